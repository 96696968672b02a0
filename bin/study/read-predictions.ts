import {
  gatherPredictions,
  type PredictionRow,
  type Predictions,
  type PredictionsWanted,
  predictionsColumns,
} from '../../src/core/voice/codes-predictions.ts'
import { unguarded } from '../../src/core/voice/table-line.ts'
import { BadInput } from './bad-input.ts'
import { listed } from './read-codes.ts'
import { tableRows } from './read-table.ts'

/**
 * What "study classify" wrote of all posts, as far as one set of codes asks for it: a file for each decision, or one that
 * holds several.
 */
export async function readPredictions(paths: readonly string[], wanted: PredictionsWanted): Promise<Predictions> {
  const gathered = gatherPredictions(wanted)
  const decisions = new Set<string>()
  for (const path of paths) await readInto(path, gathered.add, decisions)
  if (decisions.has(wanted.decision)) return gathered.end()
  throw new BadInput(
    `${paths.join(' and ')} holds no predictions of "${wanted.decision}", only of ${listed([...decisions]) || 'nothing'}.`,
  )
}

async function readInto(path: string, add: (row: PredictionRow) => void, decisions: Set<string>): Promise<void> {
  for await (const { line, cells, places } of tableRows(path, predictionsColumns, 'Reading predictions')) {
    const at = (column: (typeof predictionsColumns)[number]) => unguarded((cells[places[column]] ?? '').trim())
    const [post, written] = [at('post'), at('probability')]
    const probability = written === '' ? Number.NaN : Number(written)
    if (post === '' || !(probability >= 0 && probability <= 1))
      throw new BadInput(`${path}, line ${line}: a post and a probability from 0 to 1 are expected.`)
    decisions.add(at('decision'))
    add({ post, member: at('member'), decision: at('decision'), code: at('code'), probability })
  }
}
