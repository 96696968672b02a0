import { Form, Link } from 'react-router'
import { FaultSummary, Input, TextArea } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import type { CaseData } from './pages/case.tsx'

type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

export function CaseTimeline({ entries }: Pick<CaseData, 'entries'>) {
  const t = useT()
  const { moment } = useFormats()
  return (
    <section>
      <h2>{t('mishaps.timeline')}</h2>
      <ol className="rows">
        {entries.map(({ id, at, kind, words, name }) => (
          <li key={id}>
            <p className="facts">
              {moment(at)} · {t(`mishaps.entry.${kind}`, { name: name ?? t('mishaps.notSignedIn') })}
            </p>
            {words && <p className="preserve">{words}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A faulty form is the one that was sent: the others are as they were. */
const only = ({ typed, faults }: Filled, act: string): Filled =>
  typed.act === act ? { typed, faults } : { typed: {}, faults: {} }

export function Say({ entries, ...filled }: Pick<CaseData, 'entries'> & Filled) {
  const t = useT()
  const { typed, faults } = only(filled, 'say')
  return (
    <Form method="post" className="stack" noValidate key={entries.length}>
      <FaultSummary faults={faults} />
      <TextArea label={t('mishaps.say')} name="words" fault={faults.words} defaultValue={typed.words} />
      <button type="submit" name="act" value="say">
        {t('mishaps.say.button')}
      </button>
    </Form>
  )
}

export function CaseTasks({ tasks, newId }: Pick<CaseData, 'tasks' | 'newId'>) {
  const t = useT()
  return (
    <section>
      <h2>{t('mishaps.tasks')}</h2>
      <ul className="rows">
        {tasks.map(({ id, step, words, doneAt }) => (
          <li key={id}>
            <Form method="post" className="line">
              <input type="hidden" name="act" value="task" />
              <input type="hidden" name="task" value={id} />
              <span>{step ? t(`mishaps.step.${step}`) : words}</span>
              <button
                type="submit"
                className="quiet"
                name="done"
                value={doneAt ? 'no' : 'yes'}
                aria-label={`${t(doneAt ? 'mishaps.task.undo' : 'mishaps.task.done')}: ${step ? t(`mishaps.step.${step}`) : words}`}
              >
                {t(doneAt ? 'mishaps.task.undo' : 'mishaps.task.done')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('mishaps.task.add')}</summary>
        <Form method="post" className="stack" noValidate key={newId}>
          <input type="hidden" name="id" value={newId} />
          <Input label={t('mishaps.task.words')} name="task" maxLength={500} required />
          <button type="submit" className="quiet" name="act" value="add-task">
            {t('mishaps.task.add')}
          </button>
        </Form>
      </details>
    </section>
  )
}

export function CaseEvidence({ evidence, mishap, ...filled }: Pick<CaseData, 'evidence' | 'mishap'> & Filled) {
  const t = useT()
  const { typed, faults } = only(filled, 'evidence')
  const isFaulty = Object.keys(faults).length > 0
  return (
    <section>
      <h2>{t('mishaps.evidence')}</h2>
      <p className="hint">{t('mishaps.evidence.about')}</p>
      <ul className="rows">
        {evidence.map(({ id, happenedAt, words, link, pictureType }) => (
          <li key={id}>
            {happenedAt && <p className="facts">{happenedAt}</p>}
            {words && <p className="preserve">{words}</p>}
            {link && <p className="preserve">{link}</p>}
            {pictureType && (
              <p>
                <a href={`/guidance/mishap/cases/${mishap.id}/evidence/${id}`} rel="noreferrer">
                  {t('mishaps.evidence.picture')}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <details open={isFaulty}>
        <summary>{t('mishaps.evidence.add')}</summary>
        <Form method="post" className="stack" encType="multipart/form-data" noValidate>
          <FaultSummary faults={faults} />
          <EvidenceFields typed={typed} faults={faults} />
          <button type="submit" className="quiet" name="act" value="evidence">
            {t('mishaps.evidence.add')}
          </button>
        </Form>
      </details>
    </section>
  )
}

type HelpersProps = Pick<CaseData, 'mishap' | 'story'> & Filled

/** What whoever helps can do: put the story right, let somebody in, note what authorities were told, close, look back. */
export function HelpersTools({ mishap, story, ...filled }: HelpersProps) {
  const t = useT()
  const letIn = only(filled, 'let-in')
  const authority = only(filled, 'authority')
  const isOpen = mishap.state === 'open'
  return (
    <section>
      <h2>{t('mishaps.helping')}</h2>
      {story && (
        <p>
          {t('mishaps.story')} <Link to={`/stories/${story.id}`}>{story.title}</Link>.{' '}
          {story.mayEdit ? (
            <Link to={`/stories/${story.id}/correction`}>{t('mishaps.story.correct')}</Link>
          ) : (
            t('mishaps.story.askEditor')
          )}
        </p>
      )}
      {mishap.kind === 'harassment' && (
        <Form method="post" className="stack" noValidate>
          <TextArea
            {...{ label: t('mishaps.authority'), hint: t('mishaps.authority.hint'), name: 'words', rows: 2 }}
            {...{ fault: authority.faults.words, defaultValue: authority.typed.words }}
          />
          <button type="submit" className="quiet" name="act" value="authority">
            {t('mishaps.authority.button')}
          </button>
        </Form>
      )}
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={letIn.faults} />
        <Input
          {...{ label: t('mishaps.letIn'), hint: t('mishaps.letIn.hint'), name: 'email', type: 'email' }}
          {...{ fault: letIn.faults.email, defaultValue: letIn.typed.email }}
        />
        <button type="submit" className="quiet" name="act" value="let-in">
          {t('mishaps.letIn.button')}
        </button>
      </Form>
      {!isOpen && (
        <p>
          <Link className="button" to={`/guidance/mishap/cases/${mishap.id}/review`}>
            {t(mishap.review ? 'mishaps.review.again' : 'mishaps.review')}
          </Link>
        </p>
      )}
      <Form method="post" className="tools">
        <button type="submit" name="act" value={isOpen ? 'close' : 'reopen'} className={isOpen ? undefined : 'quiet'}>
          {t(isOpen ? 'mishaps.close' : 'mishaps.reopen')}
        </button>
        <button type="submit" name="act" value="leave" className="quiet">
          {t('mishaps.leave')}
        </button>
      </Form>
    </section>
  )
}

export function OwnTools() {
  const t = useT()
  return (
    <section>
      <h2>{t('mishaps.own')}</h2>
      <p className="hint">{t('mishaps.erase.about')}</p>
      <Form method="post">
        <button type="submit" name="act" value="erase" className="quiet">
          {t('mishaps.erase')}
        </button>
      </Form>
    </section>
  )
}
