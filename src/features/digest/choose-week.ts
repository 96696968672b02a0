import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import {
  contentsOf,
  type DigestChannel,
  type DigestContent,
  type DigestTime,
  defaultTime,
  digestChannels,
  isHook,
} from '../../core/digest.ts'
import type { Week } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { hostOf, isHookAddress, openHook, sealHook } from './hook-address.ts'
import { nextLookAt, readingTimes } from './reading-times.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>

export type Way = {
  readonly contents: readonly DigestContent[]
  /** Of a webhook: typed anew; empty where it stays as it is. */
  readonly address: string
}
export type WeekChoice = { readonly time: DigestTime; readonly ways: Readonly<Record<DigestChannel, Way>> }

export type OwnWay = {
  readonly id: string
  readonly contents: readonly DigestContent[]
  /** Where a webhook leads, never its whole address. */
  readonly host: string
  readonly stopped: 'gone' | 'failing' | null
}
export type OwnWeek = {
  readonly time: DigestTime
  readonly zone: string
  /** When the next one comes; `undefined` where none was chosen. */
  readonly nextAt: Date | undefined
  readonly ways: Readonly<Partial<Record<DigestChannel, OwnWay>>>
}

/** What a member has chosen for themselves. Nobody else sees it. Until they choose, nothing comes. */
export const ownWeek = (ctx: Ctx, viewer: Viewer): Promise<OwnWeek> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const rows = await own(tx, viewer)
    const { zone } = await readingTimes(tx, viewer.organisation.id, viewer.member.id)
    const [first] = rows
    const coming = rows.flatMap(({ nextAt }) => (nextAt ? [nextAt.getTime()] : []))
    return {
      time: first ? { weekday: first.weekday, hour: first.hour } : defaultTime,
      zone,
      nextAt: coming.length > 0 ? new Date(Math.min(...coming)) : undefined,
      ways: Object.fromEntries(
        rows.map(({ id, channel, contents, sealed, stopped }) => [
          channel,
          { id, contents, host: hostOf(openHook(ctx, id, sealed)), stopped },
        ]),
      ),
    }
  })

export type ChosenWeek =
  | { readonly ok: true }
  | { readonly ok: false; readonly channel: DigestChannel; readonly problem: 'no-address' | 'bad-address' }

/** Keeps what a member wants from now on, all ways at once: every one, or none where an address is missing. */
export const chooseWeek = (ctx: Ctx, viewer: Viewer, { time, ways }: WeekChoice): Promise<ChosenWeek> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<ChosenWeek> => {
    const before = new Map((await own(tx, viewer, 'change')).map((row) => [row.channel, row]))
    for (const channel of digestChannels) {
      const problem = isHook(channel) ? problemOf(ways[channel], before.has(channel)) : undefined
      if (problem) return { ok: false, channel, problem }
    }
    const times = await readingTimes(tx, viewer.organisation.id, viewer.member.id)
    const now = ctx.clock()
    for (const channel of digestChannels) {
      const { contents, address } = ways[channel]
      const wanted = contentsOf(channel).filter((content) => contents.includes(content))
      const row = before.get(channel)
      if (wanted.length === 0) await drop(tx, viewer, channel)
      else {
        const id = row?.id ?? uuid()
        const nextAt = nextLookAt(now, { time, times, handled: row?.handledWeek, since: now })
        const stays = row?.stopped && address === ''
        const sealed = address === '' ? (row?.sealed ?? null) : sealHook(ctx, id, address)
        const said = { contents: [...wanted], ...time, sealed, nextAt: stays ? null : nextAt }
        await keep(ctx, tx, viewer, { id, channel, ...said, ...(stays ? {} : { stopped: null, failures: 0 }) })
      }
    }
    return { ok: true }
  })

function problemOf({ contents, address }: Way, isThere: boolean): 'no-address' | 'bad-address' | undefined {
  if (contents.length === 0) return undefined
  if (address === '') return isThere ? undefined : 'no-address'
  return isHookAddress(address) ? undefined : 'bad-address'
}

async function own(tx: OrganisationTx, { organisation, member }: Viewer, lock?: 'change') {
  const rows = await tx
    .selectFrom('digest')
    .select(['id', 'channel', 'contents', 'weekday', 'hour', 'sealed', 'nextAt', 'handledWeek', 'stopped'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .orderBy('channel')
    .$if(lock === 'change', (query) => query.forUpdate())
    .execute()
  return rows.map(({ channel, contents, stopped, handledWeek, ...row }) => ({
    ...row,
    channel: channel as DigestChannel,
    contents: contents as DigestContent[],
    handledWeek: (handledWeek ?? undefined) as unknown as Week | undefined,
    stopped: stopped as OwnWay['stopped'],
  }))
}

type Kept = DigestTime & {
  readonly id: string
  readonly channel: DigestChannel
  readonly contents: DigestContent[]
  readonly sealed: string | null
  readonly nextAt: Date | null
  readonly stopped?: null
  readonly failures?: 0
}

const keep = (ctx: Ctx, tx: OrganisationTx, { organisation, member }: Viewer, { id, channel, ...said }: Kept) =>
  tx
    .insertInto('digest')
    .values({
      organisationId: organisation.id,
      id,
      memberId: member.id,
      channel,
      createdAt: new Date(ctx.clock()),
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['organisationId', 'memberId', 'channel']).doUpdateSet(said))
    .execute()

const drop = (tx: OrganisationTx, { organisation, member }: Viewer, channel: DigestChannel) =>
  tx
    .deleteFrom('digest')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('channel', '=', channel)
    .execute()
