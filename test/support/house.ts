import { chmodSync } from 'node:fs'
import type { Context } from '../../src/context.ts'
import { type FakeNetwork, fakeNetwork } from '../../src/networks/fake.ts'
import { filesIn } from '../../src/platform/files.ts'
import { type JobName, type JobPayloads, migrateJobs, openJobs } from '../../src/platform/jobs.ts'
import type { Mail } from '../../src/platform/mail.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { secretsWith } from '../../src/platform/secrets.ts'
import { registerAll } from '../../src/ui/catalogues.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { temporaryFolder } from './folder.ts'

export type House = {
  readonly database: TestDatabase
  /** Everything a use case may ask for: a real database and queue, a network in memory, and a clock to set. */
  readonly ctx: Context
  readonly time: { now: number }
  readonly network: FakeNetwork
  readonly mails: Mail[]
  /** Where uploaded files are. */
  readonly folder: string
  /** What is queued under a name and not yet taken, oldest first. Nobody takes it but the test. */
  readonly queued: <N extends JobName>(name: N) => Promise<Queued<N>[]>
  readonly close: () => Promise<void>
}

type Queued<N extends JobName> = { readonly data: JobPayloads[N]; readonly inSeconds: number }

/** What use cases need, without any page. */
export async function openHouse(): Promise<House> {
  registerAll()
  const folder = temporaryFolder()
  chmodSync(folder.path, 0o755)
  const database = await freshDatabase()
  await migrateJobs(database.owner)
  const quiet = () => undefined
  const log: Context['log'] = { debug: quiet, info: quiet, warn: quiet, error: quiet }
  const jobs = await openJobs(database.connection, log)
  const time = { now: Date.parse('2026-11-23T09:00:00Z') }
  const network = fakeNetwork()
  const mails: Mail[] = []
  const ctx: Context = {
    db: database.db,
    clock: () => time.now,
    jobs,
    mail: { delivers: true, send: async (mail) => void mails.push(mail), close: quiet },
    files: filesIn(folder.path),
    log,
    outbound: openOutbound({ allow: [] }),
    secrets: secretsWith('the-key-of-tests-and-of-nothing-else'),
    networks: { bluesky: network },
    baseUrl: 'https://luotto.example',
  }
  return {
    database,
    ctx,
    time,
    network,
    mails,
    folder: folder.path,
    queued: async (name) => {
      const found = await database.owner.query(
        `select data, extract(epoch from start_after - created_on)::float8 as "inSeconds" from pgboss.job
        where name = $1 and state = 'created' order by created_on, id`,
        [name],
      )
      return found.rows.map((row) => ({ ...row, inSeconds: Math.round(row.inSeconds) }))
    },
    close: async () => {
      await jobs.stop()
      await database.close()
      folder[Symbol.dispose]()
    },
  }
}
