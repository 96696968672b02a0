import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../', import.meta.url))
const stamp = `${root}build/source.sha256`
const sources = [
  'src/**/*.{ts,tsx,json,css}',
  'public/**/*.{svg,css,png}',
  'vite.config.ts',
  'react-router.config.ts',
  'package-lock.json',
]

/** Builds the pages, unless those that are there were built from these very sources. */
export function buildIfNeeded(): void {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Building the pages…')
  const words = [realpathSync(`${root}node_modules/.bin/react-router`), 'build', '--logLevel', 'warn']
  const built = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error('The pages could not be built.')
  compressAll()
  writeFileSync(stamp, wanted)
}

/** What a browser gets of the files: compressed once here, not at every request. */
function compressAll(): void {
  const client = `${root}build/client/`
  for (const file of globSync('**/*.{js,css,svg}', { cwd: client })) {
    const bytes = readFileSync(client + file)
    writeFileSync(`${client}${file}.br`, brotliCompressSync(bytes))
    writeFileSync(`${client}${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file))
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(`${root}${file}`))
  return hash.digest('hex')
}

if (import.meta.main) buildIfNeeded()
