import { Form, Link } from 'react-router'
import type { Typed } from '../../platform/form.ts'
import { TextArea } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'
import { Pages } from '../../ui/pages.tsx'
import type { ProposalLine } from './list-proposals.ts'

type Result = { readonly faults: Readonly<Record<string, string>>; readonly typed: Typed }

type Props = {
  readonly lines: readonly ProposalLine[]
  readonly more: boolean
  readonly page: number
  readonly mayWrite: boolean
  readonly newId: string
  readonly result: Result | undefined
}

/** What members say of a passage, with what was answered and what came of it; and room to say something oneself. */
export function Proposals({ lines, more, page, mayWrite, newId, result }: Props) {
  const t = useT()
  const own = result && result.typed.intent !== 'answer' ? result : undefined
  return (
    <section id="said">
      <h2>{t('passage.said')}</h2>
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
            {mayWrite && !line.isAnswered && (
              <Answer id={line.id} result={result?.typed.id === line.id ? result : undefined} />
            )}
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} name="said" label={t('passage.said')} />
      <Form method="post" className="stack" noValidate key={own ? 'again' : newId}>
        <input type="hidden" name="id" value={own?.typed.id ?? newId} />
        <TextArea
          label={t('passage.say')}
          hint={t('passage.sayHint')}
          name="words"
          maxLength={2000}
          defaultValue={own?.typed.words}
          fault={own?.faults.words}
        />
        <div>
          <label className="choice">
            <input type="checkbox" name="mayName" value="yes" defaultChecked={own?.typed.mayName === 'yes'} />
            <span>{t('passage.mayName')}</span>
          </label>
        </div>
        <div className="actions">
          <button type="submit" name="intent" value="proposal">
            {t('passage.propose')}
          </button>
          <button type="submit" name="intent" value="comment" className="quiet">
            {t('passage.comment')}
          </button>
        </div>
      </Form>
    </section>
  )
}

function Line({ line }: { line: ProposalLine }) {
  const t = useT()
  const { day } = useFormats()
  const { id, slug, language, kind, words, answer, isAnswered, became, createdAt, isOwn, name } = line
  return (
    <>
      <p className="facts">
        {[t(`passage.kind.${kind}`), day(createdAt), isOwn ? t('passage.yours') : name].filter(Boolean).join(' · ')}
      </p>
      <p className="preserve" lang={language}>
        {words}
      </p>
      {isAnswered && <p className="facts">{t('passage.answered')}</p>}
      {isAnswered && <p className="preserve">{answer}</p>}
      {became !== null && (
        <p>
          <Link to={`/guidance/guidelines/${slug}/${language}/${became}/changes`}>
            {t('passage.changesIn', { version: became })}
          </Link>
        </p>
      )}
      {isOwn && !isAnswered && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <button type="submit" name="intent" value="take-back" className="quiet">
            {t('passage.takeBack')}
          </button>
        </Form>
      )}
    </>
  )
}

function Answer({ id, result }: { id: string; result: Result | undefined }) {
  const t = useT()
  return (
    <Form method="post" className="stack" noValidate>
      <input type="hidden" name="id" value={id} />
      <TextArea
        label={t('passage.answer')}
        hint={t('passage.answerHint')}
        name="answer"
        rows={2}
        maxLength={2000}
        defaultValue={result?.typed.answer}
        fault={result?.faults.answer}
      />
      <button type="submit" name="intent" value="answer" className="quiet">
        {t('passage.answerSend')}
      </button>
    </Form>
  )
}
