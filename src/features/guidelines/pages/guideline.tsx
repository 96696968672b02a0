import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v7 as uuid } from 'uuid'
import { may } from '../../../core/policy.ts'
import { scenariosAbout } from '../../../core/practice/scenarios.ts'
import { isPassageId } from '../../../core/starter-guidelines/passages.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { TryIt } from '../../practice/try-it.tsx'
import { findGuideline, languagesOf, listVersions } from '../find-guideline.ts'
import { Lessons } from '../lessons.tsx'
import { lessonsOf } from '../list-lessons.ts'
import { listProposals } from '../list-proposals.ts'
import { PassageView } from '../passage-view.tsx'
import { sayingSchema } from '../proposal-form.ts'
import { Proposals } from '../proposals.tsx'
import { answerProposal, propose, takeBack } from '../propose.ts'
import { rendered } from '../rendered.ts'
import { Versions } from '../versions.tsx'
import { wantedPassage } from '../wanted-passage.ts'

await sentencesOf('guidelinesRoom')

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const wanted = wantedPassage(params, language)
  const { id } = viewer.organisation
  const found =
    wanted &&
    (await inOrganisation(app.db, id, async (tx) => {
      const guideline = await findGuideline(tx, id, wanted)
      if (!guideline) return undefined
      const page = pageNumber(request, 'versions')
      const saidPage = pageNumber(request, 'said')
      const lessonsPage = pageNumber(request, 'lessons')
      const newest = await findGuideline(tx, id, { slug: wanted.slug, language: guideline.language })
      return {
        ...{ guideline, page, newest: newest?.version ?? null },
        lessons: await lessonsOf(tx, id, wanted.slug, lessonsPage),
        lessonsPage,
        said: await listProposals(tx, viewer, wanted.slug, saidPage),
        saidPage,
        languages: await languagesOf(tx, id, wanted.slug),
        history: await listVersions(tx, id, { slug: wanted.slug, language: guideline.language }, page),
      }
    }))
  if (!found) throw new Response(null, { status: 404 })
  const { text, ...guideline } = found.guideline
  const { reviewOn, slug } = guideline
  return {
    ...found,
    guideline,
    text: rendered(text),
    language,
    newId: uuid(),
    isOverdue: reviewOn !== null && reviewOn < dateAt(app.clock()),
    mayWrite: may(actorOf(viewer), 'write-guidelines'),
    situations: isPassageId(slug) ? scenariosAbout(slug).map(({ id, title }) => ({ id, title: title[language] })) : [],
  }
}

/** Somebody says something of the passage, takes it back, or answers. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const wanted = wantedPassage(params, language)
  if (!wanted) throw new Response(null, { status: 404 })
  const parsed = parseForm(sayingSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  const here = `/guidance/guidelines/${wanted.slug}#said`
  if (value.intent === 'take-back') {
    await takeBack(app, viewer, value.id)
    return redirect(here)
  }
  const said =
    value.intent === 'answer'
      ? await answerProposal(app, viewer, value.id, value.answer)
      : await propose(app, viewer, { ...wanted, ...value, kind: value.intent, mayName: value.mayName === 'yes' })
  if (said.ok) return redirect(here)
  if (said.problem === 'missing') throw new Response(null, { status: 404 })
  const field = value.intent === 'answer' ? 'answer' : 'words'
  const faults: Readonly<Record<string, string>> = { [field]: `passage.problem.${said.problem}` }
  return data({ faults, typed }, { status: 409 })
}

/**
 * One passage, at an address that stays: what it says, what it means in practice, what the second look sees of it, and
 * how it came to say so.
 */
export default function GuidelinePage() {
  const t = useT()
  const { guideline, text, situations, lessons, lessonsPage, said, saidPage, newId, language, mayWrite } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${text.title} · Luotto`}</title>
      <article lang={guideline.language === language ? undefined : guideline.language}>
        <h1>{text.title}</h1>
        <Standing />
        <PassageView text={text} />
      </article>
      {guideline.checks.length > 0 && (
        <>
          <h2>{t('guidelines.checks')}</h2>
          <p>{guideline.checks.map((check) => t(`guidelines.check.${check}`)).join(', ')}</p>
        </>
      )}
      <TryIt situations={situations} />
      <Lessons slug={guideline.slug} {...lessons} page={lessonsPage} />
      {guideline.version !== null && <Proposals {...said} page={saidPage} {...{ mayWrite, newId, result }} />}
      <Versions />
      <p className="tools">
        <Link to="/guidance">{t('guidelines.back')}</Link>
        {mayWrite && guideline.version !== null && (
          <Link to={`/guidance/guidelines/${guideline.slug}/write/${guideline.language}`}>{t('passage.write')}</Link>
        )}
      </p>
    </>
  )
}

/** Whose words these are and since when, and whatever one ought to know before one goes by them. */
function Standing() {
  const t = useT()
  const { day } = useFormats()
  const { guideline, newest, isOverdue, language } = useLoaderData<typeof loader>()
  const { slug, version, author, publishedAt, reviewOn, isStarter, isRetired } = guideline
  const facts = [
    version !== null && t('passage.version', { version }),
    publishedAt && day(publishedAt),
    isStarter ? t('passage.byLuotto') : author,
    reviewOn && !isOverdue && t('passage.reviewOn', { day: day(reviewOn) }),
  ]
  return (
    <>
      <p className="facts" lang={language}>
        {facts.filter(Boolean).join(' · ')}
      </p>
      {guideline.language !== language && (
        <p className="hint" lang={language}>
          {t('passage.otherLanguage')}
        </p>
      )}
      {isRetired && (
        <p className="notice care" lang={language}>
          {t('passage.retired')}
        </p>
      )}
      {isOverdue && reviewOn && (
        <p className="notice care" lang={language}>
          {t('passage.overdue', { day: day(reviewOn) })}
        </p>
      )}
      {version !== newest && (
        <p className="notice" lang={language}>
          {t('passage.old')} <Link to={`/guidance/guidelines/${slug}`}>{t('passage.newest')}</Link>
        </p>
      )}
    </>
  )
}
