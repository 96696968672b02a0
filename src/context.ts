import type { AccountNetwork } from './core/networks.ts'
import type { Network } from './networks/network.ts'
import type { Assistant } from './platform/assistant.ts'
import type { Database } from './platform/database.ts'
import type { Files } from './platform/files.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import type { Mailer } from './platform/mail.ts'
import type { Outbound } from './platform/outbound.ts'
import type { Secrets } from './platform/secrets.ts'

export type Networks = Readonly<Partial<Record<AccountNetwork, Network>>>

/**
 * What use cases may ask for. Each names only what it uses: `ctx: Pick<Context, 'db' | 'clock'>`.
 * It is put together once, in `main.ts`, and in tests.
 */
export type Context = {
  readonly db: Database
  /** Milliseconds since 1970, as `Date.now`. */
  readonly clock: () => number
  readonly jobs: Jobs
  readonly mail: Mailer
  readonly files: Files
  readonly log: Log
  readonly outbound: Outbound
  readonly secrets: Secrets
  /** Networks with an open API, as far as this installation has them. */
  readonly networks: Networks
  /** The assistant of this installation, where it has one (docs/decisions/0038). */
  readonly assistant?: Assistant | undefined
  /** The origin people use, e.g. `https://luotto.example.fi`. */
  readonly baseUrl: string
}
