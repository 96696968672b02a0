import type { Context } from '../../context.ts'
import { escapeHtml as safe } from '../../core/escape-html.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { plainPage } from '../../platform/plain-page.ts'
import { intlFor, translator } from '../../ui/intl.ts'
import { findCorrection } from './find-correction.ts'

/**
 * What was wrong with a story and what is right, for whoever comes by a link that told it. It is open to
 * whoever knows its two ids, and says nothing of who told, objected or corrected.
 */
export async function correctionPage(
  ctx: Pick<Context, 'db'>,
  { organisation, id }: { organisation: string; id: string },
): Promise<Response | undefined> {
  if (!isId(organisation)) return undefined
  const organisationId = organisation as OrganisationId
  const found = await inOrganisation(ctx.db, organisationId, (tx) => findCorrection(tx, organisationId, id))
  if (!found) return undefined
  const t = translator(found.language)
  const day = intlFor(found.language).formatDate(found.madeOn, { dateStyle: 'long' })
  const paragraphs = (text: string) =>
    text
      .split(/\n+/)
      .map((line) => `<p>${safe(line)}</p>`)
      .join('')
  const original = found.original
    ? `<p><a href="${safe(found.original)}" rel="noreferrer">${safe(t('corrections.original'))}</a></p>`
    : ''
  const title = safe(t('corrections.pageTitle', { title: found.title }))
  const tags = `<title>${title}</title><meta property="og:title" content="${title}"><meta property="og:type" content="article"><meta property="og:description" content="${safe(found.rightIs.slice(0, 300))}">`
  return plainPage(
    `${tags}<main><h1>${title}</h1><p>${safe(found.organisation)} · ${safe(day)}</p>
<h2>${safe(t('corrections.wrong'))}</h2>${paragraphs(found.wrong)}
<h2>${safe(t('corrections.right'))}</h2>${paragraphs(found.rightIs)}${original}</main>`,
    200,
    found.language,
  )
}
