import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '../../src/config.ts'
import { type Running, start, type World } from '../../src/main.ts'
import { type Secrets, secretsWith } from '../../src/platform/secrets.ts'
import { openSessions, type Sessions } from '../../src/platform/session.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export type TestApp = Running & {
  readonly address: string
  readonly database: TestDatabase
  /** As the application's own: what one opens, the other knows. */
  readonly sessions: Sessions
  /** What it seals with. */
  readonly secrets: Secrets
  /** Moves the application's clock; the world's goes on meanwhile. */
  readonly forward: (milliseconds: number) => void
  /** What was printed in the place of mails. */
  readonly printed: string[]
  readonly close: () => Promise<void>
}

const secretKey = 'the-key-of-tests-and-of-nothing-else'

/** The whole application on a free port and a fresh database, in this process. */
export async function startApp(environment: Record<string, string> = {}, world: World = {}): Promise<TestApp> {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'luotto-app-'))
  chmodSync(dataDir, 0o755)
  const parsed = parseConfig(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      SECRET_KEY: secretKey,
      ...environment,
    },
    dataDir,
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  let ahead = 0
  const printed: string[] = []
  const running = await start(parsed.config, {
    clock: () => Date.now() + ahead,
    print: (text) => printed.push(text),
    limitScale: 100,
    ...world,
  })
  if (!running.address) throw new Error('It does not listen.')
  return {
    ...running,
    address: running.address,
    database,
    sessions: openSessions({ pool: database.pool, baseUrl: running.baseUrl, secretKey }),
    secrets: secretsWith(secretKey),
    printed,
    forward: (milliseconds) => {
      ahead += milliseconds
    },
    close: async () => {
      await running.stop()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
