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
import { studyParts } from '../../../core/voice/study.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { Input, Select } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listParticipants } from '../list-participants.ts'
import { addWorker, listWorkers, removeWorker, searchMembers } from '../manage-workers.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const search = (new URL(request.url).searchParams.get('search') ?? '').trim().slice(0, 100)
  const page = pageNumber(request)
  const organisationId = viewer.organisation.id
  return inOrganisation(app.db, organisationId, async (tx) => {
    const workers = await listWorkers(tx, organisationId, study.id)
    // A page is of what was asked for: of the people who were found, or else of those who take part.
    const looks = search.length >= 2
    const { participants, more } = await listParticipants(tx, organisationId, study.id, looks ? 1 : page)
    const found = await searchMembers(tx, organisationId, search, page)
    return {
      study: { id: study.id, title: study.title },
      ...{ workers, participants, search, looks, page },
      found: found.found,
      more: looks ? found.more : more,
    }
  })
}

const schema = z.object({
  intent: z.enum(['add', 'remove']),
  member: z.uuid(),
  part: z.enum(studyParts),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'nobody' as const }, { status: 400 })
  const { intent, member, part } = parsed.value
  const done = await (intent === 'add' ? addWorker : removeWorker)(app, viewer, study.id, member, part)
  if (!done.ok) return data({ problem: done.problem }, { status: 409 })
  // Who took the lead from themselves sees the page no more.
  const own = intent === 'remove' && part === 'researcher' && member === viewer.member.id
  return redirect(own ? '/together/studies' : `/together/studies/${study.id}/people`)
}

export default function StudyPeople() {
  const t = useT()
  const { number } = useFormats()
  const { study, workers, participants, looks, page, more } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('study.room.people')} · Luotto`}</title>
      <h1>{t('study.room.people')}</h1>
      <nav className="tools" aria-label={t('study.rooms')}>
        <Link to={`/together/studies/${study.id}`}>{study.title}</Link>
      </nav>
      {result && (
        <p className="notice care" role="alert">
          {t(`study.people.problem.${result.problem}`)}
        </p>
      )}
      <h2>{t('study.people.workers')}</h2>
      <p className="hint">{t('study.people.workersAbout')}</p>
      <ul className="rows">
        {workers.map((worker) => (
          <li key={worker.id}>
            {worker.name} <span className="facts">{worker.alias}</span>
            <div className="actions">
              {worker.parts.map((part) => (
                <Form method="post" key={part}>
                  <input type="hidden" name="member" value={worker.id} />
                  <input type="hidden" name="part" value={part} />
                  <button
                    type="submit"
                    name="intent"
                    value="remove"
                    className="quiet"
                    aria-label={t('study.people.removeThis', { name: worker.name, part: t(`study.part.${part}`) })}
                  >
                    {t('study.people.remove', { part: t(`study.part.${part}`) })}
                  </button>
                </Form>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <AddWorker />
      {looks && <Pages page={page} more={more} />}
      <h2>{t('study.people.participants')}</h2>
      <p className="hint">{t('study.people.participantsAbout')}</p>
      {participants.length === 0 && <p className="empty">{t('study.people.none')}</p>}
      <ul className="rows">
        {participants.map(({ pseudonym, posts, asksAgain }) => (
          <li key={pseudonym}>
            {pseudonym}
            <p className="facts">
              {t('study.count.posts', { count: posts, posts: number(posts) })}
              {asksAgain && ` · ${t('study.people.asksAgain')}`}
            </p>
          </li>
        ))}
      </ul>
      {!looks && <Pages page={page} more={more} />}
    </>
  )
}

/** A member is looked for by name, and then given a part. */
function AddWorker() {
  const t = useT()
  const { search, found, looks } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t('study.people.add')}</h2>
      <Form className="line" role="search" key={search}>
        <Input label={t('study.people.search')} name="search" defaultValue={search} maxLength={100} />
        <button type="submit" className="quiet">
          {t('study.people.searchGo')}
        </button>
      </Form>
      {looks && found.length === 0 && <p className="empty">{t('study.people.searchNone')}</p>}
      <ul className="rows">
        {found.map(({ id, name }) => (
          <li key={id}>
            <Form method="post" className="line">
              <input type="hidden" name="member" value={id} />
              <Select
                label={name}
                name="part"
                defaultValue="coder"
                options={studyParts.map((part) => ({ value: part, label: t(`study.part.${part}`) }))}
              />
              <button
                type="submit"
                name="intent"
                value="add"
                className="quiet"
                aria-label={t('study.people.addThis', { name })}
              >
                {t('common.add')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
