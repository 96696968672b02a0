import { parseArgs } from 'node:util'
import type { Decision } from '../../src/core/voice/codebook.ts'
import { type EstimateOptions, estimateOf } from '../../src/core/voice/codes-estimate.ts'
import { askedBy, type CodesTable, codesTable } from '../../src/core/voice/codes-table.ts'
import { badUsage, type ExitCode } from '../command.ts'
import { BadInput } from './bad-input.ts'
import { estimateText, estimateWarning } from './estimate-text.ts'
import { cellKinds, readAround, readStrata } from './read-cells.ts'
import { decisionIn } from './read-codebook.ts'
import { listed, readCodesOf, refuseWithout } from './read-codes.ts'
import { readPredictions } from './read-predictions.ts'
import { wordsOf } from './words.ts'

const options = {
  decision: { type: 'string' },
  codes: { type: 'string' },
  strata: { type: 'string' },
  posts: { type: 'string' },
  cells: { type: 'string' },
  predictions: { type: 'string', multiple: true },
  codebook: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** The share of posts with one of some codes, and between what it lies. */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  const [file, ...more] = positionals
  const { decision } = values
  if (!file || more.length > 0 || !decision || values.codes === undefined) return badUsage(usage)
  const codes = wordsOf(values.codes)
  if (!codes) return badUsage(`--codes is one code or more, each once, with commas between them.\n${usage}`)
  const cells = cellKinds.find((one) => one === values.cells)
  if (values.cells !== undefined && !cells) return badUsage(`--cells is ${cellKinds.join(', ')}.\n${usage}`)
  if (cells && !values.posts) return badUsage(`--cells needs --posts: how many posts there are of each.\n${usage}`)
  if (cells && (values.strata || values.predictions))
    return badUsage(`--cells goes with neither --strata nor --predictions.\n${usage}`)
  const known = await decisionIn(values.codebook, decision)
  const { table, earlier } = await readCodesAround(file, decision, known)
  refuseUnknown(file, codes, table, known)
  const around = values.posts ? await readAround(values.posts, table, cells) : {}
  const found = estimateOf(table, {
    codes,
    ...earlier,
    ...around,
    ...(await drawnAndPredicted(values, decision, codes, known)),
  })
  const warnings = found.warnings.map(estimateWarning)
  if (values.json) console.log(JSON.stringify({ ...found, warnings, reasons: found.warnings }))
  else console.log(estimateText(found))
  return 0
}

/** The codes of the decision, and whether it is asked of a post where that hangs on another one. */
async function readCodesAround(file: string, decision: string, known: Decision | undefined) {
  const { when = null } = known ?? {}
  const decisions = when ? [decision, when.decision] : [decision]
  const [table = codesTable(decision), parent] = await readCodesOf(file, decisions, { members: true })
  refuseWithout(file, table)
  // Where none of the codes that ask for it is in the table, the table's codes are somebody's own: they settle nothing.
  if (!when || !parent?.codes.some((code) => when.codes.includes(code))) return { table, earlier: {} }
  return { table, earlier: { earlier: askedBy(parent, when.codes) } }
}

async function drawnAndPredicted(
  values: Values,
  decision: string,
  codes: readonly string[],
  known: Decision | undefined,
): Promise<Pick<EstimateOptions, 'strata' | 'predictions'>> {
  const wanted = { decision, codes, when: known?.when ?? null }
  return {
    ...(values.strata ? { strata: await readStrata(values.strata) } : {}),
    ...(values.predictions ? { predictions: await readPredictions(values.predictions, wanted) } : {}),
  }
}

/** A code that is neither in the file nor in the codebook is a slip: its posts would silently not be counted. */
function refuseUnknown(file: string, codes: readonly string[], table: CodesTable, known: Decision | undefined): void {
  const inBook = known?.codes.map(({ id }) => id) ?? []
  const unknown = codes.filter((code) => !table.codes.includes(code) && !inBook.includes(code))
  if (unknown.length === 0) return
  throw new BadInput(
    `${file} holds no code ${listed(unknown.map((code) => `"${code}"`))} of "${table.decision}". Its codes are ${table.codes.toSorted().join(', ')}.`,
  )
}
