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
import { languages } from '../../../core/networks.ts'
import { email, parseForm, requiredText } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { useLanguage, useT } from '../../../ui/intl.ts'
import { languageOptions } from '../../../ui/language-names.ts'
import { firstAdminAddress } from '../first-admin.ts'
import { foundOrganisation } from '../found-organisation.ts'

const schema = z.object({
  organisation: requiredText(200),
  language: z.enum(languages),
  name: requiredText(200),
  email,
})

/** Only who may found an organisation comes here: the first admin, by the link that the start printed. */
function requireFounder(context: Parameters<typeof requestOf>[0]) {
  const { session, viewer, ...request } = requestOf(context)
  if (!session) throw redirect('/sign-in')
  if (viewer) throw redirect('/stories')
  return { ...request, session, mayFound: session.email === firstAdminAddress }
}

export function loader({ context }: LoaderFunctionArgs) {
  return { mayFound: requireFounder(context).mayFound }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, session, mayFound } = requireFounder(context)
  if (!mayFound) throw new Response(null, { status: 403 })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const founded = await foundOrganisation(app, { userId: session.userId, ...parsed.value })
  if (!founded.ok) return data({ faults: { email: 'people.setup.emailTaken' }, typed: parsed.value }, { status: 400 })
  return redirect('/stories')
}

export default function Setup() {
  const t = useT()
  const language = useLanguage()
  const { mayFound } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  if (!mayFound) {
    return (
      <main className="page narrow">
        <h1>{t('people.nowhere.title')}</h1>
        <p>{t('people.nowhere.text')}</p>
      </main>
    )
  }
  return (
    <main className="page narrow">
      <title>{t('people.setup.title')}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t('people.setup.title')}</h1>
      <p>{t('people.setup.about')}</p>
      <Form method="post" className="stack" noValidate reloadDocument>
        <FaultSummary faults={faults} />
        <Input
          label={t('people.setup.organisation')}
          name="organisation"
          autoComplete="organization"
          required
          fault={faults.organisation}
          defaultValue={typed.organisation}
        />
        <Select
          label={t('people.setup.language')}
          name="language"
          defaultValue={typed.language ?? language}
          options={languageOptions}
        />
        <Input
          label={t('people.name')}
          name="name"
          autoComplete="name"
          required
          fault={faults.name}
          defaultValue={typed.name}
        />
        <Input
          label={t('people.email')}
          hint={t('people.setup.emailHint')}
          name="email"
          type="email"
          autoComplete="email"
          required
          fault={faults.email}
          defaultValue={typed.email}
        />
        <button type="submit">{t('people.setup.go')}</button>
      </Form>
      <h2>{t('demonstration.first')}</h2>
      <p>{t('demonstration.firstAbout')}</p>
      <Form method="post" action="/demonstration" reloadDocument>
        <button type="submit" name="intent" value="add" className="quiet">
          {t('demonstration.add')}
        </button>
      </Form>
    </main>
  )
}
