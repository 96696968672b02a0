import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { cancelWave } from '../cancel-wave.ts'
import { closeWave } from '../close-wave.ts'
import { drawResult } from '../draw-result.ts'
import { findOwnPool } from '../find-own-pool.ts'
import { findWave, itemsOf, listWaves, poolsOfWave } from '../find-wave.ts'
import { openWave, previewPools } from '../open-wave.ts'
import { OwnBallot } from '../own-ballot.tsx'
import { resultOf } from '../result.ts'
import { Result } from '../result-view.tsx'
import { textsOf, withholdText } from '../texts.ts'

await sentencesOf('pulse')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const mayKeep = may(viewer.member, 'keep-pulse')
  const found = await inOrganisation(app.db, organisationId, async (tx) => {
    const wave = await findWave(tx, organisationId, params.id)
    if (!wave) return undefined
    const items = wave.tally ? await itemsOf(tx, organisationId, wave.questionnaireVersion) : []
    const pools = wave.tally ? await poolsOfWave(tx, organisationId, wave.id) : []
    const earlier = wave.tally
      ? (await listWaves(tx, organisationId)).filter(({ number }) => number <= wave.number)
      : []
    const told = earlier.flatMap(({ number, tally }) => (tally ? [{ number, tally }] : []))
    return {
      wave,
      preview: mayKeep && wave.state === 'planned' ? await previewPools(tx, organisationId, wave) : undefined,
      pool: wave.state === 'open' ? await findOwnPool(tx, viewer, wave.id) : undefined,
      result: wave.tally ? resultOf(wave.tally, items, pools, language) : undefined,
      drawn: drawResult(told, items, language),
      written: wave.tally ? await textsOf(tx, organisationId, wave.id, { items, language }) : [],
    }
  })
  if (!found) throw new Response(null, { status: 404 })
  const { wave, preview, pool, result, drawn, written } = found
  const name = (id: string) => preview?.names.get(id) ?? ''
  return {
    ...{ mayKeep, organisationId, pool, result, drawn, written },
    wave: { id: wave.id, number: wave.number, state: wave.state, opensOn: wave.opensOn, closesOn: wave.closesOn },
    preview: preview && {
      pools: preview.pools.map(({ groups, members }) => ({ names: groups.map(name), members: members.length })),
      merged: preview.merged.map(name),
    },
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-pulse')
  const form = await request.formData()
  const intent = form.get('intent')
  const [organisationId, id] = [viewer.organisation.id, params.id ?? '']
  if (intent === 'open') await openWave(app, organisationId, id)
  if (intent === 'close') await closeWave(app, organisationId, id)
  if (intent === 'withhold') await withholdText(app, viewer, id, String(form.get('text')))
  if (intent === 'cancel')
    return redirect((await cancelWave(app, viewer, id)) ? '/together/pulse' : `/together/pulse/${id}`)
  return redirect(`/together/pulse/${params.id}`)
}

/** One wave: planned, open, or what it came to. The result is the same for everybody, from the same moment on. */
export default function WavePage() {
  const t = useT()
  const { day } = useFormats()
  const { wave, preview, mayKeep, organisationId, pool, result, drawn, written } = useLoaderData<typeof loader>()
  const { id, number, state, opensOn, closesOn } = wave
  const title = t(state === 'closed' ? 'pulse.result.title' : 'pulse.wave', { number })
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <p className="facts">{t(`pulse.state.${state}`, { day: day(state === 'planned' ? opensOn : closesOn) })}</p>
      {state === 'open' && <p>{t('pulse.isOpen')}</p>}
      {state === 'open' && <OwnBallot organisation={organisationId} wave={id} pool={pool} />}
      {preview && <Preview {...preview} />}
      {result && <Result {...{ result, drawn, written }} mayWithhold={mayKeep} />}
      {mayKeep && state !== 'closed' && (
        <Form method="post" className="stack">
          <p className="hint">{t(state === 'open' ? 'pulse.close.about' : 'pulse.open.about')}</p>
          <button type="submit" name="intent" value={state === 'planned' ? 'open' : 'close'}>
            {t(state === 'planned' ? 'pulse.open' : 'pulse.close')}
          </button>
          {state === 'planned' && (
            <button type="submit" className="quiet" name="intent" value="cancel">
              {t('pulse.cancel')}
            </button>
          )}
        </Form>
      )}
    </>
  )
}

type PreviewProps = {
  readonly pools: readonly { readonly names: readonly string[]; readonly members: number }[]
  readonly merged: readonly string[]
}

function Preview({ pools, merged }: PreviewProps) {
  const t = useT()
  const isSmall = pools.some(({ members }) => members < 10)
  return (
    <section>
      <h2>{t('pulse.preview')}</h2>
      <p>{t(isSmall ? 'pulse.preview.small' : 'pulse.preview.about')}</p>
      <ul className="rows">
        {pools.map(({ names, members }) => (
          <li key={names.join()}>
            {names.join(', ') || t(pools.length === 1 ? 'pulse.pool.all' : 'pulse.pool.rest')} ·{' '}
            {t('pulse.pool.members', { count: members })}
          </li>
        ))}
      </ul>
      {merged.length > 0 && <p className="hint">{t('pulse.preview.merged', { groups: merged.join(', ') })}</p>}
    </section>
  )
}
