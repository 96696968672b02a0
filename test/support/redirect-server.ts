import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseConfig } from '../../src/config.ts'
import { openClicks } from '../../src/features/links/open-clicks.ts'
import { openLog } from '../../src/platform/log.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openConfigured } from '../../src/platform/open.ts'

// The tracked links alone, as a process of its own, with the settings of the real one: what the
// measurement of redirects runs, as nothing else of the server is to be measured.

const parsed = parseConfig(process.env, process.cwd())
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
const { config } = parsed
const log = openLog(config)
const database = await openConfigured(config, true, (error) => log.warn({ err: error }, 'database'))
await migrate(database.owner)
const clicks = openClicks({
  pool: database.pool,
  db: database.db,
  folder: join(config.dataDir, 'spool'),
  host: new URL(config.baseUrl).host,
  clock: Date.now,
  log,
  trustProxy: config.trustProxy,
})
await clicks.loaded

const server = createServer((req, res) =>
  clicks.answer(req, res, (other) => {
    const healthy = req.url === '/healthz'
    res.writeHead(healthy ? 200 : 404).end(healthy ? 'ok' : other.kind)
  }),
)
server.listen(config.port, config.host, () => {
  console.log(`http://${config.host}:${(server.address() as AddressInfo).port}`)
})

process.once('SIGTERM', () => {
  server.close(async () => {
    await clicks.stop()
    await database.close()
  })
  server.closeIdleConnections()
})

// For the measurement: what it uses, told to the parent when it asks. What is in use shows after a collection
// only (`--expose-gc`): V8 lets a busy process have a lot of room for what it has not collected yet.
process.on('message', (wish) => {
  if (wish === 'memory') globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.({ rss, inUse: heapUsed + external, cpu: process.cpuUsage() })
})
process.channel?.unref()
