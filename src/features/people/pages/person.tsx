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
import { roles } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input } from '../../../ui/form.tsx'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listGroups } from '../list-groups.ts'
import { placeMember } from '../manage-people.ts'
import { findPerson } from '../queries.ts'

await sentencesOf('office')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const { person, groups } = await inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    person: await findPerson(tx, viewer.organisation.id, params.id ?? ''),
    groups: await listGroups(tx, viewer.organisation.id),
  }))
  if (!person) throw new Response(null, { status: 404 })
  return { person, groups }
}

const schema = z.object({ name: requiredText(200), roles: z.array(z.enum(roles)), groups: z.array(z.uuid()).max(200) })

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const parsed = parseForm(schema, await request.formData(), ['roles', 'groups'])
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { groups: groupIds, ...place } = parsed.value
  const placed = await placeMember(app, viewer, params.id ?? '', { ...place, groupIds })
  if (!placed.ok)
    return data({ faults: { roles: `people.problem.${placed.problem}` }, typed: parsed.typed }, { status: 400 })
  return redirect('/together/people')
}

export default function PersonPage() {
  const t = useT()
  const { day } = useFormats()
  const { person } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${person.name} · Luotto`}</title>
      <h1>{person.name}</h1>
      <p className="facts">{person.email}</p>
      {person.leavesAt ? <p>{t('leaving.remove.begun', { day: day(person.leavesAt) })}</p> : <PlaceForm />}
      <p>
        <Link to={`/together/people/${person.id}/remove`}>
          {t(person.leavesAt ? 'leaving.remove.keep' : 'leaving.remove.link')}
        </Link>
      </p>
    </>
  )
}

function PlaceForm() {
  const t = useT()
  const { person, groups } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> | undefined = result?.typed
  return (
    <Form method="post" className="stack" noValidate>
      <FaultSummary faults={result?.faults} />
      <Input
        label={t('people.name')}
        name="name"
        required
        fault={faults.name}
        defaultValue={typed?.name ?? person.name}
      />
      <Choices
        legend={t('people.roles')}
        hint={t('people.rolesHint')}
        name="roles"
        chosen={typed ? (typed.roles?.split(',') ?? []) : person.roles}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      {faults.roles && <p className="fault">{t(faults.roles as MessageId)}</p>}
      {groups.length > 0 && (
        <Choices
          legend={t('people.groups')}
          name="groups"
          chosen={typed ? (typed.groups?.split(',') ?? []) : person.groupIds}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <button type="submit">{t('common.save')}</button>
    </Form>
  )
}
