import { parseArgs } from 'node:util'
import { agreementOf, type Level, levels } from '../../src/core/voice/codes-agreement.ts'
import { badUsage, type ExitCode } from '../command.ts'
import { agreementText, agreementWarning } from './agreement-text.ts'
import { decisionIn } from './read-codebook.ts'
import { readCodes } from './read-codes.ts'
import { wholeNumber, wordsOf } from './words.ts'

const options = {
  decision: { type: 'string' },
  level: { type: 'string', default: 'nominal' },
  order: { type: 'string' },
  codebook: { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const

/** How far coders agree on one decision. */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
  const [file, ...more] = positionals
  const { decision } = values
  if (!file || more.length > 0 || !decision) return badUsage(usage)
  const level = levels.find((one) => one === values.level)
  const seed = wholeNumber(values.seed)
  const given = values.order === undefined ? undefined : wordsOf(values.order)
  if (!level) return badUsage(`--level is ${levels.join(', ')}.\n${usage}`)
  if (seed === undefined) return badUsage(`--seed is a whole number.\n${usage}`)
  if (values.order !== undefined && (level === 'nominal' || !given || given.length < 2))
    return badUsage(
      `--order is two codes or more of an ordered level, lowest first, such as negative,neutral,positive.\n${usage}`,
    )
  const order = given ?? (level === 'nominal' ? [] : await orderOf(decision, values.codebook))
  const table = await readCodes(file, decision, { members: false })
  const found = agreementOf(table, { level, order, seed })
  if (found.warnings.some(({ kind }) => kind === 'no-order')) return badUsage(noOrder(decision, level, table.codes))
  const warnings = found.warnings.map(agreementWarning)
  if (values.json) console.log(JSON.stringify({ ...found, warnings, reasons: found.warnings }))
  else console.log(agreementText(found, order))
  return 0
}

async function orderOf(decision: string, codebook: string | undefined): Promise<readonly string[]> {
  return (await decisionIn(codebook, decision))?.ordered ?? []
}

const noOrder = (decision: string, level: Level, codes: readonly string[]): string =>
  `The level ${level} needs to know the order of the codes of "${decision}": say it, lowest first, by --order ${codes.toSorted().join(',')}`
