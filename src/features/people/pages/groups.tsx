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
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listGroups } from '../list-groups.ts'
import { addGroup, renameGroup } from '../manage-people.ts'

await sentencesOf('office')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  return {
    groups: await inOrganisation(app.db, viewer.organisation.id, (tx) => listGroups(tx, viewer.organisation.id)),
  }
}

const schema = z.object({ name: requiredText(100), id: z.uuid().optional() })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { id, name } = parsed.value
  if (id === undefined) await addGroup(app, viewer, name)
  else if (!(await renameGroup(app, viewer, id, name))) {
    return data({ faults: { name: 'people.groupTaken' }, typed: parsed.typed }, { status: 400 })
  }
  return redirect('/together/groups')
}

export default function Groups() {
  const t = useT()
  const { groups } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faultOf = (id: string | undefined) =>
    typed.id === id ? (result?.faults as Readonly<Record<string, string>> | undefined)?.name : undefined
  return (
    <>
      <title>{`${t('people.groups')} · Luotto`}</title>
      <h1>{t('people.groups')}</h1>
      <p>{t('people.groupsAbout')}</p>
      <nav className="tools" aria-label={t('people.groups')}>
        <Link to="/together/people">{t('people.title')}</Link>
      </nav>
      <FaultSummary faults={result?.faults} />
      {groups.length === 0 && <p className="empty">{t('people.groupsEmpty')}</p>}
      {groups.map(({ id, name }) => (
        <Form method="post" className="line" key={`${id}${name}`} noValidate>
          <input type="hidden" name="id" value={id} />
          <Input
            label={t('people.groupName')}
            name="name"
            defaultValue={typed.id === id ? typed.name : name}
            fault={faultOf(id)}
          />
          <button type="submit" className="quiet">
            {t('people.rename')}
          </button>
        </Form>
      ))}
      <h2>{t('people.newGroup')}</h2>
      <Form method="post" className="line" key={groups.length} noValidate>
        <Input
          label={t('people.groupName')}
          name="name"
          required
          defaultValue={typed.id ? undefined : typed.name}
          fault={faultOf(undefined)}
        />
        <button type="submit">{t('common.add')}</button>
      </Form>
    </>
  )
}
