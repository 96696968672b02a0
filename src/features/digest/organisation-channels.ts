import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { contentsOf, type DigestContent, type DigestTime, type HookChannel } from '../../core/digest.ts'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { hostOf, isHookAddress, openHook, sealHook } from './hook-address.ts'
import { nextLookAt, readingTimes } from './reading-times.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>

export const mostChannels = 20

export type OrganisationChannel = {
  readonly id: string
  readonly channel: HookChannel
  readonly name: string
  readonly host: string
  readonly language: Language
  readonly contents: readonly DigestContent[]
  readonly nextAt: Date | null
  readonly stopped: 'gone' | 'failing' | null
}

/** The organisation's own channels, for those who keep them: by name and host, never by address. */
export const listChannels = (ctx: Ctx, { organisation, member }: Viewer): Promise<readonly OrganisationChannel[]> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (!may(member, 'keep-week')) return []
    const rows = await ofOrganisation(tx, organisation.id)
      .select(['id', 'channel', 'name', 'language', 'contents', 'nextAt', 'stopped', 'sealed'])
      .orderBy('name')
      .orderBy('id')
      .limit(mostChannels)
      .execute()
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      channel: row.channel as HookChannel,
      name: row.name ?? '',
      host: hostOf(openHook(ctx, row.id, sealed)),
      language: row.language as Language,
      contents: row.contents as DigestContent[],
      stopped: row.stopped as OrganisationChannel['stopped'],
    }))
  })

export type NewChannel = {
  readonly channel: HookChannel
  readonly name: string
  readonly address: string
  readonly language: Language
  readonly contents: readonly DigestContent[]
  readonly time: DigestTime
}
export type AddedChannel =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'not-yours' | 'full' | 'bad-address' | 'contents' }

/** Lets a channel of the organisation hear of each week. The log says where it leads by its host alone. */
export const addChannel = (ctx: Ctx, viewer: Viewer, wanted: NewChannel): Promise<AddedChannel> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<AddedChannel> => {
    const organisationId = viewer.organisation.id
    const { channel, name, address, language, time } = wanted
    if (!may(viewer.member, 'keep-week')) return { ok: false, problem: 'not-yours' }
    if (!isHookAddress(address)) return { ok: false, problem: 'bad-address' }
    const contents = contentsOf(channel).filter((content) => wanted.contents.includes(content))
    if (contents.length === 0) return { ok: false, problem: 'contents' }
    const others = await ofOrganisation(tx, organisationId).select('id').forUpdate().execute()
    if (others.length >= mostChannels) return { ok: false, problem: 'full' }
    const [id, now] = [uuid(), ctx.clock()]
    const times = await readingTimes(tx, organisationId, null)
    await tx
      .insertInto('digest')
      .values({
        ...{ organisationId, id, channel, name, language, contents, ...time },
        sealed: sealHook(ctx, id, address),
        nextAt: nextLookAt(now, { time, times, since: now }),
        createdAt: new Date(now),
      })
      .execute()
    await recordAct(tx, viewer, { kind: 'week-webhook-added', address: hostOf(address) })
    return { ok: true }
  })

/** Takes a channel away. Twice is safe. */
export const removeChannel = (ctx: Ctx, viewer: Viewer, id: string): Promise<boolean> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (!may(viewer.member, 'keep-week') || !isId(id)) return false
    const gone = await tx
      .deleteFrom('digest')
      .where('organisationId', '=', viewer.organisation.id)
      .where('memberId', 'is', null)
      .where('id', '=', id)
      .returning('sealed')
      .executeTakeFirst()
    if (!gone) return false
    await recordAct(tx, viewer, { kind: 'week-webhook-removed', address: hostOf(openHook(ctx, id, gone.sealed)) })
    return true
  })

const ofOrganisation = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx.selectFrom('digest').where('organisationId', '=', organisationId).where('memberId', 'is', null)
