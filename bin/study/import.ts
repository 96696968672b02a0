import { once } from 'node:events'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Archive, Bad, Found } from '../../src/archives/archive.ts'
import { type IdentifyLanguage, languageIdentifier } from '../../src/archives/identify-language.ts'
import { IdSet } from '../../src/archives/ids.ts'
import { openArchive } from '../../src/archives/open-archive.ts'
import type { Post, PostKind, PostNetwork } from '../../src/core/voice/post.ts'
import { badUsage, type ExitCode } from '../command.ts'
import { archiveFiles, hashOf } from './archive-files.ts'
import { tellBad } from './archive-messages.ts'
import { BadInput } from './bad-input.ts'
import { progress } from './progress.ts'
import { type Writing, writeWhole } from './write-file.ts'

const options = {
  out: { type: 'string' },
  bad: { type: 'string' },
  member: { type: 'string' },
  'not-public': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** What became of one archive, as `--json` says it. */
type Summary = {
  readonly archive: string
  readonly network: PostNetwork
  readonly files: readonly string[]
  readonly sha256: string
  readonly members: string[]
  readonly posts: Record<PostKind, number>
  readonly languages: Record<Post['language'], number>
  left: { notPublic: number }
  bad: number
}

/**
 * Reads archives into one file of posts. The archives are opened first, so that a wrong one among them costs no
 * wait; then they stream through, and of each post no more than a hash of its id is kept.
 */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  if (positionals.length === 0) return badUsage(usage)
  if (values.json && !values.out)
    return badUsage(`--json needs --out: otherwise the posts go where it would.\n${usage}`)
  if (values.member !== undefined && !/^\S(.{0,98}\S)?$/.test(values.member))
    return badUsage('--member is a pseudonym of 1 to 100 characters.')
  const overwritten = positionals.find((path) =>
    [values.out, values.bad].some((out) => out && resolve(out) === resolve(path)),
  )
  if (overwritten) return badUsage(`${overwritten} would be written over while it is read.`)
  const archives = await opened(positionals, values)
  const summaries: Summary[] = []
  await writing(values.bad, async (bad) => {
    await writing(values.out, async (out) => {
      const told = { out: out ?? standardOutput, bad, seen: new IdSet(), identify: await languageIdentifier() }
      for (const one of archives) summaries.push(await importOne(one, told))
    })
  })
  tell(values, summaries)
  return 0
}

type OpenArchive = { readonly path: string; readonly archive: Archive; readonly end: () => void }

async function opened(paths: readonly string[], values: Values): Promise<OpenArchive[]> {
  const archives: OpenArchive[] = []
  for (const [at, path] of paths.entries()) {
    const bar = progress(`Reading ${path}`, 1)
    const member = values.member ?? `P${at + 1}`
    const options = { member, notPublic: values['not-public'] === true, onProgress: bar.at }
    const one = await openArchive(await archiveFiles(path), options)
    if (!one.ok) throw new BadInput(`${tellBad(path, one.bad)}.`)
    archives.push({ path, archive: one.archive, end: bar.end })
  }
  return archives
}

/** Writes into a file, whole or not at all; or into none. */
const writing = (path: string | undefined, fill: (file: Writing | undefined) => Promise<void>): Promise<void> =>
  path === undefined ? fill(undefined) : writeWhole(path, fill)

const standardOutput: Writing = {
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
}

type Told = {
  readonly out: Writing
  readonly bad: Writing | undefined
  readonly seen: IdSet
  readonly identify: IdentifyLanguage
}

async function importOne({ path, archive, end }: OpenArchive, told: Told): Promise<Summary> {
  const summary: Summary = {
    archive: path,
    network: archive.network,
    files: archive.files,
    sha256: await hashOf(path),
    members: [],
    posts: { post: 0, reply: 0, share: 0 },
    languages: { fi: 0, sv: 0, en: 0, unknown: 0 },
    left: { notPublic: 0 },
    bad: 0,
  }
  const members = new Set<string>()
  for await (const found of archive.read()) {
    if ('left' in found) summary.left.notPublic++
    else {
      const taken = takenOnce(found, told.seen)
      if ('bad' in taken) await noteBad(taken.bad, summary, told)
      else {
        const { post } = taken
        const language = post.language === 'unknown' ? told.identify(post.text) : post.language
        summary.posts[post.kind]++
        summary.languages[language]++
        members.add(post.member)
        await told.out.write(`${JSON.stringify({ ...post, language })}\n`)
      }
    }
  }
  end()
  summary.members.push(...members)
  if (summary.bad > shownAtMost)
    console.error(`${path}: ${summary.bad - shownAtMost} more could not be read; --bad FILE lists them all.`)
  return summary
}

/** One person's post may lie in two of their archives. */
function takenOnce(found: Exclude<Found, { left: unknown }>, seen: IdSet): { post: Post } | { bad: Bad } {
  if ('bad' in found || seen.add(`${found.post.member}\n${found.post.id}`)) return found
  return { bad: { file: '', place: {}, expected: 'new-id', found: found.post.id } }
}

const shownAtMost = 5

async function noteBad(bad: Bad, summary: Summary, told: Told): Promise<void> {
  summary.bad++
  if (summary.bad <= shownAtMost) console.error(`${tellBad(summary.archive, bad)}.`)
  await told.bad?.write(`${JSON.stringify({ archive: summary.archive, ...bad })}\n`)
}

function tell(values: Values, summaries: readonly Summary[]): void {
  const posts = summaries.reduce((sum, one) => sum + one.posts.post + one.posts.reply + one.posts.share, 0)
  if (values.json) console.log(JSON.stringify({ posts, archives: summaries }))
  else {
    for (const { archive, network, posts, left, bad } of summaries) {
      const counts = [
        `${posts.post} posts`,
        `${posts.reply} replies`,
        `${posts.share} shares`,
        ...(left.notPublic > 0 ? [`${left.notPublic} left out as not public`] : []),
        ...(bad > 0 ? [`${bad} that could not be read`] : []),
      ]
      console.error(`${archive} (${network}): ${counts.join(', ')}.`)
    }
  }
}
