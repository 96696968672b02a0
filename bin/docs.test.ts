import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { variables } from '../src/config.ts'
import { commands } from './commands.ts'

// What the documents name exists. Not whether what they say is true: that is for the reader of a change.

const root = join(import.meta.dirname, '..')
const documents = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })].sort()
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)

const folders = ['src', 'bin', 'bench', 'docs', 'migrations', 'public', 'test', '.ci']
const files = globSync([...folders.map((folder) => `${folder}/**/*.*`), '*.*', '.*.*', '.ci/run'], {
  cwd: root,
  exclude: (path) => basename(path) === 'node_modules',
})
const names = new Set(files.map((file) => basename(file)))

const codeIn = (text: string) => {
  const fenced = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, code]) => code ?? '')
  const prose = text.replace(/^```\w*\n[\s\S]*?^```/gm, '')
  return { fenced, inline: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '') }
}

const ending = /\.(tsx?|cjs|json|sql|md|css|svg|png|ya?ml)$/
// A folder of the checkout that is made by a command.
const made = new Set(['build/', 'node_modules/'])

/** Whether a word between backticks speaks of a file or folder of ours. */
function speaksOfPath(word: string): boolean {
  if (!/^\.?[\w-][\w.*/-]*$/.test(word) || word.startsWith('/')) return false
  if (!word.includes('/')) return ending.test(word)
  return ending.test(word) || word.endsWith('/') || folders.includes(word.split('/')[0] ?? '')
}

/** A path from the root or from `src`; a bare name is any file's, and a bare folder (`pages/`) any folder's. */
function isThere(word: string): boolean {
  if (made.has(word)) return true
  if (word.includes('*')) return globSync([word, `src/${word}`], { cwd: root }).length > 0
  if (!word.includes('/')) return names.has(word)
  if (existsSync(join(root, word)) || existsSync(join(root, 'src', word))) return true
  const isBareFolder = word.indexOf('/') === word.length - 1
  return isBareFolder && files.some((file) => `/${file}`.includes(`/${word}`))
}

/** Words after `npm run`, with the rest of the command: `-s luotto -- user link EMAIL`. */
const runsIn = (text: string) =>
  [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)([^`\n&|]*)/g)].map(([, script = '', rest = '']) => ({ script, rest }))

/** What follows `luotto`: a command and, in small letters, what it shall do. */
function luottoFault(words: readonly string[]): string | undefined {
  const [name = '', ...rest] = words
  if (name === '--help' || name === 'COMMAND') return undefined
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return `luotto ${words.join(' ')}`
  const what = rest.filter((word) => /^(--)?[a-z]+$/.test(word) && word !== '--help')
  const roles = ['editor', 'steward', 'leader', 'researcher', 'admin']
  return what.every((word) => roles.includes(word) || command.usage.includes(word))
    ? undefined
    : `luotto ${words.join(' ')}`
}

const wordsOf = (text: string) => text.trim().split(/\s+/).filter(Boolean)

const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

function linkFault(file: string, target: string): string | undefined {
  if (/^(https?:|mailto:)/.test(target)) return undefined
  const [path = '', anchor] = target.split('#')
  const there = path === '' ? file : join(dirname(file), path)
  if (!existsSync(join(root, there))) return target
  return anchor && !anchorsOf(read(there)).includes(anchor) ? target : undefined
}

const documentNames = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/tour.md',
  'docs/operating.md',
  'docs/privacy.md',
  'docs/performance.md',
]

test('the documents that people look for are there', () => {
  expect(documents).toEqual(expect.arrayContaining(documentNames))
  expect(read('LICENSE')).toContain('Apache License')
})

describe.each(documents)('%s', (file) => {
  const text = read(file)
  const { fenced, inline } = codeIn(text)

  test('names files and folders that exist', () => {
    expect(inline.filter((word) => speaksOfPath(word) && !isThere(word))).toEqual([])
  })

  test('names npm scripts and commands that exist', () => {
    const runs = [...fenced, ...inline].flatMap(runsIn)
    expect(runs.map(({ script }) => script).filter((script) => !scripts.includes(script))).toEqual([])
    const long = runs
      .filter(({ script }) => script === 'luotto')
      .map(({ rest }) => wordsOf(rest.replace(/^ *--(?= )/, '')))
    const short = inline.filter((word) => word.startsWith('luotto ')).map((word) => wordsOf(word).slice(1))
    expect([...long, ...short].map(luottoFault).filter(Boolean)).toEqual([])
  })

  test('has links and pictures that lead somewhere', () => {
    const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
    const html = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => target ?? '')
    expect([...markdown, ...html].map((target) => linkFault(file, target)).filter(Boolean)).toEqual([])
  })

  test('has words for every picture', () => {
    const pictures = [...text.matchAll(/<img [^>]*>|!\[[^\]]*\]/g)].map(([picture]) => picture)
    expect(pictures.filter((picture) => !/alt="[^"]{20,}"|^!\[[^\]]{20,}\]/.test(picture))).toEqual([])
  })
})

test('the table of the README has every variable of the configuration, and no other', () => {
  const [, section = ''] = read('README.md').split(/^## Configuration$/m)
  const rows = [...(section.split(/^## /m)[0] ?? '').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual(Object.keys(variables).toSorted())
})

test('the README says every command in a line', () => {
  const said = codeIn(read('README.md')).inline.flatMap(runsIn)
  const luotto = said.filter(({ script }) => script === 'luotto').map(({ rest }) => wordsOf(rest)[1])
  expect(Object.keys(commands).filter((command) => !luotto.includes(command))).toEqual([])
  const parts = scripts.filter((script) => !script.startsWith('check:') && script !== 'start' && script !== 'test')
  expect(parts.filter((script) => !said.some((run) => run.script === script))).toEqual([])
})

test('every decision is in the list of decisions, and what the code says of one leads to it', () => {
  const records = globSync('docs/decisions/[0-9]*.md', { cwd: root }).map((file) => basename(file))
  const list = read('docs/decisions/README.md')
  expect(records.filter((record) => !list.includes(`(${record})`))).toEqual([])
  const code = files.filter(
    (file) => /^(src|bin|bench|test|migrations)\/|^\.dependency/.test(file) && existsSync(join(root, file)),
  )
  const named = code.flatMap((file) =>
    [...read(file).matchAll(/docs\/decisions\/(\d{4})/g)].map(([, number]) => number ?? ''),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((number) => !records.some((record) => record.startsWith(number)))).toEqual([])
})
