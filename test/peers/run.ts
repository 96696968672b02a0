import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/**
 * `npm run test:peers`: installs the peers where they are missing or another version is asked for, then
 * runs the tests against them. Arguments go to Vitest.
 */
const here = import.meta.dirname
const root = join(here, '..', '..')
const stampFile = join(here, 'node_modules', '.installed')

// All runs on this very Node: the peers' one native part is compiled for it and for no other.
const env = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
}

const quiet = ['--no-audit', '--no-fund', '--loglevel=error']

const isInstalled = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()
if (!isInstalled) install()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const config = join(root, 'vitest.peers.config.ts')
process.exitCode = run(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], root)

function stamp(): string {
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.version} ${process.platform} ${process.arch}\n`
}

function install(): void {
  console.error('Installing the peers (some 350 MB, once) …')
  rmSync(stampFile, { force: true })
  installCompiler()
  // Of all install scripts only the one that compiles the database is needed.
  const isDone =
    run('npm', ['ci', '--ignore-scripts', ...quiet], here) === 0 &&
    run('npm', ['rebuild', 'better-sqlite3', ...quiet], here, { npm_config_nodedir: headersFolder() }) === 0
  if (!isDone) {
    console.error('The peers could not be installed. Compiling needs: apt-get install python3 make g++')
    process.exit(1)
  }
  writeFileSync(stampFile, stamp())
}

function installCompiler(): void {
  const has = (tool: string) => spawnSync(tool, ['--version'], { stdio: 'ignore', env }).status === 0
  if (['python3', 'make', 'g++'].every(has) || process.getuid?.() !== 0 || !has('apt-get')) return
  run('apt-get', ['update', '-qq'], here)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3', 'make', 'g++'], here)
}

// The pinned Node comes with its headers, but a later `npm install` in the root throws them away; then the
// same package is fetched again. So no headers are taken from elsewhere, nor another Node's.
function headersFolder(): string | undefined {
  const name = `node-${process.platform}-${process.arch}`
  const spare = join(here, 'node_modules', '.headers')
  const places = [join(root, 'node_modules', 'node', 'node_modules', name), join(spare, 'node_modules', name)]
  const withHeaders = () => places.find((place) => existsSync(join(place, 'include', 'node', 'node.h')))
  if (withHeaders()) return withHeaders()
  mkdirSync(spare, { recursive: true })
  run('npm', ['install', '--no-save', '--prefix', spare, `${name}@${process.versions.node}`, ...quiet], spare)
  return withHeaders()
}

function run(command: string, words: string[], cwd: string, more: NodeJS.ProcessEnv = {}): number {
  // What npm prints goes to standard error: the summary of the tests is the result.
  const stdout = command === process.execPath ? 'inherit' : 2
  return spawnSync(command, words, { cwd, env: { ...env, ...more }, stdio: ['inherit', stdout, 'inherit'] }).status ?? 1
}
