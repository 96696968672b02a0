import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded } from './build.ts'

// All suites: what they need is made or installed first.
const root = fileURLToPath(new URL('../', import.meta.url))

function haveChromium(): boolean {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (existsSync(path)) return true
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    console.error('Installing Chromium for the browser tests…')
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  }
  return existsSync(path)
}

if (!haveChromium()) {
  console.error(
    'The browser tests need Chromium: "sudo apt-get install chromium", or CHROMIUM_PATH where it is elsewhere.',
  )
  process.exitCode = 1
} else {
  buildIfNeeded()
  const words = [realpathSync(`${root}node_modules/.bin/vitest`), 'run', ...process.argv.slice(2)]
  process.exitCode = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status ?? 1
}
