import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { languages } from '../../../core/networks.ts'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireMay } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { type Arrangement, addGuideline, listToWrite, moveGuideline, retireGuideline } from '../arrange.ts'
import { manageSchema } from '../guideline-form.ts'
import { listProposals } from '../list-proposals.ts'
import { PublicForm } from '../public-form.tsx'
import { findPublicPage, setPublicPage } from '../public-page.ts'
import { takeOverStarter } from '../take-over.ts'

await sentencesOf('guidelinesRoom')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMay(context, 'write-guidelines')
  const { id } = viewer.organisation
  const page = pageNumber(request)
  return inOrganisation(app.db, id, async (tx) => ({
    passages: await listToWrite(tx, id, language),
    waiting: await listProposals(tx, viewer, undefined, page),
    publicPage: (await findPublicPage(tx, id))?.page ?? 'closed',
    maySet: may(actorOf(viewer), 'change-settings'),
    organisation: id,
    ...{ page, today: dateAt(app.clock()) },
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'write-guidelines')
  const parsed = parseForm(manageSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  switch (value.intent) {
    case 'take-over':
      await takeOverStarter(app, viewer)
      return redirect('/guidance/write')
    case 'new': {
      const added = await addGuideline(app, viewer, value.title)
      if (added.ok) return redirect(`/guidance/guidelines/${added.slug}/write/${viewer.organisation.language}`)
      return data({ faults: { title: `passage.problem.${added.problem}` }, typed }, { status: 409 })
    }
    case 'page':
      await setPublicPage(app, viewer, value.page)
      return redirect('/guidance/write')
    case 'up':
    case 'down':
      await moveGuideline(app, viewer, value.slug, value.intent)
      return redirect('/guidance/write')
    default:
      await retireGuideline(app, viewer, value.slug, value.intent === 'retire')
      return redirect('/guidance/write')
  }
}

/** All passages, for those who write them: which there are, in what order, and what is being written. */
export default function Manage() {
  const t = useT()
  const { passages, waiting, page, publicPage, maySet, organisation } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const standing = passages.filter(({ isRetired }) => !isRetired)
  const retired = passages.filter(({ isRetired }) => isRetired)
  return (
    <>
      <title>{`${t('passage.manage')} · Luotto`}</title>
      <h1>{t('passage.manage')}</h1>
      <p>{t('passage.manageAbout')}</p>
      {(waiting.lines.length > 0 || page > 1) && <h2>{t('passage.waiting')}</h2>}
      <ul className="rows">
        {waiting.lines.map(({ id, slug, words, language, name }) => (
          <li key={id}>
            <p className="facts">{name}</p>
            <p>
              <Link to={`/guidance/guidelines/${slug}#said`} lang={language}>
                {words}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} more={waiting.more} />
      {passages.length === 0 && (
        <Form method="post" className="notice">
          <p>{t('passage.takeOverAbout')}</p>
          <button type="submit" name="intent" value="take-over">
            {t('passage.takeOver')}
          </button>
        </Form>
      )}
      <ul className="rows">
        {standing.map((one) => (
          <Line key={one.slug} passage={one} />
        ))}
      </ul>
      {passages.length > 0 && (
        <Form method="post" className="stack" noValidate>
          <Input
            label={t('passage.new')}
            hint={t('passage.newHint')}
            name="title"
            maxLength={120}
            defaultValue={result?.typed.title}
            fault={result?.faults.title}
          />
          <button type="submit" name="intent" value="new" className="quiet">
            {t('passage.newBegin')}
          </button>
        </Form>
      )}
      {retired.length > 0 && <h2>{t('passage.retiredOnes')}</h2>}
      <ul className="rows">
        {retired.map((one) => (
          <Line key={one.slug} passage={one} />
        ))}
      </ul>
      {maySet && <PublicForm page={publicPage} organisation={organisation} />}
      <p>
        <Link to="/guidance">{t('guidelines.back')}</Link>
      </p>
    </>
  )
}

function Line({ passage }: { passage: Arrangement }) {
  const t = useT()
  const { day } = useFormats()
  const { today } = useLoaderData<typeof loader>()
  const { slug, title, isRetired, reviewOn, languages: published, drafts } = passage
  const review = reviewOn && (reviewOn < today ? 'passage.overdue' : 'passage.reviewOn')
  return (
    <li>
      <h3>{published.length > 0 ? <Link to={`/guidance/guidelines/${slug}`}>{title}</Link> : title}</h3>
      {review && (
        <p className={review === 'passage.overdue' ? 'fault' : 'facts'}>{t(review, { day: day(reviewOn) })}</p>
      )}
      <p className="tools">
        {languages.map((language) => (
          <Link key={language} to={`/guidance/guidelines/${slug}/write/${language}`}>
            {t(
              drafts.includes(language)
                ? 'passage.goOn'
                : published.includes(language)
                  ? 'passage.change'
                  : 'passage.begin',
              {
                language: t(`common.in.${language}`),
              },
            )}
          </Link>
        ))}
      </p>
      <Form method="post" className="actions">
        <input type="hidden" name="slug" value={slug} />
        {(isRetired ? (['bring-back'] as const) : (['up', 'down', 'retire'] as const)).map((intent) => (
          <button
            key={intent}
            type="submit"
            name="intent"
            value={intent}
            className="quiet"
            aria-label={`${t(`passage.act.${intent}`)}: ${title}`}
          >
            {t(`passage.act.${intent}`)}
          </button>
        ))}
      </Form>
    </li>
  )
}
