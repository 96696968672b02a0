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
import { employmentLine } from '../../../core/disclosure.ts'
import { languages } from '../../../core/networks.ts'
import { may } from '../../../core/policy.ts'
import { optional, parseForm, requiredText, text } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { languageOptions } from '../../../ui/language-names.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { changeSettings } from '../change-settings.ts'

await sentencesOf('office')

export function loader({ context }: LoaderFunctionArgs) {
  const { organisation, member } = requireMay(context, 'change-settings').viewer
  return { ...organisation, mayAddExample: !organisation.madeUp && may(member, 'manage-people') }
}

// Words of a campaign, not of a person: an address or a name does not fit in.
const campaignWord = optional(text(60).regex(/^[a-z0-9][a-z0-9._-]*$/i, 'people.settings.campaignWord'))

const schema = z
  .object({
    name: requiredText(200),
    language: z.enum(languages),
    line_fi: text(200),
    line_sv: text(200),
    line_en: text(200),
    utmMedium: campaignWord,
    utmCampaign: campaignWord,
  })
  .transform(({ line_fi: fi, line_sv: sv, line_en: en, ...rest }) => ({ ...rest, employmentLines: { fi, sv, en } }))

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'change-settings')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  await changeSettings(app, viewer, parsed.value)
  return redirect('/together')
}

export default function Settings() {
  const t = useT()
  const organisation = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const { name, employmentLines, mayAddExample } = organisation
  return (
    <>
      <title>{`${t('people.settings')} · Luotto`}</title>
      <h1>{t('people.settings')}</h1>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <Input
          label={t('people.setup.organisation')}
          name="name"
          required
          fault={faults.name}
          defaultValue={typed.name ?? name}
        />
        <Select
          label={t('people.setup.language')}
          name="language"
          defaultValue={typed.language ?? organisation.language}
          options={languageOptions}
        />
        <h2>{t('people.settings.lines')}</h2>
        <p className="hint">{t('people.settings.linesAbout')}</p>
        {languages.map((one) => (
          <Input
            key={one}
            label={t(`common.in.${one}`)}
            hint={t('people.settings.lineDefault', { line: employmentLine(one, { name, employmentLines: {} }) })}
            name={`line_${one}`}
            fault={faults[`line_${one}`]}
            defaultValue={typed[`line_${one}`] ?? employmentLines[one]}
          />
        ))}
        <h2>{t('people.settings.campaign')}</h2>
        <p className="hint">{t('people.settings.campaignAbout')}</p>
        <Input
          label="utm_medium"
          name="utmMedium"
          fault={faults.utmMedium}
          defaultValue={typed.utmMedium ?? organisation.utmMedium ?? ''}
        />
        <Input
          label="utm_campaign"
          name="utmCampaign"
          fault={faults.utmCampaign}
          defaultValue={typed.utmCampaign ?? organisation.utmCampaign ?? ''}
        />
        <button type="submit">{t('common.save')}</button>
      </Form>
      {mayAddExample && (
        <p className="tools">
          <Link to="/demonstration">{t('demonstration.title')}</Link>
        </p>
      )}
    </>
  )
}
