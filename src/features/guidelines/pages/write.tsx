import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { type PassageText, passageParts } from '../../../core/guidelines/passage-text.ts'
import type { Language } from '../../../core/networks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { requireMay, type SignedIn } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { AboutForm } from '../about-form.tsx'
import { changeAbout } from '../arrange.ts'
import { causesFor } from '../causes.ts'
import { differenceOf } from '../difference.ts'
import { findAbout } from '../find-about.ts'
import { writeSchema } from '../guideline-form.ts'
import { rendered } from '../rendered.ts'
import { wantedPassage } from '../wanted-passage.ts'
import { WriteForm } from '../write-form.tsx'
import { findDraft, keepDraft, type Place, publishGuideline } from '../write-guideline.ts'

await sentencesOf('guidelinesRoom')

const placeOf = (params: Readonly<Record<string, string | undefined>>, own: Language): Place => {
  const wanted = wantedPassage({ ...params, version: undefined }, own)
  if (!wanted) throw new Response(null, { status: 404 })
  return { slug: wanted.slug, language: wanted.language }
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMay(context, 'write-guidelines')
  const place = placeOf(params, language)
  const { id } = viewer.organisation
  const found = await inOrganisation(app.db, id, async (tx) => {
    const draft = await findDraft(tx, id, place)
    if (!draft) return undefined
    return { draft, about: await findAbout(tx, id, place.slug), causes: await causesFor(tx, id, place) }
  })
  if (!found) throw new Response(null, { status: 404 })
  return { ...place, ...found, preview: rendered(found.draft.text) }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const signedIn = requireMay(context, 'write-guidelines')
  const place = placeOf(params, signedIn.language)
  const parsed = parseForm(writeSchema, await request.formData(), ['because', 'checks'])
  const typedText = (typed: Typed) =>
    Object.fromEntries(passageParts.map((part) => [part, (typed[part] ?? '').trim()])) as PassageText
  const back = (status: number, typed: Typed, faults: Readonly<Record<string, string>> = {}) =>
    data({ faults, typed, preview: rendered(typedText(typed)), conflict: undefined }, { status })
  if (!parsed.ok) return back(400, parsed.typed, parsed.faults)
  const { value, typed } = parsed
  if (value.intent === 'preview') return back(200, typed)
  const { app, viewer } = signedIn
  const here = `/guidance/guidelines/${place.slug}/write/${place.language}`
  if (value.intent === 'about') {
    const changed = await changeAbout(app, viewer, place.slug, value)
    if (!changed.ok) throw new Response(null, { status: 404 })
    return redirect(`${here}?kept`)
  }
  const writing = { ...place, text: typedText(typed), edition: value.edition }
  const written =
    value.intent === 'publish'
      ? await publishGuideline(app, viewer, { ...writing, note: value.note, because: value.because })
      : await keepDraft(app, viewer, writing)
  if (written.ok)
    return redirect(
      written.version ? `/guidance/guidelines/${place.slug}/${place.language}/${written.version}` : `${here}?kept`,
    )
  if (written.problem === 'missing') throw new Response(null, { status: 404 })
  if (written.problem === 'nothing-new') return back(409, typed, { body: 'passage.problem.nothing-new' })
  return data(await conflictOf(signedIn, place, typed, writing.text), { status: 409 })
}

/** Somebody kept or published another text meanwhile: both are shown, and whoever saves now has seen what differs. */
async function conflictOf({ app, viewer }: SignedIn, place: Place, typed: Typed, text: PassageText) {
  const { id } = viewer.organisation
  const theirs = await inOrganisation(app.db, id, (tx) => findDraft(tx, id, place))
  if (!theirs) throw new Response(null, { status: 404 })
  const faults: Readonly<Record<string, string>> = {}
  const conflict = { edition: theirs.edition, parts: differenceOf(theirs.text, text) }
  return { faults, typed, preview: rendered(text), conflict }
}

/** Writing a passage in one language, with how it will look beside it. */
export default function Write() {
  const t = useT()
  const [query] = useSearchParams()
  const { slug, language, draft, about, causes, preview } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const title = t('passage.writing', { language: t(`common.in.${language}`) })
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      {query.has('kept') && !result && (
        <p className="notice" role="status">
          {t('passage.kept')}
        </p>
      )}
      <WriteForm
        key={`${language}${draft.edition}`}
        {...{ language, draft, causes, result }}
        preview={result?.preview ?? preview}
      />
      <AboutForm about={about} />
      <p className="tools">
        <Link to="/guidance/write">{t('passage.manage')}</Link>
        <Link to={`/guidance/guidelines/${slug}`}>{t('passage.newest')}</Link>
      </p>
    </>
  )
}
