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
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { optional, parseForm, requiredText, text } from '../../../platform/form.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { FaultSummary, Input, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { addTraining, listTraining, removeTraining } from '../training.ts'

await sentencesOf('readiness')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const training = await inOrganisation(app.db, organisationId, (tx) => listTraining(tx, organisationId))
  return { training, mayLead: may(viewer.member, 'lead-programme'), newId: uuid() }
}

const schema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('add'),
    id: z.uuid(),
    title: requiredText(200),
    about: text(2000),
    heldOn: optional(z.iso.date('form.date')),
    link: optional(z.url({ protocol: /^https?$/, error: 'form.webAddress' }).max(2000, 'form.tooLong')),
  }),
  z.object({ act: z.literal('remove'), training: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'lead-programme')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  if (value.act === 'remove') await removeTraining(app, viewer, value.training)
  else {
    const { act: _, ...training } = value
    const added = await addTraining(app, viewer, training)
    if (added === 'full') return data({ faults: { title: 'readiness.training.full' }, typed }, { status: 409 })
  }
  return redirect('/together/readiness/training')
}

/** Training that is offered, for everybody. Who comes is nobody's to note. */
export default function TrainingPage() {
  const t = useT()
  const { day } = useFormats()
  const { training, mayLead } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('readiness.part.training')} · Luotto`}</title>
      <h1>{t('readiness.part.training')}</h1>
      <p>
        {t('readiness.training.about')} <Link to="/together/readiness">{t('programme.readiness.title')}</Link>
      </p>
      <p>
        <Link to="/guidance/practice">{t('readiness.training.practice')}</Link>
      </p>
      {training.length === 0 && <p className="empty">{t('readiness.training.missing')}</p>}
      <ul className="rows">
        {training.map(({ id, title, about, heldOn, link }) => (
          <li key={id}>
            <h2>{title}</h2>
            <p className="facts">{heldOn ? day(heldOn) : t('readiness.training.anytime')}</p>
            {about && <p className="preserve">{about}</p>}
            {link && (
              <p>
                <a href={link} rel="noreferrer" aria-label={t('readiness.training.openThis', { title })}>
                  {t('readiness.training.open')}
                </a>
              </p>
            )}
            {mayLead && (
              <Form method="post">
                <input type="hidden" name="act" value="remove" />
                <input type="hidden" name="training" value={id} />
                <button type="submit" className="quiet" aria-label={t('readiness.training.removeThis', { title })}>
                  {t('readiness.training.remove')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayLead && <AddForm />}
    </>
  )
}

function AddForm() {
  const t = useT()
  const { newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <section>
      <h2>{t('readiness.training.new')}</h2>
      {/* What was added has gone into the list: an empty form for the next one. */}
      <Form method="post" className="stack" noValidate key={newId}>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="act" value="add" />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <Input
          label={t('readiness.training.title')}
          name="title"
          required
          fault={faults.title}
          defaultValue={typed.title}
        />
        <TextArea
          label={t('readiness.training.what')}
          name="about"
          rows={3}
          fault={faults.about}
          defaultValue={typed.about}
        />
        <Input
          label={t('readiness.training.when')}
          hint={t('readiness.training.whenHint')}
          name="heldOn"
          type="date"
          fault={faults.heldOn}
          defaultValue={typed.heldOn}
        />
        <Input
          label={t('readiness.training.link')}
          name="link"
          type="url"
          fault={faults.link}
          defaultValue={typed.link}
        />
        <button type="submit">{t('readiness.training.add')}</button>
      </Form>
    </section>
  )
}
