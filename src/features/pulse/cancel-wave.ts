import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { pulseSettings, setPulse } from './change-settings.ts'
import { findWave } from './find-wave.ts'

/**
 * Takes back a wave that is not open yet; nothing has been asked. Waves then go on by hand, or the same one would be
 * planned again within the hour. Twice is safe: it is there no more.
 */
export const cancelWave = (ctx: Pick<Context, 'db'>, viewer: Viewer, waveId: string): Promise<boolean> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const organisationId = viewer.organisation.id
    const wave = await findWave(tx, organisationId, waveId, 'change')
    if (wave?.state !== 'planned' || !may(viewer.member, 'keep-pulse')) return false
    await tx
      .deleteFrom('pulseWave')
      .where((where) => where.and({ organisationId, id: waveId }))
      .execute()
    await recordAct(tx, viewer, { kind: 'wave-cancelled', day: wave.opensOn })
    await setPulse(tx, viewer, { ...(await pulseSettings(tx, organisationId)), pulseQuarterly: false })
    return true
  })
