import { readFile, stat } from 'node:fs/promises'
import type { Codebook, Decision } from '../../src/core/voice/codebook.ts'
import { defaultCodebook } from '../../src/core/voice/default-codebook.ts'
import { parseCodebook } from '../../src/core/voice/parse-codebook.ts'
import { BadInput } from './bad-input.ts'
import { listed } from './read-codes.ts'

const largest = 5_000_000

/** A decision of the codebook in a file, or of the default one; nothing where the default one has none such. */
export async function decisionIn(path: string | undefined, decision: string): Promise<Decision | undefined> {
  if (path === undefined) return defaultCodebook.decisions.find(({ id }) => id === decision)
  const { decisions } = await readCodebook(path)
  const found = decisions.find(({ id }) => id === decision)
  if (found) return found
  throw new BadInput(`${path} has no decision "${decision}", only ${listed(decisions.map(({ id }) => id))}.`)
}

/** A codebook from a file, or the default one. */
export async function readCodebook(path: string | undefined): Promise<Codebook> {
  if (path === undefined) return defaultCodebook
  if ((await stat(path)).size > largest) throw new BadInput(`${path} is larger than any codebook.`)
  const read = parseCodebook(json(await readFile(path, 'utf8')))
  if (read.ok) return read.codebook
  const faults = read.faults.map(({ place, problem }) => `${place || 'the whole'} (${problem})`)
  throw new BadInput(`${path} is no codebook as "study" pages export one: ${listed(faults)}.`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
