import type { Context } from '../../context.ts'
import { escapeHtml as safe } from '../../core/escape-html.ts'
import { type Language, languages } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { plainPage } from '../../platform/plain-page.ts'
import { translator } from '../../ui/intl.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'

/**
 * What a robot or a link preview gets of a tracked link: the story's Open Graph page, with nothing of
 * who told it. An unknown link gets a friendly page in the three languages, the visitor's own first.
 */
export async function pageOfLink(
  ctx: Pick<Context, 'db' | 'baseUrl'>,
  slug: string,
  language: Language,
): Promise<Response> {
  const link = await ctx.db
    .selectFrom('linkSlug')
    .select(['organisationId', 'storyId', 'target', 'detour'])
    .where('host', '=', new URL(ctx.baseUrl).host)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!link) return plainPage(unknownPage(language), 404, language)
  const organisationId = link.organisationId as OrganisationId
  const { storyId } = link
  const story = storyId
    ? await inOrganisation(ctx.db, organisationId, (tx) => findStoryToTell(tx, organisationId, storyId))
    : undefined
  if (link.detour) return correctedPage(link.detour, story?.language ?? language)
  const picture = story?.picture && {
    ...story.picture,
    url: `${ctx.baseUrl}/p/${organisationId}/${story.picture.id}.jpg`,
  }
  const tags = [
    ['og:title', story?.title ?? new URL(link.target).hostname],
    ['og:description', story?.summary ?? ''],
    ['og:type', 'article'],
    ['og:url', `${ctx.baseUrl}/go/${slug}`],
    ...(picture
      ? [
          ['og:image', picture.url],
          ['og:image:alt', picture.alt],
        ]
      : []),
  ].map(([name, content]) => `<meta property="${name}" content="${safe(content ?? '')}">`)
  const title = safe(story?.title ?? new URL(link.target).hostname)
  const way = `<p><a href="${safe(link.target)}">${safe(link.target)}</a></p>`
  const head = `<title>${title}</title>${tags.join('')}<meta name="twitter:card" content="summary_large_image">`
  return plainPage(
    `${head}<main><h1>${title}</h1><p>${safe(story?.summary ?? '')}</p>${way}</main>`,
    200,
    story?.language ?? language,
  )
}

/** A preview of a corrected story spreads nothing of it: it says that there is a correction, and where. */
function correctedPage(address: string, language: Language): Response {
  const title = safe(translator(language)('corrections.isCorrected'))
  const way = `<p><a href="${safe(address)}">${safe(address)}</a></p>`
  return plainPage(
    `<title>${title}</title><meta property="og:title" content="${title}"><meta property="og:type" content="article"><main><h1>${title}</h1>${way}</main>`,
    200,
    language,
  )
}

function unknownPage(first: Language): string {
  const sections = [first, ...languages.filter((language) => language !== first)].map((language) => {
    const t = translator(language)
    return `<section lang="${language}"><h1>${safe(t('links.unknown.title'))}</h1><p>${safe(t('links.unknown.text'))}</p></section>`
  })
  return `<title>${safe(translator(first)('links.unknown.title'))}</title><main>${sections.join('')}</main>`
}
