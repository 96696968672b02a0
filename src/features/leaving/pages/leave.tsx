import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMember } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findLedAlone } from '../../voice-study/leave-studies.ts'
import { leave } from '../leave.ts'

await sentencesOf('account')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMember(context)
  const { organisation, member } = viewer
  const studies = await inOrganisation(app.db, organisation.id, (tx) =>
    findLedAlone(tx, { organisationId: organisation.id, memberId: member.id }),
  )
  return { organisation: { id: organisation.id, name: organisation.name }, leavesAt: member.leavesAt, studies }
}

// The page says which organisation it showed: in another window it may have been switched since.
const schema = z.object({ organisation: z.uuid() })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, sessions, viewer } = requireMember(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok || parsed.value.organisation !== viewer.organisation.id) {
    return data({ problem: 'switched' as const }, { status: 409 })
  }
  const left = await leave(app, { organisationId: viewer.organisation.id, memberId: viewer.member.id })
  if (!left.ok) return data({ problem: left.problem }, { status: 409 })
  // Who belongs to another organisation stays signed in there.
  if (left.elsewhere) return redirect('/goodbye')
  const headers = new Headers()
  for (const cookie of await sessions.end(request.headers)) headers.append('Set-Cookie', cookie)
  return redirect('/goodbye', { headers })
}

const goes = ['name', 'tellings', 'accounts', 'studies'] as const
const stays = ['links', 'sums', 'stories', 'codes', 'log'] as const

export default function Leave() {
  const t = useT()
  const { day } = useFormats()
  const { organisation, leavesAt, studies } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <title>{`${t('leaving.title')} · Luotto`}</title>
      <h1>{t('leaving.title')}</h1>
      {problem && (
        <p className="notice care" role="alert">
          {t(`leaving.problem.${problem}`)}
        </p>
      )}
      {leavesAt ? (
        <p className="notice">{t('leaving.removed', { day: day(leavesAt) })}</p>
      ) : (
        <p>{t('leaving.about', { organisation: organisation.name })}</p>
      )}
      <h2>{t('leaving.take')}</h2>
      <p>{t('leaving.takeAbout')}</p>
      <p>
        <a className="button quiet" href="/mine/export.zip" download>
          {t('leaving.download')}
        </a>
      </p>
      <h2>{t('leaving.goes')}</h2>
      <ul>
        {goes.map((one) => (
          <li key={one}>{t(`leaving.goes.${one}`)}</li>
        ))}
      </ul>
      <h2>{t('leaving.stays')}</h2>
      <ul>
        {stays.map((one) => (
          <li key={one}>{t(`leaving.stays.${one}`)}</li>
        ))}
      </ul>
      {studies.length > 0 && (
        <>
          <h2>{t('leaving.studies')}</h2>
          <ul className="notice care">
            {studies.map(({ id, title, becomes }) => (
              <li key={id}>{t(`leaving.studies.${becomes}`, { study: title })}</li>
            ))}
          </ul>
        </>
      )}
      <Form method="post" className="stack" reloadDocument>
        <input type="hidden" name="organisation" value={organisation.id} />
        <button type="submit">{t('leaving.go')}</button>
      </Form>
    </>
  )
}
