import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { postgresOf } from '../support/command.ts'
import { temporaryFolder } from '../support/folder.ts'

// No engine for containers is at hand where tests run. What an image would hold and do is tried without one:
// the same files, the same installation, the same command, as a user who owns nothing of it.

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'Containerfile'), 'utf8')
const nobody = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0

/** What the last stage holds of the checkout. */
const kept = [...text.matchAll(/^COPY --from=build \/app\/(\S+) \S+$/gm)].map(([, name = '']) => name)

test('every file that the Containerfile copies is there, and the last stage has all that runs', () => {
  const copied = [...text.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '))
  expect(copied.length).toBeGreaterThan(5)
  expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([])
  expect(kept.toSorted()).toEqual(['bin', 'build', 'migrations', 'node_modules', 'package.json', 'src'])
  const last = text.slice(text.lastIndexOf('\nFROM '))
  expect(last).toMatch(/^USER node$/m)
  expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m)
  expect(last).toMatch(/^HEALTHCHECK /m)
  expect(last).not.toMatch(/npm|apt-get/)
})

test('installed without what only developers need, it serves as a user who owns nothing but the data', {
  timeout: 300_000,
}, async () => {
  using folder = temporaryFolder()
  chmodSync(folder.path, 0o755)
  const app = join(folder.path, 'app')
  const data = join(folder.path, 'data')
  mkdirSync(app)
  mkdirSync(data)
  for (const name of [...kept.filter((one) => one !== 'node_modules'), 'package-lock.json', '.npmrc']) {
    cpSync(join(root, name), join(app, name), { recursive: true })
  }
  if (isRoot) chownSync(data, nobody.uid, nobody.gid)
  const words = ['ci', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const installed = spawnSync('npm', words, { cwd: app, encoding: 'utf8' })
  expect(installed.status, installed.stderr).toBe(0)
  // (vite and vitest stay: a library of ours says that it can go together with them.)
  for (const name of ['@react-router/dev', '@biomejs/biome', 'knip', 'playwright-core']) {
    expect(existsSync(join(app, 'node_modules', name)), name).toBe(false)
  }
  const command = /^ENTRYPOINT (\[.*\])$/m.exec(text)?.[1] ?? '[]'
  const [program = '', ...rest] = JSON.parse(command) as string[]
  const served = spawn(join(app, program), [...rest, 'serve'], {
    cwd: app,
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', DATA_DIR: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? nobody : {}),
  })
  try {
    let [out, err] = ['', '']
    served.stdout.on('data', (bytes) => {
      out += bytes
    })
    served.stderr.on('data', (bytes) => {
      err += bytes
    })
    const ended = once(served, 'exit')
    await vi.waitFor(() => expect(out + err).toMatch(/listening on http/), { timeout: 120_000, interval: 100 })
    const [, address = ''] = /listening on (http:[^)]+)\)/.exec(out) ?? []
    expect(await (await fetch(`${address}/readyz`)).text()).toBe('ready')
    const page = await fetch(`${address}/sign-in`, { headers: { 'accept-language': 'fi' } })
    expect(page.status).toBe(200)
    const [, script = ''] = /(\/assets\/[\w.-]+\.js)/.exec(await page.text()) ?? []
    const asset = await fetch(`${address}${script}`, { headers: { 'accept-encoding': 'br' } })
    expect([asset.status, asset.headers.get('content-encoding')]).toEqual([200, 'br'])
    served.kill('SIGTERM')
    expect((await ended)[0], err).toBe(0)
    if (process.platform === 'linux') expect(postgresOf(data)).toEqual([])
  } finally {
    served.kill('SIGKILL')
  }
})
