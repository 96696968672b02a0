import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { emptyPassage } from '../../../core/guidelines/passage-text.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { differenceOf } from '../difference.ts'
import { DifferenceView } from '../difference-view.tsx'
import { findGuideline } from '../find-guideline.ts'
import { wantedPassage } from '../wanted-passage.ts'

await sentencesOf('guidelinesRoom')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const wanted = wantedPassage(params, language)
  const { id } = viewer.organisation
  const { version } = wanted ?? {}
  if (!wanted || version === undefined) throw new Response(null, { status: 404 })
  const [after, before] = await inOrganisation(app.db, id, async (tx) => [
    await findGuideline(tx, id, { ...wanted, version }),
    version > 1 ? await findGuideline(tx, id, { ...wanted, version: version - 1 }) : undefined,
  ])
  if (!after) throw new Response(null, { status: 404 })
  const { text, slug, note, author, publishedAt } = after
  return {
    ...{ slug, version, note, author, publishedAt, language: after.language, title: text.title },
    parts: differenceOf(before?.text ?? emptyPassage, text),
  }
}

/** What one version changed in the one before it. */
export default function Changes() {
  const t = useT()
  const { day } = useFormats()
  const { slug, version, note, author, publishedAt, language, title, parts } = useLoaderData<typeof loader>()
  const own = `/guidance/guidelines/${slug}/${language}/${version}`
  return (
    <>
      <title>{`${t('passage.changesIn', { version })} · Luotto`}</title>
      <h1>{t('passage.changesIn', { version })}</h1>
      <p className="facts">{[title, publishedAt && day(publishedAt), author].filter(Boolean).join(' · ')}</p>
      {note && <p lang={language}>{note}</p>}
      <div lang={language}>
        <DifferenceView parts={parts} />
      </div>
      <p className="tools">
        <Link to={own}>{t('passage.version', { version })}</Link>
        <Link to={`/guidance/guidelines/${slug}`}>{t('passage.newest')}</Link>
      </p>
    </>
  )
}
