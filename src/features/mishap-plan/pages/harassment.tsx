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
import { v4 as randomId } from 'uuid'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, text } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { EvidenceFields } from '../../mishaps/evidence-fields.tsx'
import { evidenceFields, evidenceOf } from '../../mishaps/evidence-form.ts'
import { openMishap } from '../../mishaps/open-mishap.ts'
import { planHelpers } from '../find-plan.ts'
import { Helpers } from '../helpers.tsx'
import { whoseMishap } from '../whose-mishap.ts'

await Promise.all([sentencesOf('mishapPlan'), sentencesOf('mishaps')])

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app } = requestOf(context)
  const who = await whoseMishap(context)
  const helpers = who
    ? await inOrganisation(app.db, who.organisationId, (tx) => planHelpers(tx, who.organisationId))
    : []
  return {
    who: who && { name: who.name, isSignedIn: who.isSignedIn },
    sent: new URL(request.url).searchParams.has('sent'),
    helpers: helpers.map(({ id, name, phone, email, hours }) => ({ id, name, phone, email, hours })),
    newId: randomId(),
  }
}

const schema = z.object({ id: z.uuid(), words: text(10_000), ...evidenceFields })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, limits } = requestOf(context)
  const who = await whoseMishap(context)
  if (!who) throw redirect('/sign-in')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  if (!(await limits.object(`mishap ${who.memberId}`)))
    return data({ faults: { words: 'mishapPlan.tooMany' }, typed: parsed.typed }, { status: 429 })
  const { id, words, ...fields } = parsed.value
  const read = await evidenceOf(fields)
  if ('faults' in read) return data({ faults: read.faults, typed: parsed.typed }, { status: 400 })
  const opening = { id, words, kind: 'harassment' as const, network: null, storyId: null }
  await openMishap(app, { ...who, ...opening, evidence: read.evidence })
  return redirect(who.isSignedIn ? `/guidance/mishap/cases/${id}` : '/guidance/mishap/harassment?sent')
}

const steps = ['alone', 'evidence', 'quiet', 'block', 'report', 'tell'] as const
/** Looked at on 2026-11-27. */
const sources = [
  { id: 'duty', address: 'https://www.finlex.fi/fi/lainsaadanto/2002/738' },
  { id: 'safety', address: 'https://www.tyosuojelu.fi/tyoolot/psykososiaalinen-kuormitus/hairinta' },
  { id: 'police', address: 'https://poliisi.fi/nettivinkki' },
  { id: 'report', address: 'https://poliisi.fi/rikosilmoitus' },
  { id: 'victim', address: 'https://www.riku.fi' },
] as const

/** When others harass somebody for what they said: first steps, evidence, and where to turn. */
export default function Harassment() {
  const t = useT()
  const { who, sent, helpers, newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <main className="page narrow">
      <title>{`${t('mishapPlan.harassed')} · Luotto`}</title>
      <p className="wordmark">
        <Link to="/guidance/mishap">{t('mishapPlan.backToMishap')}</Link>
      </p>
      <h1>{t('mishapPlan.harassed')}</h1>
      <p role="status">{sent && t('mishapPlan.sent')}</p>
      <p>{t('mishapPlan.harassed.first')}</p>
      <Helpers helpers={helpers} />
      <h2>{t('mishapPlan.minutes')}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{t(`mishapPlan.harassed.${step}`)}</li>
        ))}
      </ol>
      <h2>{t('mishapPlan.harassed.where')}</h2>
      <dl className="example">
        {sources.map(({ id, address }) => (
          <div key={id}>
            <dt>
              <a href={address} rel="noreferrer">
                {t(`mishapPlan.where.${id}`)}
              </a>
            </dt>
            <dd>{t(`mishapPlan.where.${id}.about`)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('mishapPlan.harassed.sources')}</p>
      {who ? (
        <section>
          <h2>{t('mishapPlan.tell')}</h2>
          <p>{t('mishapPlan.harassed.tell')}</p>
          <Form method="post" className="stack" encType="multipart/form-data" noValidate>
            <FaultSummary faults={result?.faults} />
            <input type="hidden" name="id" value={typed.id ?? newId} />
            <TextArea
              {...{ label: t('mishapPlan.tell.words'), hint: t('mishapPlan.tell.hint'), name: 'words' }}
              {...{ fault: faults.words, defaultValue: typed.words }}
            />
            <EvidenceFields typed={typed} faults={faults} />
            <button type="submit">{t('mishapPlan.tell.button')}</button>
          </Form>
        </section>
      ) : (
        <p className="hint">{t('mishapPlan.stranger')}</p>
      )}
      <LanguageSwitch />
    </main>
  )
}
