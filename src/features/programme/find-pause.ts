import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type Pause = {
  readonly waveId: string
  /** The wave's number, as it is called. */
  readonly wave: number
  readonly disagreed: number
  readonly answered: number
  readonly beganAt: Date
  /** What was changed before it ended; `null` while it lasts. */
  readonly changed: string | null
  readonly endedAt: Date | null
  /** Whose words it is; `null` once they have left. */
  readonly by: string | null
}

const pauses = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('programmePause as p')
    .innerJoin('pulseWave as w', (join) =>
      join.onRef('w.organisationId', '=', 'p.organisationId').onRef('w.id', '=', 'p.waveId'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'p.organisationId').onRef('m.id', '=', 'p.endedBy'),
    )
    .select(['p.waveId', 'w.number as wave', 'p.disagreed', 'p.answered', 'p.beganAt', 'p.changed', 'p.endedAt'])
    .select('m.name as by')
    .where('p.organisationId', '=', organisationId)

/** The pause that lasts, if there is one: then no story is offered for telling. */
export const findPause = (tx: OrganisationTx, organisationId: OrganisationId): Promise<Pause | undefined> =>
  pauses(tx, organisationId).where('p.endedAt', 'is', null).orderBy('p.beganAt', 'desc').limit(1).executeTakeFirst()

/** All pauses that there were, newest first: as many as waves, forty at most. */
export const listPauses = (tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly Pause[]> =>
  pauses(tx, organisationId).orderBy('p.beganAt', 'desc').limit(40).execute()
