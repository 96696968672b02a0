import { jsonLines } from '../../archives/json-lines.ts'

const rowsAtOnce = 1000
/** So many of the bad rows are told by their place; of the others, how many there are. */
const mostTold = 50

export type BadRow = { readonly file: string; readonly line: number }
export type Numbered<R> = { readonly row: R; readonly line: number }

/** Opens a file of the study by its name: its text, piece by piece. */
export type Open = (name: string) => AsyncIterable<string>

/** The rows of the files of a study: the good ones come in batches, the bad ones are counted and told. */
export class FileRows {
  readonly told: BadRow[] = []
  readonly #open: Open
  #bad = 0

  constructor(open: Open) {
    this.#open = open
  }

  get bad(): number {
    return this.#bad
  }

  tell(file: string, line: number): void {
    this.#bad++
    if (this.told.length < mostTold) this.told.push({ file, line })
  }

  async *each(file: string): AsyncGenerator<{ readonly value: unknown; readonly line: number }> {
    for await (const row of jsonLines(this.#open(file))) {
      if (row.ok) yield { value: row.value, line: row.line }
      else this.tell(file, row.line)
    }
  }

  async inBatches<R>(
    file: string,
    parse: (value: unknown) => R | undefined,
    keep: (batch: readonly Numbered<R>[]) => Promise<void>,
  ): Promise<void> {
    let batch: Numbered<R>[] = []
    for await (const { value, line } of this.each(file)) {
      const row = parse(value)
      if (row === undefined) this.tell(file, line)
      else batch.push({ row, line })
      if (batch.length < rowsAtOnce) continue
      await keep(batch)
      batch = []
    }
    if (batch.length > 0) await keep(batch)
  }
}
