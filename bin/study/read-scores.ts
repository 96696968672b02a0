import { postTable } from '../../src/core/voice/post-table.ts'
import { cellsOfLine } from '../../src/core/voice/table-line.ts'
import { BadInput } from './bad-input.ts'
import { linesOf } from './lines.ts'

export type Scores = {
  readonly get: (member: string, id: string) => number | undefined
  readonly values: () => Iterable<number>
}

export const predictionsHeader = 'post,member,decision,code,probability'

/** The codes that are not work; of the decision `work`, a score is the probability of all others. */
const notWork = ['no', 'cannot-tell']

/**
 * A score for each post of a `predictions.csv`: the probability that one of these codes would be given. The lines of a
 * post stand together there, as "study classify" writes them.
 */
export async function readScores(
  path: string,
  decision: string,
  codes: readonly string[] | undefined,
): Promise<Scores> {
  if (!codes && decision !== 'work')
    throw new BadInput(`Say by --codes whose probability of "${decision}" makes the score.`)
  const counts = (code: string) => (codes ? codes.includes(code) : !notWork.includes(code))
  const table = postTable()
  const scores: number[] = []
  let [now, sum] = [{ post: '', member: '' }, 0]
  const found = new Set<string>()
  const close = () => {
    if (now.post === '') return
    const score = Math.min(sum, 1)
    if (!table.add(now.member, now.post, score)) {
      throw new BadInput(`${path}: the lines of the post ${now.post} do not stand together.`)
    }
    scores.push(score)
  }
  for await (const lines of linesOf(path, 'Reading scores')) {
    for (const { at, text } of lines) {
      if (at === 1 && text !== predictionsHeader)
        throw new BadInput(`${path}: the first line must be ${predictionsHeader}`)
      if (at === 1) continue
      const [post = '', member = '', which, code = '', written = ''] = cellsOfLine(text) ?? []
      const probability = Number(written)
      if (post === '' || written === '' || !(probability >= 0 && probability <= 1)) {
        throw new BadInput(`${path}, line ${at}: a post and a probability from 0 to 1 are expected.`)
      }
      if (which !== decision) continue
      found.add(code)
      if (post !== now.post || member !== now.member) {
        close()
        ;[now, sum] = [{ post, member }, 0]
      }
      if (counts(code)) sum += probability
    }
  }
  close()
  if (scores.length === 0) throw new BadInput(`${path} holds no predictions of "${decision}".`)
  const unknown = codes?.find((code) => !found.has(code))
  if (unknown) throw new BadInput(`${path} knows no code "${unknown}" of "${decision}", only ${[...found].join(', ')}.`)
  return { get: table.get, values: () => scores }
}
