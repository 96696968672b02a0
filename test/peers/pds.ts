import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Database, PlcServer } from '@did-plc/server'
import { openGate } from './gate.ts'

/**
 * A real PDS, and the directory (PLC) that it needs, on loopback. Prints `{"url","directory"}` once it serves; then
 * takes one command a line on standard input and answers each with a line of JSON:
 *
 *   {"do":"account","name":"aino"}      → {"handle","did","password","own"} (an app password, and the account's own)
 *   {"do":"down"}                       → {}   nothing answers
 *   {"do":"die-in-next-write","having"} → {}   "kept": once the record is written; "lost": before it has come;
 *                                              a number: so many milliseconds after it has come
 *   {"do":"back"}                       → {}   the same PDS with the same data
 *
 * It stops when its standard input ends, and leaves nothing behind.
 */
const folder = mkdtempSync(join(tmpdir(), 'luotto-pds-'))
const gate = await openGate()
const directory = await startDirectory()
const url = `http://localhost:${gate.port}`
const env = {
  devMode: true,
  hostname: 'localhost',
  dataDirectory: join(folder, 'data'),
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: directory,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  adminPassword: 'admin-pass',
  jwtSecret: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
}
mkdirSync(env.dataDirectory)
let pds = await startServer()

async function startDirectory(): Promise<string> {
  const server = PlcServer.create({ db: Database.mock(), port: 0 })
  const listen = server.app.listen.bind(server.app)
  server.app.listen = (port: number) => listen(port, '127.0.0.1')
  const listening = await server.start()
  return `http://localhost:${listening.address().port}`
}

async function startServer(): Promise<ChildProcess> {
  const child = fork(new URL('./pds-server.ts', import.meta.url), {
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  child.send({ env, publicPort: gate.port })
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof answer?.port !== 'number') throw new Error('the PDS did not start')
  await gate.open(answer.port)
  return child
}

async function kill(): Promise<void> {
  const gone = pds.exitCode === null && pds.signalCode === null ? once(pds, 'exit') : undefined
  pds.kill('SIGKILL')
  await Promise.all([gate.close(), gone])
}

async function revive(): Promise<void> {
  // It may still be dying.
  await kill()
  pds = await startServer()
}

async function call(method: string, body: object, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(`${url}/xrpc/${method}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function makeAccount(name: string) {
  const handle = `${name}.test`
  const password = randomBytes(8).toString('hex')
  const created = await call('com.atproto.server.createAccount', { email: `${name}@example.com`, handle, password })
  const app = await call('com.atproto.server.createAppPassword', { name: 'luotto' }, created.accessJwt)
  return { handle, did: created.did, password: app.password, own: password }
}

async function obey(command: { do: string; name: string; having: 'kept' | 'lost' | number }): Promise<object> {
  if (command.do === 'account') return makeAccount(command.name)
  if (command.do === 'down') await kill()
  else if (command.do === 'back') await revive()
  else if (command.do === 'die-in-next-write') {
    const when = { kept: 'answered', lost: 'before' } as const
    const { having } = command
    gate.cutNext('POST /xrpc/com.atproto.repo.putRecord', typeof having === 'number' ? having : when[having], () =>
      pds.kill('SIGKILL'),
    )
  } else throw new Error(`no such command: ${command.do}`)
  return {}
}

console.log(JSON.stringify({ url, directory }))
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify(await obey(JSON.parse(line))))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
  }
}
await kill()
rmSync(folder, { recursive: true, force: true })
process.exit()
