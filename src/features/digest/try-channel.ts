import type { Context } from '../../context.ts'
import { type HookChannel, hookChannels } from '../../core/digest.ts'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import type { Week } from '../../core/weeks.ts'
import { inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import { translator } from '../../ui/intl.ts'
import type { Viewer } from '../people/viewer.ts'
import { openHook } from './hook-address.ts'
import { type Posted, postHook } from './post-hook.ts'
import { nextLookAt, readingTimes } from './reading-times.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'outbound' | 'secrets'>

/** Posts a try to a webhook of one's own, or of the organisation's; one that was given up goes on if that arrives. */
export async function tryChannel(ctx: Ctx, viewer: Viewer, id: string): Promise<Posted['state'] | undefined> {
  const { organisation, member } = viewer
  const row = await find(ctx, organisation.id, id)
  if (!row || !(row.memberId === null ? may(member, 'keep-week') : row.memberId === member.id)) return undefined
  const address = openHook(ctx, id, row.sealed)
  if (!address) return 'gone'
  const language = (row.language ?? member.language) as Language
  const t = translator(language)
  const told = {
    title: t('week.hook.try'),
    about: t('week.hook.try.about', { organisation: organisation.name }),
    sections: [],
  }
  const { state } = await postHook(ctx, { channel: row.channel as HookChannel, address, language }, told)
  if (state === 'sent' && row.stopped) await goOn(ctx, organisation.id, id)
  return state
}

async function find({ db }: Ctx, organisationId: OrganisationId, id: string) {
  if (!isId(id)) return undefined
  return inOrganisation(db, organisationId, (tx) =>
    tx
      .selectFrom('digest')
      .select(['memberId', 'channel', 'language', 'sealed', 'stopped'])
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where('channel', 'in', [...hookChannels])
      .executeTakeFirst(),
  )
}

const goOn = ({ db, clock }: Ctx, organisationId: OrganisationId, id: string) =>
  inOrganisation(db, organisationId, async (tx) => {
    const row = await tx
      .selectFrom('digest')
      .select(['memberId', 'weekday', 'hour', 'handledWeek'])
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const { handledWeek, memberId, ...time } = row
    const times = await readingTimes(tx, organisationId, memberId as MemberId | null)
    const handled = (handledWeek ?? undefined) as unknown as Week | undefined
    await tx
      .updateTable('digest')
      .set({ stopped: null, failures: 0, nextAt: nextLookAt(clock(), { time, times, handled, since: clock() }) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .execute()
  })
