import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isId } from '../../../core/id.ts'
import { inOrganisation, type OrganisationId } from '../../../platform/database.ts'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listGuidelines } from '../find-guideline.ts'
import { PassageView } from '../passage-view.tsx'
import { findPublicPage } from '../public-page.ts'
import { rendered } from '../rendered.ts'

await sentencesOf('guidelinesRoom')

/** What was published and stands, for whoever comes, where the organisation wants that: no drafts, no authors. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, language } = requestOf(context)
  const organisation = params.organisation ?? ''
  if (!isId(organisation)) throw new Response(null, { status: 404 })
  const id = organisation as OrganisationId
  const found = await inOrganisation(app.db, id, async (tx) => {
    const open = await findPublicPage(tx, id)
    if (!open || open.page === 'closed') return undefined
    const { guidelines } = await listGuidelines(tx, id, language)
    return { name: open.name, isFound: open.page === 'found', guidelines }
  })
  if (!found) throw new Response(null, { status: 404 })
  const passages = found.guidelines.map((one) => ({ slug: one.slug, language: one.language, text: rendered(one.text) }))
  return { name: found.name, isFound: found.isFound, language, passages }
}

export default function Public() {
  const t = useT()
  const { name, isFound, language, passages } = useLoaderData<typeof loader>()
  const title = t('passage.public.title', { name })
  return (
    <main className="page narrow">
      <title>{title}</title>
      {!isFound && <meta name="robots" content="noindex" />}
      <h1>{title}</h1>
      <p>{t('passage.public.about')}</p>
      {passages.map(({ slug, text, language: its }) => (
        <details key={slug} id={slug} lang={its === language ? undefined : its}>
          <summary>{text.title}</summary>
          <PassageView text={text} />
        </details>
      ))}
      <LanguageSwitch />
    </main>
  )
}
