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
import { inOrganisation } from '../../../platform/database.ts'
import { type Faults, parseForm, text } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findStatement } from '../find-statement.ts'
import { publishStatement } from '../publish-statement.ts'

await sentencesOf('leaders')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'state-as-leader')
  const { id } = viewer.organisation
  const statement = await inOrganisation(app.db, id, (tx) => findStatement(tx, id))
  return { words: statement?.words ?? { fi: '', sv: '', en: '' }, after: statement?.version ?? 0 }
}

const words = text(6000).default('')
const schema = z.object({ fi: words, sv: words, en: words, after: z.coerce.number().int().min(0).max(10_000) })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'state-as-leader')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ ...parsed, problem: undefined }, { status: 400 })
  const { after, ...words } = parsed.value
  const published = await publishStatement(app, viewer, { words, after })
  if (published.ok) return redirect('/guidance/leaders')
  const { problem } = published
  if (problem === 'not-allowed') throw new Response(null, { status: 403 })
  const faults: Faults = problem === 'empty' ? { fi: 'leaders.problem.empty' } : {}
  return data({ ok: false as const, problem, faults, typed: parsed.typed }, { status: 400 })
}

/** Leaders write it themselves, in the languages that they want to be read in. */
export default function WriteStatement() {
  const t = useT()
  const { words, after } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const problem = result?.problem
  // Who has been told that there is a newer one decides over it with both before them.
  const base = problem === 'changed-meanwhile' ? String(after) : (typed.after ?? String(after))
  return (
    <>
      <title>{`${t('leaders.write')} · Luotto`}</title>
      <h1>{t('leaders.write')}</h1>
      <p>{t('leaders.writeAbout')}</p>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={faults} />
        {problem === 'nothing-new' && (
          <p className="notice" role="alert">
            {t('leaders.problem.nothing-new')}
          </p>
        )}
        {problem === 'changed-meanwhile' && (
          <p className="notice care" role="alert">
            {t('leaders.problem.changed-meanwhile')} <Link to="/guidance/leaders">{t('leaders.toNewest')}</Link>
          </p>
        )}
        <input type="hidden" name="after" value={base} key={base} />
        {languages.map((language) => (
          <TextArea
            key={language}
            label={t(`leaders.in.${language}`)}
            hint={language === 'fi' ? t('leaders.wordsHint') : undefined}
            name={language}
            rows={8}
            maxLength={6000}
            fault={faults[language]}
            defaultValue={typed[language] ?? words[language]}
          />
        ))}
        <p className="actions">
          <button type="submit">{t('leaders.publish')}</button>
          <Link to="/guidance/leaders">{t('leaders.back')}</Link>
        </p>
      </Form>
    </>
  )
}
