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
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findLeaver } from '../find-leaver.ts'
import { keepPerson, removePerson } from '../remove-person.ts'

await sentencesOf('account')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const person = await findLeaver(app, viewer, params.id ?? '')
  if (!person) throw new Response(null, { status: 404 })
  // One's own leaving has a page of its own.
  if (person.id === viewer.member.id) throw redirect('/mine/leave')
  return { person }
}

const schema = z.object({ intent: z.enum(['remove', 'keep']) })

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const id = params.id ?? ''
  if (parsed.value.intent === 'keep') await keepPerson(app, viewer, id)
  else {
    const removed = await removePerson(app, viewer, id)
    if (!removed.ok) return data({ problem: removed.problem }, { status: 409 })
  }
  return redirect('/together/people')
}

export default function Remove() {
  const t = useT()
  const { day } = useFormats()
  const { person } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const title = t('leaving.remove.title', { name: person.name })
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      {problem && (
        <p className="notice care" role="alert">
          {t(`leaving.remove.problem.${problem}`)}
        </p>
      )}
      <p>{person.leavesAt ? t('leaving.remove.begun', { day: day(person.leavesAt) }) : t('leaving.remove.about')}</p>
      <p>{t('leaving.remove.stays')}</p>
      <Form method="post" className="stack">
        <button type="submit" name="intent" value={person.leavesAt ? 'keep' : 'remove'}>
          {t(person.leavesAt ? 'leaving.remove.keep' : 'leaving.remove.go')}
        </button>
        <p>
          <Link to={`/together/people/${person.id}`}>{t('leaving.remove.back')}</Link>
        </p>
      </Form>
    </>
  )
}
