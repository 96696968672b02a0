import type { OrganisationId, OrganisationTx } from './database.ts'

/** The jobs that there are, and what each carries: ids only, never a person's text. */
export type JobPayloads = {
  'publish-telling': { organisationId: OrganisationId; tellingId: string }
}

export type JobName = keyof JobPayloads

export type Jobs = {
  /** Queues a job in the transaction of its row: both are there, or neither. */
  readonly enqueue: <N extends JobName>(
    tx: OrganisationTx,
    name: N,
    payload: JobPayloads[N],
    options?: { readonly startAfterSeconds?: number },
  ) => Promise<void>
}
