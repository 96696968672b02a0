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
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { languages } from '../../../core/networks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import type { Viewer } from '../../people/viewer.ts'
import { listTopics, type NamedTopic } from '../list-topics.ts'
import { addTopic, mergeTopics, removeTopic, renameTopic } from '../manage-topics.ts'
import { manageSchema } from '../topic-form.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMay(context, 'edit-stories')
  return {
    topics: await inOrganisation(app.db, viewer.organisation.id, (tx) =>
      listTopics(tx, viewer.organisation.id, language),
    ),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const parsed = parseForm(manageSchema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const done = await manage(app, viewer, parsed.value)
  if (done.ok) return redirect('/stories/topics/manage')
  const place = parsed.value.intent === 'merge' ? 'into' : 'fi'
  return data({ faults: { [place]: `topics.problem.${done.problem}` }, typed: parsed.typed }, { status: 409 })
}

function manage(app: Context, viewer: Viewer, form: z.infer<typeof manageSchema>) {
  if (form.intent === 'add') return addTopic(app, viewer, form)
  if (form.intent === 'rename') return renameTopic(app, viewer, form.topic, form)
  if (form.intent === 'merge') return mergeTopics(app, viewer, form.topic, form.into)
  return removeTopic(app, viewer, form.topic)
}

type Strings = Readonly<Record<string, string | undefined>>

export default function ManageTopics() {
  const t = useT()
  const { topics } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Strings = result?.typed ?? {}
  const faults: Strings = result?.faults ?? {}
  const adds = typed.intent === 'add'
  return (
    <>
      <title>{`${t('topics.manage')} · Luotto`}</title>
      <h1>{t('topics.manage')}</h1>
      <p>{t('topics.manageAbout')}</p>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        <Link to="/stories/topics">{t('topics.title')}</Link>
      </nav>
      <FaultSummary faults={result?.faults} />
      {topics.length === 0 && <p className="empty">{t('topics.emptyEditor')}</p>}
      <ul className="rows">
        {topics.map((topic) => {
          const isThis = typed.topic === topic.id
          return (
            <li key={`${topic.id}${languages.map((one) => topic.names[one]).join()}`}>
              <details open={isThis}>
                <summary>{topic.name}</summary>
                <TopicForms
                  topic={topic}
                  others={topics.filter(({ id }) => id !== topic.id)}
                  typed={isThis ? typed : {}}
                  faults={isThis ? faults : {}}
                />
              </details>
            </li>
          )
        })}
      </ul>
      <h2>{t('topics.new')}</h2>
      <Form method="post" className="stack" key={topics.length} noValidate>
        <Names value={adds ? typed : {}} faults={adds ? faults : {}} />
        <button type="submit" name="intent" value="add">
          {t('common.add')}
        </button>
      </Form>
    </>
  )
}

type FormsProps = {
  readonly topic: NamedTopic
  readonly others: readonly NamedTopic[]
  readonly typed: Strings
  readonly faults: Strings
}

function TopicForms({ topic, others, typed, faults }: FormsProps) {
  const t = useT()
  const rename = typed.intent === 'rename' ? typed : topic.names
  return (
    <div className="stack">
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="topic" value={topic.id} />
        <Names value={rename} faults={faults} />
        <button type="submit" name="intent" value="rename" className="quiet">
          {t('common.save')}
        </button>
      </Form>
      {others.length > 0 && (
        <Form method="post" className="line" noValidate>
          <input type="hidden" name="topic" value={topic.id} />
          <Select
            label={t('topics.mergeInto')}
            hint={t('topics.mergeHint')}
            name="into"
            defaultValue={typed.into ?? ''}
            fault={faults.into}
            options={[
              { value: '', label: t('topics.chooseOne') },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <button type="submit" name="intent" value="merge" className="quiet">
            {t('topics.merge')}
          </button>
        </Form>
      )}
      <Form method="post">
        <input type="hidden" name="topic" value={topic.id} />
        <p className="hint">{t('topics.removeHint')}</p>
        <button
          type="submit"
          name="intent"
          value="remove"
          className="quiet"
          aria-label={t('topics.removeThis', { name: topic.name })}
        >
          {t('topics.remove')}
        </button>
      </Form>
    </div>
  )
}

function Names({ value, faults }: { readonly value: Strings; readonly faults: Strings }) {
  const t = useT()
  return (
    <div className="pair">
      {languages.map((one) => (
        <Input
          key={one}
          label={t(`topics.name.${one}`)}
          name={one}
          maxLength={60}
          defaultValue={value[one]}
          fault={faults[one]}
        />
      ))}
    </div>
  )
}
