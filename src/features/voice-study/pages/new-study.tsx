import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { languages } from '../../../core/networks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { optional, parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { foundStudy } from '../found-study.ts'
import { studyFor } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'found-study')
  const from = new URL(request.url).searchParams.get('from')
  const model = from
    ? await inOrganisation(app.db, viewer.organisation.id, (tx) => studyFor(tx, viewer, from, []))
    : undefined
  const { id, title, question, language } = model?.study ?? {}
  return { newId: uuid(), model: id ? { id, title, question, language } : null }
}

const schema = z.object({
  id: z.uuid(),
  title: requiredText(120),
  question: requiredText(1000),
  language: z.enum(languages),
  from: optional(z.uuid()),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'found-study')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const founded = await foundStudy(app, viewer, parsed.value)
  if (!founded.ok) throw new Response(null, { status: 403 })
  return redirect(`/together/studies/${founded.id}`)
}

export default function NewStudy() {
  const t = useT()
  const language = useLanguage()
  const { newId, model } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${t('study.new.title')} · Luotto`}</title>
      <h1>{t('study.new.title')}</h1>
      <p>{model ? t('study.new.aboutCopy', { title: model.title ?? '' }) : t('study.new.about')}</p>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <input type="hidden" name="from" value={typed.from ?? model?.id ?? ''} />
        <Input
          label={t('study.title')}
          hint={t('study.titleHint')}
          name="title"
          maxLength={120}
          required
          fault={faults.title}
          defaultValue={typed.title}
        />
        <TextArea
          label={t('study.question')}
          hint={t('study.questionHint')}
          name="question"
          rows={3}
          required
          fault={faults.question}
          defaultValue={typed.question ?? model?.question}
        />
        <Select
          label={t('study.language')}
          hint={t('study.languageHint')}
          name="language"
          defaultValue={typed.language ?? model?.language ?? language}
          options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
        />
        <button type="submit">{t('study.new.found')}</button>
      </Form>
    </>
  )
}
