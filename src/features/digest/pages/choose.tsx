import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { hookChannels } from '../../../core/digest.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { FaultSummary } from '../../../ui/form.tsx'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { chooseWeek, ownWeek } from '../choose-week.ts'
import { trySending } from '../try-sending.ts'
import { HookFields, WayFields } from '../way-fields.tsx'
import { chosenLists, chosenSchema } from '../week-form.ts'
import { WhenFields } from '../when-fields.tsx'

await sentencesOf('digest')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  return { ...(await ownWeek(app, viewer)), delivers: app.mail.delivers }
}

const nothing = { faults: {}, typed: undefined, tried: undefined }

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requireViewer(context)
  const { app, viewer } = signedIn
  const form = await request.formData()
  if (form.get('intent') === 'try') return { ...nothing, tried: await trySending(signedIn, String(form.get('id'))) }
  const parsed = parseForm(chosenSchema, form, chosenLists)
  if (!parsed.ok) return data({ ...nothing, ...parsed }, { status: 400 })
  const { value, typed } = parsed
  const { weekday, hour } = value
  const chosen = await chooseWeek(app, viewer, {
    time: { weekday, hour },
    ways: {
      mail: { contents: value.mail, address: '' },
      push: { contents: value.push, address: '' },
      slack: { contents: value.slack, address: value.slackAddress },
      teams: { contents: value.teams, address: value.teamsAddress },
    },
  })
  if (chosen.ok) return redirect('/mine/notices/week?saved')
  const faults: Readonly<Record<string, string>> = { [`${chosen.channel}Address`]: `week.problem.${chosen.problem}` }
  return data({ ...nothing, faults, typed }, { status: 400 })
}

/** Whether one hears once a week of what is new, of what, where, and when. Off until it is chosen. */
export default function Choose() {
  const t = useT()
  const [query] = useSearchParams()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('notices.week.title')} · Luotto`}</title>
      <h1>{t('notices.week.title')}</h1>
      <p>{t('week.choose.about')}</p>
      <p className="hint">{t('week.choose.private')}</p>
      <p>
        <Link to="/mine/week">{t('week.choose.look')}</Link>
      </p>
      <div role="status">
        {query.has('saved') && !result && <Saved />}
        {result?.tried && <p className="notice">{t(`week.tried.${result.tried}` as MessageId)}</p>}
      </div>
      <Wishes />
      <Tries />
    </>
  )
}

function Saved() {
  const t = useT()
  const { momentToCome } = useFormats()
  const { nextAt, zone } = useLoaderData<typeof loader>()
  return (
    <div className="notice">
      <p>{t('week.choose.saved')}</p>
      <p>{nextAt ? t('week.choose.next', { moment: momentToCome(nextAt, zone) }) : t('week.choose.none')}</p>
    </div>
  )
}

function Wishes() {
  const t = useT()
  const { time, ways, delivers } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> | undefined = result?.typed
  const shown = typed ? { weekday: Number(typed.weekday), hour: Number(typed.hour) } : time
  return (
    <Form method="post" className="stack" noValidate>
      <FaultSummary faults={result?.faults} />
      {(['mail', 'push'] as const).map((channel) => (
        <WayFields
          key={channel}
          channel={channel}
          way={ways[channel]}
          legend={t(`week.channel.${channel}`)}
          hint={t(channel === 'mail' && !delivers ? 'week.channel.mail.printed' : `week.channel.${channel}.hint`)}
          typed={typed}
        />
      ))}
      {hookChannels.map((channel) => (
        <HookFields
          key={channel}
          channel={channel}
          way={ways[channel]}
          typed={typed}
          fault={faults[`${channel}Address`]}
        />
      ))}
      <fieldset>
        <legend>{t('week.when')}</legend>
        <p className="hint">
          {t('week.when.quiet')} <Link to="/mine/when">{t('week.when.own')}</Link>
        </p>
        <WhenFields time={shown} faults={faults} />
      </fieldset>
      <button type="submit">{t('common.save')}</button>
    </Form>
  )
}

/** A try for each webhook that is there. */
function Tries() {
  const t = useT()
  const { ways } = useLoaderData<typeof loader>()
  const there = hookChannels.flatMap((channel) => {
    const way = ways[channel]
    return way ? [{ channel, id: way.id }] : []
  })
  if (there.length === 0) return null
  return (
    <ul className="rows">
      {there.map(({ channel, id }) => (
        <li key={id} className="row">
          <span>{t(`week.channels.kind.${channel}`)}</span>
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <button
              type="submit"
              className="quiet"
              name="intent"
              value="try"
              aria-label={`${t('week.channels.try')}: ${t(`week.channels.kind.${channel}`)}`}
            >
              {t('week.channels.try')}
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
