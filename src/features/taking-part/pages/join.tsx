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
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { AskedFor } from '../asked-for.tsx'
import { ConsentText } from '../consent-text.tsx'
import { findInvited, type Invited } from '../find-invited.ts'
import { findTakingPart } from '../find-taking-part.ts'
import { joinStudy } from '../join-study.ts'

await sentencesOf('takingPart')

/** Where a study's link leads. To look at it, and to go away again, leaves no trace. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const found = await inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const invited = await findInvited(tx, viewer, params.token ?? '')
    return { invited, takes: invited && (await findTakingPart(tx, viewer, invited.id)) !== undefined }
  })
  if (found.invited && found.takes) throw redirect(`/mine/studies/${found.invited.id}`)
  return data({ invited: found.invited }, { status: found.invited ? 200 : 404 })
}

const schema = z.object({ consentVersion: z.coerce.number().int().min(1) })

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ changed: true }, { status: 400 })
  const joined = await joinStudy(app, viewer, { token: params.token ?? '', ...parsed.value })
  if (joined.ok) return redirect(`/mine/studies/${joined.studyId}`)
  return data({ changed: joined.problem === 'changed' }, { status: 409 })
}

export default function Join() {
  const { invited } = useLoaderData<typeof loader>()
  return invited ? <Invitation invited={invited} /> : <Gone />
}

function Gone() {
  const t = useT()
  return (
    <>
      <title>{`${t('takingPart.join.gone.title')} · Luotto`}</title>
      <h1>{t('takingPart.join.gone.title')}</h1>
      <p>{t('takingPart.join.gone.text')}</p>
      <p>
        <Link to="/mine/studies">{t('takingPart.studies.title')}</Link>
      </p>
    </>
  )
}

function Invitation({ invited }: { readonly invited: Invited }) {
  const t = useT()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('takingPart.join.title')} · Luotto`}</title>
      <p className="facts">{t('takingPart.join.title')}</p>
      <h1>{invited.title}</h1>
      {result?.changed && (
        <p className="notice care" role="alert">
          {t('takingPart.join.changed')}
        </p>
      )}
      <h2>{t('takingPart.join.question')}</h2>
      <p className="preserve">{invited.question}</p>
      <h2>{t('takingPart.join.asked')}</h2>
      <AskedFor {...invited} />
      <h2>{t('takingPart.join.consent')}</h2>
      <ConsentText {...invited} />
      <Form method="post" className="stack">
        <input type="hidden" name="consentVersion" value={invited.consentVersion} />
        <div className="actions">
          <button type="submit">{t('takingPart.join.agree')}</button>
          <Link to="/stories" className="button quiet">
            {t('takingPart.join.decline')}
          </Link>
        </div>
        <p className="hint">{t('takingPart.join.declineAbout')}</p>
      </Form>
    </>
  )
}
