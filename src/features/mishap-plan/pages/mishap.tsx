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
import { isMinuteNetwork, minuteNetworks } from '../../../core/mishaps/mishap.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, text } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { FaultSummary, Select, TextArea } from '../../../ui/form.tsx'
import { useFormats, useLanguage, useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { openMishap } from '../../mishaps/open-mishap.ts'
import { hasTold } from '../../telling/has-told.ts'
import { toldLately } from '../../telling/told-lately.ts'
import { toldStories } from '../../telling/told-stories.ts'
import { findPlan, planHelpers } from '../find-plan.ts'
import { Helpers } from '../helpers.tsx'
import { useKeptHelpers } from '../kept-helpers.ts'
import { whoseMishap } from '../whose-mishap.ts'

await sentencesOf('mishapPlan')

/** For whoever comes. Of an organisation only its members are told, and who is on their own device without signing in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requestOf(context)
  const query = new URL(request.url).searchParams
  const asked = query.get('network')
  const who = await whoseMishap(context)
  const found = who
    ? await inOrganisation(app.db, who.organisationId, async (tx) => ({
        helpers: await planHelpers(tx, who.organisationId),
        plan: await findPlan(tx, who.organisationId),
        stories: viewer ? await toldStories(tx, viewer) : [],
        told: viewer ? await toldLately(tx, viewer) : [],
      }))
    : undefined
  return {
    network: isMinuteNetwork(asked) ? asked : undefined,
    sent: query.has('sent'),
    who: who && { name: who.name, isSignedIn: who.isSignedIn },
    helpers: found?.helpers.map(({ id, name, phone, email, hours }) => ({ id, name, phone, email, hours })) ?? [],
    correcting: found?.plan?.correcting ?? {},
    apologising: found?.plan?.apologising ?? {},
    stories: found?.stories ?? [],
    told: found?.told ?? [],
    newId: randomId(),
  }
}

const schema = z.object({
  id: z.uuid(),
  words: text(10_000),
  network: z.enum(['', ...minuteNetworks]),
  story: z.union([z.uuid(), z.literal('')]).optional(),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, limits, viewer } = requestOf(context)
  const who = await whoseMishap(context)
  // Nobody's device: there is nobody to tell, and nobody to be told of.
  if (!who) throw redirect('/sign-in')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  if (!(await limits.object(`mishap ${who.memberId}`)))
    return data({ faults: { words: 'mishapPlan.tooMany' }, typed: parsed.typed }, { status: 429 })
  const { id, words, network, story } = parsed.value
  // One that they told, as the form offers: an id alone would show a story's title to whoever knows it.
  const isTold =
    viewer && story && (await inOrganisation(app.db, who.organisationId, (tx) => hasTold(tx, viewer, story)))
  const storyId = isTold ? story : null
  const opening = { id, words, network: network || null, storyId, kind: 'slip' as const, evidence: null }
  await openMishap(app, { ...who, ...opening })
  return redirect(who.isSignedIn ? `/guidance/mishap/cases/${id}` : '/guidance/mishap?sent')
}

const minutes = ['breathe', 'copy', 'tell', 'correct', 'apologise', 'quiet'] as const

/** Something went wrong: what to do in the first ten minutes, who helps, and a word to them, if one wants. */
export default function Mishap() {
  const t = useT()
  const { who, sent, network, helpers } = useLoaderData<typeof loader>()
  return (
    <main className="page narrow">
      <title>{`${t('guidance.mishap.ask')} · Luotto`}</title>
      <p className="wordmark">{who?.isSignedIn ? <Link to="/guidance">{t('mishapPlan.back')}</Link> : 'Luotto'}</p>
      <h1>{t('guidance.mishap.title')}</h1>
      <p role="status">{sent && t('mishapPlan.sent')}</p>
      <p>{t('guidance.mishap.about')}</p>
      <Helpers helpers={useKeptHelpers(who !== undefined, helpers)} />
      <h2>{t('mishapPlan.minutes')}</h2>
      <ol className="steps">
        {minutes.map((step) => (
          <li key={step}>{t(`mishapPlan.minute.${step}`)}</li>
        ))}
      </ol>
      <ToldLately />
      <Networks network={network} />
      <Words />
      {who ? <Tell /> : <p className="hint">{t('mishapPlan.stranger')}</p>}
      <h2>{t('mishapPlan.harassed')}</h2>
      <p>
        {t('mishapPlan.harassed.about')} <Link to="/guidance/mishap/harassment">{t('mishapPlan.harassed.link')}</Link>
      </p>
      {who?.isSignedIn && (
        <p className="tools">
          <Link to="/guidance/mishap/cases">{t('mishapPlan.cases')}</Link>
          <Link to="/guidance/mishap/plan">{t('mishapPlan.plan')}</Link>
        </p>
      )}
      <p className="hint">{t('guidance.mishap.noBlame')}</p>
      <LanguageSwitch />
    </main>
  )
}

/** One's own last tellings, each with its own page, where it is deleted or looked at. */
function ToldLately() {
  const t = useT()
  const { day } = useFormats()
  const { told } = useLoaderData<typeof loader>()
  if (told.length === 0) return null
  return (
    <section>
      <h2>{t('mishapPlan.told')}</h2>
      <p>{t('mishapPlan.told.about')}</p>
      <ul className="rows">
        {told.map(({ id, network, title, toldAt }) => (
          <li key={id}>
            <Link to={`/tellings/${id}`}>{title ?? t('mishapPlan.told.own')}</Link>
            <p className="facts">
              {t(`network.${network}`)} · {day(toldAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Networks({ network }: { readonly network: (typeof minuteNetworks)[number] | undefined }) {
  const t = useT()
  return (
    <section>
      <h2>{t('mishapPlan.network')}</h2>
      {minuteNetworks.map((one) => (
        // In the page itself, so that it is there without a connection and without a script.
        <details key={one} open={one === network}>
          <summary>{t(`mishapPlan.network.${one}`)}</summary>
          <dl className="example">
            {(['edit', 'delete', 'remains'] as const).map((what) => (
              <div key={what}>
                <dt>{t(`mishapPlan.${what}`)}</dt>
                <dd>{t(`mishapPlan.${what}.${one}`)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  )
}

/** Words to begin with: the plan's own, or ours. */
function Words() {
  const t = useT()
  const language = useLanguage()
  const { correcting, apologising } = useLoaderData<typeof loader>()
  return (
    <details>
      <summary>{t('mishapPlan.words')}</summary>
      <h3>{t('mishapPlan.correcting')}</h3>
      <p className="preserve">{correcting[language] || t('mishapPlan.correcting.ours')}</p>
      <h3>{t('mishapPlan.apologising')}</h3>
      <p className="preserve">{apologising[language] || t('mishapPlan.apologising.ours')}</p>
    </details>
  )
}

function Tell() {
  const t = useT()
  const { who, network, stories, newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const networks = minuteNetworks.map((one) => ({ value: one as string, label: t(`mishapPlan.network.${one}`) }))
  return (
    <section>
      <h2>{t('mishapPlan.tell')}</h2>
      <p>{t('mishapPlan.tell.about')}</p>
      {who && !who.isSignedIn && <p className="hint">{t('mishapPlan.tell.device', { name: who.name })}</p>}
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <TextArea
          {...{ label: t('mishapPlan.tell.words'), hint: t('mishapPlan.tell.hint'), name: 'words' }}
          {...{ fault: faults.words, defaultValue: typed.words }}
        />
        <Select
          {...{ label: t('mishapPlan.tell.network'), name: 'network', defaultValue: typed.network ?? network ?? '' }}
          options={[{ value: '', label: t('mishapPlan.tell.noNetwork') }, ...networks]}
        />
        {stories.length > 0 && (
          <Select
            {...{ label: t('mishapPlan.tell.story'), name: 'story', defaultValue: typed.story ?? '' }}
            options={[
              { value: '', label: t('mishapPlan.tell.noStory') },
              ...stories.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        <button type="submit">{t('mishapPlan.tell.button')}</button>
      </Form>
    </section>
  )
}
