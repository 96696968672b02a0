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
import type { Context } from '../../../context.ts'
import { languages } from '../../../core/networks.ts'
import { postKinds } from '../../../core/voice/post.ts'
import { optional, parseForm, requiredText, text } from '../../../platform/form.ts'
import { Choices, FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import type { Viewer } from '../../people/viewer.ts'
import { changeStudy, deleteStudy, setJoinLink } from '../change-study.ts'
import { InThree } from '../in-three.tsx'
import { joinLink } from '../join-link.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

const longestConsent = 10_000

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, study } = await requireStudy(context, params, 'researcher')
  return { study, link: joinLink(app, study) }
}

const day = optional(z.iso.date('form.date'))
const consent = text(longestConsent)
const schema = z
  .discriminatedUnion('intent', [
    z.object({
      intent: z.literal('save'),
      title: requiredText(120),
      question: requiredText(1000),
      language: z.enum(languages),
      periodFrom: day,
      periodTo: day,
      kinds: z.array(z.enum(postKinds)).min(1, 'study.settings.kindsNeeded'),
      mask: z.literal('yes').optional(),
      ...{ 'consent-fi': consent, 'consent-sv': consent, 'consent-en': consent },
    }),
    z.object({ intent: z.enum(['renew', 'close']) }),
    z.object({ intent: z.literal('delete'), typed: z.string().max(200) }),
  ])
  .superRefine((form, context) => {
    if (form.intent === 'save' && form.periodFrom && form.periodTo && form.periodTo < form.periodFrom)
      context.addIssue({ code: 'custom', path: ['periodTo'], message: 'study.settings.periodTurned' })
  })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData(), ['kinds'])
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { intent } = parsed.value
  const done = await change(app, viewer, study.id, parsed.value)
  if (!done.ok) {
    const place = { missing: 'title', 'no-consent': `consent-${parsed.typed.language}`, 'not-the-title': 'typed' }
    const faults = { [place[done.problem]]: `study.problem.${done.problem}` }
    return data({ ok: false as const, faults, typed: parsed.typed }, { status: 409 })
  }
  if (intent === 'delete') return redirect('/together/studies')
  return redirect(`/together/studies/${study.id}${intent === 'save' ? '' : '/settings#link'}`)
}

function change(app: Context, viewer: Viewer, studyId: string, form: z.infer<typeof schema>) {
  if (form.intent === 'delete') return deleteStudy(app, viewer, studyId, form.typed)
  if (form.intent !== 'save') return setJoinLink(app, viewer, studyId, form.intent)
  const { intent: _, mask, ...rest } = form
  const { 'consent-fi': fi, 'consent-sv': sv, 'consent-en': en, ...settings } = rest
  return changeStudy(app, viewer, studyId, { ...settings, maskOthers: mask === 'yes', consent: { fi, sv, en } })
}

export default function StudySettingsPage() {
  const t = useT()
  const { study, link } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('study.room.settings')} · Luotto`}</title>
      <h1>{t('study.room.settings')}</h1>
      <nav className="tools" aria-label={t('study.rooms')}>
        <Link to={`/together/studies/${study.id}`}>{study.title}</Link>
      </nav>
      <FaultSummary faults={result?.faults} />
      <SettingsForm />
      <h2 id="link">{t('study.link')}</h2>
      <p>{t(link ? 'study.settings.linkAbout' : 'study.settings.linkClosed')}</p>
      {link && (
        <label className="field">
          {t('study.link')}
          <input readOnly value={link} />
        </label>
      )}
      <Form method="post" className="actions">
        <button type="submit" name="intent" value="renew" className="quiet">
          {t(link ? 'study.settings.linkRenew' : 'study.settings.linkOpen')}
        </button>
        {link && (
          <button type="submit" name="intent" value="close" className="quiet">
            {t('study.settings.linkClose')}
          </button>
        )}
      </Form>
      <h2>{t('study.settings.delete')}</h2>
      <p>{t('study.settings.deleteAbout')}</p>
      <Form method="post" className="stack" noValidate>
        <Input
          label={t('study.settings.deleteTyped', { title: study.title })}
          name="typed"
          autoComplete="off"
          maxLength={200}
          fault={result?.faults.typed}
          defaultValue={result?.typed.typed}
        />
        <button type="submit" name="intent" value="delete" className="quiet">
          {t('study.settings.delete')}
        </button>
      </Form>
    </>
  )
}

function SettingsForm() {
  const t = useT()
  const { study } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const saves = result?.typed.intent === 'save'
  const typed: Readonly<Record<string, string>> = saves ? result.typed : {}
  const faults: Readonly<Record<string, string>> = saves ? result.faults : {}
  const field = (name: 'title' | 'question' | 'periodFrom' | 'periodTo') => ({
    name,
    fault: faults[name],
    defaultValue: typed[name] ?? study[name] ?? '',
  })
  const kinds = saves ? (typed.kinds ?? '').split(',') : study.kinds
  const masks = saves ? typed.mask === 'yes' : study.maskOthers
  return (
    <Form method="post" className="stack" noValidate>
      <Input label={t('study.title')} hint={t('study.titleHint')} maxLength={120} required {...field('title')} />
      <TextArea label={t('study.question')} rows={3} required {...field('question')} />
      <Select
        label={t('study.language')}
        hint={t('study.languageHint')}
        name="language"
        defaultValue={typed.language ?? study.language}
        options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
      />
      <fieldset>
        <legend>{t('study.settings.period')}</legend>
        <p className="hint">{t('study.settings.periodHint')}</p>
        <div className="pair">
          <Input label={t('study.settings.periodFrom')} type="date" {...field('periodFrom')} />
          <Input label={t('study.settings.periodTo')} type="date" {...field('periodTo')} />
        </div>
      </fieldset>
      <Choices
        legend={t('study.settings.kinds')}
        hint={t('study.settings.kindsHint')}
        name="kinds"
        fault={faults.kinds}
        chosen={kinds}
        options={postKinds.map((kind) => ({ value: kind, label: t(`study.kind.${kind}`) }))}
      />
      <Choices
        legend={t('study.settings.mask')}
        hint={t('study.settings.maskHint')}
        name="mask"
        chosen={masks ? ['yes'] : []}
        options={[{ value: 'yes', label: t('study.settings.maskYes') }]}
      />
      <InThree
        legend={t('study.settings.consent')}
        hint={t(study.state === 'draft' ? 'study.settings.consentHint' : 'study.settings.consentAgain')}
        name="consent"
        rows={16}
        value={study.consent}
        maxLength={longestConsent}
        {...{ typed, faults }}
      />
      <button type="submit" name="intent" value="save">
        {t('common.save')}
      </button>
    </Form>
  )
}
