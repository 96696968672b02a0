import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { answerTo } from '../../../core/voice/coding.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { WideTable } from '../../../ui/wide-table.tsx'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { CodeChoice } from '../code-choice.tsx'
import { CodeMeanings, useCodeName, useWords } from '../codebook-words.tsx'
import { settleSchema } from '../coding-form.ts'
import { findDisputes } from '../disputes.ts'
import { PostShown } from '../post-shown.tsx'
import { lastSettled, settleDispute } from '../settle-dispute.ts'
import { Told } from '../told.tsx'

await sentencesOf('coding')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study, alias, parts } = await requireStudy(context, params, 'adjudicator')
  const { id, title, language, state } = study
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const codebook = await findCodebook(tx, viewer.organisation.id, study)
    const disputes = await findDisputes(tx, viewer, { study, alias, parts }, codebook)
    const last = (await lastSettled(tx, viewer, study.id, codebook)) ?? null
    return { id, title, language, state, codebook, disputes, last }
  })
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'adjudicator')
  const page = `/together/studies/${study.id}/adjudicate`
  const parsed = parseForm(settleSchema, await request.formData())
  if (!parsed.ok) return redirect(page)
  const done = await settleDispute(app, viewer, study.id, parsed.value)
  return redirect(done.ok ? page : `${page}?told=${done.problem}`)
}

export default function Adjudicate() {
  const t = useT()
  const { id, title, language, state, codebook, disputes, last } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const { next, waiting, forOthers, settled } = disputes
  const decision = codebook.decisions.find((one) => one.id === next?.decision)
  return (
    <>
      <title>{`${t('coding.adjudicate.title')} · ${title} · Luotto`}</title>
      <h1>{t('coding.adjudicate.title')}</h1>
      <p className="hint">{t('coding.adjudicate.about')}</p>
      <p className="facts">
        {[
          t('coding.adjudicate.waiting', { count: waiting }),
          t('coding.adjudicate.settled', { count: settled }),
          forOthers > 0 && t('coding.adjudicate.forOthers', { count: forOthers }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Told problem={query.get('told')} />
      {next && decision && state === 'coding' ? (
        <div key={`${next.post} ${decision.id}`}>
          <PostShown post={next} label={t('coding.post')} />
          <Sides />
          <CodeChoice act="settle" post={next.post} decision={decision} own={language} hasKeys={false} />
          <CodeMeanings decision={decision} own={language} />
        </div>
      ) : (
        <p className="empty">{t(state === 'coding' ? 'coding.adjudicate.nothing' : 'coding.told.not-coding')}</p>
      )}
      {last && state === 'coding' && (
        <form method="post">
          <input type="hidden" name="act" value="undo" />
          <input type="hidden" name="post" value={last.post} />
          <input type="hidden" name="decision" value={last.decision} />
          <button type="submit" className="quiet">
            {t('coding.adjudicate.undo')}
          </button>
        </form>
      )}
      <nav className="tools" aria-label={title}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
    </>
  )
}

/** What each coder said, side by side and without their names. */
function Sides() {
  const t = useT()
  const { codebook, disputes, language } = useLoaderData<typeof loader>()
  const nameOf = useCodeName(codebook, language)
  const words = useWords(language)
  if (!disputes.next) return null
  const { sides, settled } = disputes.next
  const said = codebook.decisions.filter(({ id }) => sides.some((answers) => answerTo(answers, id) !== undefined))
  const isSettled = Object.keys(settled).length > 0
  return (
    <WideTable caption={t('coding.adjudicate.sides')}>
      <thead>
        <tr>
          <th scope="col">{t('coding.decision')}</th>
          {sides.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a side has no name but its place
            <th scope="col" key={at}>
              {t('coding.adjudicate.side', { name: sideName(at) })}
            </th>
          ))}
          {isSettled && <th scope="col">{t('coding.adjudicate.settledAs')}</th>}
        </tr>
      </thead>
      <tbody>
        {said.map(({ id, question }) => (
          <tr key={id}>
            <th scope="row">{words(question).text}</th>
            {[...sides, ...(isSettled ? [settled] : [])].map((answers, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a side has no name but its place
              <td key={at}>{answerTo(answers, id) === undefined ? '–' : nameOf(id, answerTo(answers, id) ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

const sideName = (at: number): string => String.fromCharCode('A'.charCodeAt(0) + at)
