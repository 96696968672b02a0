import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { mustClose, mustOpen, nextWave, remindOn } from '../../core/pulse/rhythm.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { closeWave } from './close-wave.ts'
import { listWaves, type Wave } from './find-wave.ts'
import { openWave } from './open-wave.ts'
import { keepQuestionnaire, newestQuestionnaire } from './questionnaire.ts'
import { writeToVoters } from './write-to-voters.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'secrets' | 'log'>

/**
 * Opens, reminds and closes waves on their days, and plans the next one. One organisation that fails keeps no other from its
 * turn. Twice is safe: each step looks at the state that it changes.
 */
export async function tendWaves(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await tend(ctx, organisationId, signal).catch((error: unknown) =>
      ctx.log.error({ err: error, organisationId }, 'Tending the pulse of an organisation failed.'),
    )
  }
}

async function tend(ctx: Ctx, organisationId: OrganisationId, signal?: AbortSignal): Promise<void> {
  const today = dateAt(ctx.clock())
  const find = () => inOrganisation(ctx.db, organisationId, async (tx) => (await listWaves(tx, organisationId))[0])
  const found = await find()
  if (!found) return
  const opens = found.state === 'planned' && mustOpen(found, today)
  if (opens) await openWave(ctx, organisationId, found.id)
  const wave = opens ? await find() : found
  if (wave?.state === 'open' && mustClose(wave, today)) await closeWave(ctx, organisationId, wave.id)
  else if (wave?.state === 'open') {
    const isLate = today >= remindOn(wave)
    // Whoever hears of it after the day of the reminder hears of it once.
    await writeToVoters(ctx, { organisationId, waveId: wave.id, kind: 'pulse-open', isLast: isLate }, signal)
    if (isLate)
      await writeToVoters(ctx, { organisationId, waveId: wave.id, kind: 'pulse-reminder', isLast: true }, signal)
  }
  if (wave?.state === 'closed') await planNext(ctx, organisationId, wave, today)
}

/** Plans the wave after the last by itself, as that one was, unless the organisation wants none. */
const planNext = (ctx: Ctx, organisationId: OrganisationId, last: Wave, today: string): Promise<void> =>
  inOrganisation(ctx.db, organisationId, async (tx) => {
    const days = nextWave(last, today)
    if (!days) return
    const { pulseQuarterly } = await tx
      .selectFrom('organisation')
      .select('pulseQuarterly')
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow()
    if (!pulseQuarterly) return
    const createdAt = new Date(ctx.clock())
    const questionnaire = await newestQuestionnaire(tx, organisationId)
    await keepQuestionnaire(tx, organisationId, questionnaire, createdAt)
    const { number, threshold, reporting } = last
    await tx
      .insertInto('pulseWave')
      .values({
        ...{ organisationId, id: randomUUID(), number: number + 1, state: 'planned', threshold, createdAt, ...days },
        ...{ questionnaireVersion: questionnaire.version, reporting: [...reporting] },
      })
      // Somebody planned it in the same moment.
      .onConflict((on) => on.columns(['organisationId', 'number']).doNothing())
      .execute()
  })
