// Every sentence in every language, with the same variables; and none that nobody says any more.
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogues } from '../src/ui/catalogues.ts'

const folder = mkdtempSync(join(tmpdir(), 'luotto-messages-'))
try {
  mkdirSync(folder, { recursive: true })
  for (const [language, messages] of Object.entries(catalogues)) {
    writeFileSync(join(folder, `${language}.json`), JSON.stringify(messages))
  }
  const words = [
    'verify',
    '--source-locale',
    'fi',
    '--missing-keys',
    '--extra-keys',
    '--structural-equality',
    join(folder, '*.json'),
  ]
  const verified = spawnSync('node_modules/.bin/formatjs', words, { stdio: 'inherit' })
  if (verified.status !== 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// An id stands in the source as it is, or is put together from a beginning (`stories.kind.${kind}`).
const source = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const beginnings = [...source.matchAll(/`([a-z][\w.-]*\.)\$\{/gi)].map(([, beginning]) => beginning ?? '')
for (const id of Object.keys(catalogues.fi)) {
  const said =
    source.includes(`'${id}'`) || source.includes(`"${id}"`) || beginnings.some((beginning) => id.startsWith(beginning))
  if (said) continue
  console.error(`Nobody says "${id}".`)
  process.exitCode = 1
}
