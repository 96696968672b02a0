import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('./service-worker.js', import.meta.url))

/** The browser's worker with the names of this build's files, so that a new build makes a new worker. */
export function workerScript(clientFolder: string): string {
  const files = readdirSync(join(clientFolder, 'assets'))
    .filter((name) => /\.(js|css)$|-latin-wght-normal-.*\.woff2$/.test(name))
    .map((name) => `/assets/${name}`)
    .sort()
  const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
  return `const build = '${build}'\nconst files = ${JSON.stringify(files)}\n${readFileSync(source, 'utf8')}`
}
