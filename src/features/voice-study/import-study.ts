import { Meter, Unreadable } from '../../archives/meter.ts'
import { zipEntries } from '../../archives/zip.ts'
import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { files, parseHead } from '../../core/voice/study-file.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { Bringing, Refused } from './bring-study.ts'
import { type BadRow, FileRows } from './file-rows.ts'

/** Unpacked: a study of two million posts. What comes is much smaller, since a form takes so much. */
const mostUnpacked = 2 * 2 ** 30
const longestHead = 2 ** 20

export type ImportProblem = 'not-yours' | 'no-zip' | 'no-study' | 'no-codebook' | 'too-much'
export type Imported =
  | {
      readonly ok: true
      readonly id: string
      readonly posts: number
      readonly bad: number
      readonly told: readonly BadRow[]
    }
  | { readonly ok: false; readonly problem: ImportProblem }

/**
 * Makes a new study of a file that `exportStudy` wrote, here or elsewhere, with whoever brings it as its researcher.
 * Good rows come in, bad ones are told. Nobody here is behind a pseudonym of it: there is no key to come with it.
 * All in one transaction: it is there whole, or not at all. Twice makes two.
 */
export async function importStudy(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  file: { readonly name: string; readonly blob: Blob },
): Promise<Imported> {
  if (!may(viewer.member, 'found-study')) return { ok: false, problem: 'not-yours' }
  try {
    const meter = new Meter({ limits: { unpacked: mostUnpacked, ratio: 200 } })
    const { entries, bad } = await zipEntries({ path: file.name, blob: file.blob }, meter)
    if (bad.some(({ expected }) => expected === 'whole')) return { ok: false, problem: 'no-zip' }
    const found = new Map(entries.map((entry) => [entry.name, entry]))
    const open = (name: string) => text(found.get(name)?.chunks())
    const head = parseHead(await whole(open(files.head)))
    if (!head) return { ok: false, problem: 'no-study' }
    return await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
      const rows = new FileRows(open)
      const brought = await new Bringing(tx, viewer, head, new Date(ctx.clock()), rows).bring()
      return { ok: true, ...brought, bad: rows.bad, told: rows.told }
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    // What unpacks gives up on a file that is damaged, and on one that is more than is taken.
    if (error instanceof Unreadable) {
      return { ok: false, problem: error.bad.expected === 'smaller' ? 'too-much' : 'no-zip' }
    }
    throw error
  }
}

async function* text(chunks: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<string> {
  if (!chunks) return
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function whole(pieces: AsyncIterable<string>): Promise<unknown> {
  let all = ''
  for await (const piece of pieces) {
    all += piece
    if (all.length > longestHead) throw new Refused('too-much')
  }
  try {
    return JSON.parse(all)
  } catch {
    return undefined
  }
}
