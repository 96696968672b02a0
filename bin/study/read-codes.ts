import { codesColumns, givenCode } from '../../src/core/voice/codes-csv.ts'
import { type CodesTable, codesTable } from '../../src/core/voice/codes-table.ts'
import { BadInput } from './bad-input.ts'
import { tableRows } from './read-table.ts'

// Of many lines with the same fault, so many are named.
const named = 5

export const listed = (items: readonly (string | number)[], all = items.length): string => {
  const shown = items.slice(0, named)
  return `${shown.join(', ')}${all > shown.length ? ` and ${all - shown.length} more` : ''}`
}

/**
 * The codes of one decision in a `codes.csv`. `members`: whether it must be said whose post each is. What no count can
 * stand on is refused, with the lines where it stands.
 */
export async function readCodes(
  path: string,
  decision: string,
  needs: { readonly members: boolean },
): Promise<CodesTable> {
  const [table = codesTable(decision)] = await readCodesOf(path, [decision], needs)
  refuseWithout(path, table)
  return table
}

export function refuseWithout(path: string, { decision, decisions }: CodesTable): void {
  if (decisions.includes(decision)) return
  throw new BadInput(`${path} holds no codes of "${decision}". Its decisions are ${listed(decisions)}.`)
}

/** The same for several decisions in one pass, each in its own table, which is empty where nobody made it. */
export async function readCodesOf(
  path: string,
  decisions: readonly string[],
  { members }: { readonly members: boolean },
): Promise<CodesTable[]> {
  const tables = decisions.map(codesTable)
  const wanted = new Set(decisions)
  const empty: { line: number; column: string }[] = []
  const unnamed: number[] = []
  let rows = 0
  for await (const { line, cells, places } of tableRows(path, codesColumns, 'Reading codes')) {
    rows++
    const given = givenCode(cells, places)
    if (typeof given === 'string') empty.push({ line, column: given })
    else {
      if (wanted.has(given.decision) && given.member === '') unnamed.push(line)
      for (const table of tables) table.add(given, line)
    }
  }
  if (empty.length > 0) {
    const places = empty.map(({ line, column }) => `line ${line} has no ${column}`)
    throw new BadInput(`${path}: every row needs a post, a coder, a decision and a code: ${listed(places)}.`)
  }
  if (rows === 0) throw new BadInput(`${path} holds no codes, only the header.`)
  for (const table of tables) refuseTwice(path, table)
  if (members && unnamed.length > 0)
    throw new BadInput(
      `${path}: an estimate needs to know whose post each is, but the member is missing on line ${listed(unnamed)}.`,
    )
  return tables
}

function refuseTwice(path: string, table: CodesTable): void {
  if (table.faultCount() === 0) return
  const places = table.faults.map(
    ({ post, coder, lines }) => `${coder} on the post ${post}, lines ${lines.join(' and ')}`,
  )
  throw new BadInput(
    `${path}: a coder gives a post one code of "${table.decision}", but two were given by ${listed(places, table.faultCount())}. Keep one of each.`,
  )
}
