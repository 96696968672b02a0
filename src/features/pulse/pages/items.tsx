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
import { languages } from '../../../core/networks.ts'
import { mostOwnItems } from '../../../core/pulse/item.ts'
import { ownItemKinds, readItem } from '../../../core/pulse/own-item.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText, text } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { addItem, newestQuestionnaire, removeItem } from '../questionnaire.ts'

await sentencesOf('pulse')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-pulse')
  const { id } = viewer.organisation
  return inOrganisation(app.db, id, (tx) => newestQuestionnaire(tx, id))
}

const asked = requiredText(300)
const schema = z.object({
  version: z.coerce.number().int().min(1),
  kind: z.enum(ownItemKinds),
  reversed: z.literal('yes').optional(),
  ...{ fi: asked, sv: asked, en: asked },
  ...{ optionsFi: text(1000), optionsSv: text(1000), optionsEn: text(1000) },
})
const taking = z.object({ remove: z.string().max(60), version: z.coerce.number().int().min(1) })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-pulse')
  const form = await request.formData()
  if (form.has('remove')) {
    const { remove, version } = taking.parse(Object.fromEntries(form))
    await removeItem(app, viewer, version, remove)
    return redirect('/together/pulse/items')
  }
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { value, typed } = parsed
  const read = readItem({
    ...{ kind: value.kind, reversed: value.reversed === 'yes' },
    text: { fi: value.fi, sv: value.sv, en: value.en },
    options: { fi: value.optionsFi, sv: value.optionsSv, en: value.optionsEn },
  })
  if (!read.ok) return data({ faults: { optionsFi: `pulse.items.${read.problem}` }, typed }, { status: 400 })
  const added = await addItem(app, viewer, value.version, read.item)
  if (!added.ok) return data({ faults: { kind: `pulse.items.${added.problem}` }, typed }, { status: 409 })
  return redirect('/together/pulse/items')
}

/** What the pulse asks: the default items, and the organisation's own. */
export default function Items() {
  const t = useT()
  const language = useLanguage()
  const { items, version } = useLoaderData<typeof loader>()
  const own = items.filter(({ source }) => source === 'own')
  return (
    <>
      <title>{`${t('pulse.items.title')} · Luotto`}</title>
      <h1>{t('pulse.items.title')}</h1>
      <p>{t('pulse.items.about')}</p>
      <ol className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <p>{item.text[language]}</p>
            {item.source === 'own' && (
              <Form method="post" className="tools">
                <input type="hidden" name="version" value={version} />
                <button
                  type="submit"
                  className="quiet"
                  name="remove"
                  value={item.id}
                  aria-label={t('pulse.items.removeThis', { item: item.text[language] })}
                >
                  {t('pulse.items.remove')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ol>
      {own.length < mostOwnItems ? <Add version={version} /> : <p className="hint">{t('pulse.items.full')}</p>}
      <p>
        <Link to="/together/pulse">{t('pulse.title')}</Link>
      </p>
    </>
  )
}

const optionNames = { fi: 'optionsFi', sv: 'optionsSv', en: 'optionsEn' } as const

function Add({ version }: { readonly version: number }) {
  const t = useT()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <section>
      <h2>{t('pulse.items.add')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="version" value={version} />
        <Select
          {...{ label: t('pulse.items.kind'), name: 'kind', defaultValue: typed.kind, fault: faults.kind }}
          options={ownItemKinds.map((kind) => ({ value: kind, label: t(`pulse.items.kind.${kind}`) }))}
        />
        {languages.map((language) => (
          <Input
            key={language}
            {...{ label: t(`pulse.items.text.${language}`), name: language, required: true }}
            {...{ fault: faults[language], defaultValue: typed[language] }}
          />
        ))}
        <Choices
          {...{ legend: t('pulse.items.direction'), name: 'reversed', chosen: [typed.reversed ?? ''] }}
          options={[{ value: 'yes', label: t('pulse.items.reversed') }]}
        />
        <details open={typed.kind === 'choice'}>
          <summary>{t('pulse.items.options')}</summary>
          <div className="stack">
            <p className="hint">{t('pulse.items.optionsHint')}</p>
            {languages.map((language) => (
              <TextArea
                key={language}
                {...{ label: t(`pulse.items.options.${language}`), name: optionNames[language], rows: 3 }}
                {...{ fault: faults[optionNames[language]], defaultValue: typed[optionNames[language]] }}
              />
            ))}
          </div>
        </details>
        <button type="submit">{t('pulse.items.addButton')}</button>
      </Form>
    </section>
  )
}
