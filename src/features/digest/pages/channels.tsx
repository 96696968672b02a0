import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { contentsOf, defaultTime, hookChannels } from '../../../core/digest.ts'
import { homeZone } from '../../../core/weeks.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { languageOptions } from '../../../ui/language-names.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { addChannel, listChannels, mostChannels, removeChannel } from '../organisation-channels.ts'
import { trySending } from '../try-sending.ts'
import { channelSchema } from '../week-form.ts'
import { WhenFields } from '../when-fields.tsx'

await sentencesOf('digest')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-week')
  const channels = await listChannels(app, viewer)
  return { channels, language: viewer.organisation.language, most: mostChannels, zone: homeZone }
}

const nothing = { faults: {}, typed: undefined, tried: undefined }

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requireMay(context, 'keep-week')
  const { app, viewer } = signedIn
  const parsed = parseForm(channelSchema, await request.formData(), ['contents'])
  if (!parsed.ok) return data({ ...nothing, faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  if (value.intent === 'try') return { ...nothing, tried: await trySending(signedIn, value.id) }
  if (value.intent === 'remove') {
    await removeChannel(app, viewer, value.id)
    return redirect('/together/week?removed')
  }
  const { weekday, hour, ...rest } = value
  const added = await addChannel(app, viewer, { ...rest, time: { weekday, hour } })
  if (added.ok) return redirect('/together/week?added')
  if (added.problem === 'not-yours') throw new Response(null, { status: 403 })
  const field = { full: 'name', 'bad-address': 'address', contents: 'contents' }[added.problem]
  const faults: Readonly<Record<string, string>> = { [field]: `week.problem.${added.problem}` }
  return data({ ...nothing, faults, typed }, { status: 400 })
}

/** Which channels of the workplace hear once a week of what is new for everybody. */
export default function Channels() {
  const t = useT()
  const { channels } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const said = query.has('added') ? 'added' : query.has('removed') ? 'removed' : undefined
  return (
    <>
      <title>{`${t('week.channels.title')} · Luotto`}</title>
      <h1>{t('week.channels.title')}</h1>
      <p>{t('week.channels.about')}</p>
      <div role="status">
        {said && !result && <p className="notice">{t(`week.channels.${said}`)}</p>}
        {result?.tried && <p className="notice">{t(`week.tried.${result.tried}` as MessageId)}</p>}
      </div>
      {channels.length === 0 && <p className="empty">{t('week.channels.empty')}</p>}
      <ul className="rows">
        {channels.map((channel) => (
          <Row key={channel.id} {...channel} />
        ))}
      </ul>
      <AddChannel key={channels.length} />
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['channels'][number]

function Row({ id, channel, name, host, contents, nextAt, stopped }: Shown) {
  const t = useT()
  const { momentToCome } = useFormats()
  const { zone } = useLoaderData<typeof loader>()
  const what = contents.map((content) => t(`week.content.${content}`)).join(' · ')
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="facts">{`${t(`week.channels.kind.${channel}`)} · ${host}`}</p>
        <p className="facts">{what}</p>
        {nextAt && <p className="facts">{t('week.channels.next', { moment: momentToCome(nextAt, zone) })}</p>}
        {stopped && <p className="notice">{t(`week.channels.stopped.${stopped}`)}</p>}
      </div>
      <Form method="post" className="actions">
        <input type="hidden" name="id" value={id} />
        {(['try', 'remove'] as const).map((intent) => (
          <button
            key={intent}
            type="submit"
            className="quiet"
            name="intent"
            value={intent}
            aria-label={`${t(`week.channels.${intent}`)}: ${name}`}
          >
            {t(`week.channels.${intent}`)}
          </button>
        ))}
      </Form>
    </li>
  )
}

function AddChannel() {
  const t = useT()
  const { language, most } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> | undefined = result?.typed
  const time = typed ? { weekday: Number(typed.weekday), hour: Number(typed.hour) } : defaultTime
  const contents = contentsOf('slack')
  return (
    <section>
      <h2>{t('week.channels.add')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <Input
          label={t('week.channels.name')}
          hint={t('week.channels.name.hint')}
          name="name"
          maxLength={80}
          defaultValue={typed?.name}
          fault={faults.name}
          faultValues={{ most }}
        />
        <Choices
          legend={t('week.channels.kind')}
          name="channel"
          type="radio"
          options={hookChannels.map((value) => ({ value, label: t(`week.channels.kind.${value}`) }))}
          chosen={[typed?.channel ?? 'slack']}
          fault={faults.channel}
        />
        <Input
          label={t('week.address')}
          hint={t('week.channels.address.hint')}
          name="address"
          type="url"
          autoComplete="off"
          maxLength={2000}
          defaultValue={typed?.address}
          fault={faults.address}
        />
        <Choices
          legend={t('week.contents')}
          name="contents"
          options={contents.map((value) => ({ value, label: t(`week.content.${value}`) }))}
          chosen={typed ? (typed.contents ?? '').split(',') : contents}
          fault={faults.contents}
        />
        <Select
          label={t('week.channels.language')}
          name="language"
          defaultValue={typed?.language ?? language}
          options={languageOptions}
          fault={faults.language}
        />
        <WhenFields time={time} faults={faults} />
        <button type="submit" name="intent" value="add">
          {t('common.add')}
        </button>
      </Form>
    </section>
  )
}
