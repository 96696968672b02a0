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
import { z } from 'zod'
import { steps } from '../../../core/voice/study.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { takeStep } from '../change-state.ts'
import { joinLink } from '../join-link.ts'
import { countStudy } from '../queries.ts'
import { nextRoom, openRooms } from '../rooms.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study, parts } = await requireStudy(context, params)
  const counts = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    countStudy(tx, viewer.organisation.id, study.id),
  )
  const { id, title, question, state } = study
  const leads = parts.includes('researcher')
  return { id, title, question, state, parts, leads, counts, link: leads ? joinLink(app, study) : null }
}

const schema = z.object({ step: z.enum(['open', 'close', 'reopen']) })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'not-now' as const }, { status: 400 })
  const done = await takeStep(app, viewer, study.id, parsed.value.step)
  if (!done.ok) return data({ problem: done.problem }, { status: 409 })
  return redirect(`/together/studies/${study.id}`)
}

export default function StudyHome() {
  const t = useT()
  const { number } = useFormats()
  const { id, title, question, state, parts, counts } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <p className="preserve">{question}</p>
      <p className="facts">
        {[
          t(`study.state.${state}`),
          t('study.count.participants', { count: counts.participants }),
          t('study.count.posts', { count: counts.posts, posts: number(counts.posts) }),
        ].join(' · ')}
      </p>
      {result && (
        <p className="notice care" role="alert">
          {t(`study.problem.${result.problem}`)}
        </p>
      )}
      <Next />
      <h2>{t('study.rooms')}</h2>
      <nav aria-label={t('study.rooms')}>
        <ul className="rows">
          {openRooms(state, parts).map((room) => (
            <li key={room.path}>
              <Link to={`/together/studies/${id}/${room.path}`}>{t(room.title)}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav className="tools" aria-label={t('study.list.title')}>
        <Link to="/together/studies">{t('study.list.title')}</Link>
      </nav>
    </>
  )
}

/** What comes next, for who leads the study and for who codes in it. */
function Next() {
  const t = useT()
  const { id, state, parts, leads, counts, link } = useLoaderData<typeof loader>()
  const step = (Object.keys(steps) as (keyof typeof steps)[]).find((one) => steps[one].from === state)
  // Whoever prepares a study opens it next; the others read its codebook meanwhile.
  const room = leads && state === 'draft' ? undefined : nextRoom(state, parts)
  const progress = { sampled: counts.sampled, coded: counts.coded }
  return (
    <section>
      <h2>{t('study.next')}</h2>
      <p>{t(leads ? `study.next.${state}` : `study.next.worker.${state}`, progress)}</p>
      {leads && state === 'collecting' && link && (
        <label className="field">
          {t('study.link')}
          <input readOnly value={link} />
        </label>
      )}
      {(room || (leads && step)) && (
        <Form method="post" className="actions">
          {room && (
            <Link to={`/together/studies/${id}/${room.path}`} className="button">
              {t(room.title)}
            </Link>
          )}
          {leads && step && (
            <button type="submit" name="step" value={step} className={step === 'open' ? undefined : 'quiet'}>
              {t(`study.step.${step}`)}
            </button>
          )}
        </Form>
      )}
    </section>
  )
}
