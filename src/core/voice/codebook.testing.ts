import fc from 'fast-check'
import type { Codebook, InLanguages } from './codebook.ts'

const same = (text: string): InLanguages => ({ fi: text, sv: text, en: text })

type Short = {
  readonly id: string
  readonly codes: readonly string[]
  /** The decision that it hangs on, and for which of its codes. */
  readonly when?: readonly [decision: string, ...codes: string[]]
}

/** For tests: a codebook by its ids alone, which stand for every text too. */
export const codebookOf = (decisions: readonly Short[]): Codebook => ({
  version: 1,
  about: same(''),
  decisions: decisions.map(({ id, codes, when }) => ({
    id,
    question: same(`${id}?`),
    rule: same(''),
    when: when ? { decision: when[0], codes: when.slice(1) } : null,
    codes: codes.map((code) => ({ id: code, name: same(code), definition: same(''), examples: same('') })),
    ordered: [],
  })),
})

/** The default codebook's shape, in few codes. */
export const workAndTone: Codebook = codebookOf([
  { id: 'work', codes: ['own-work', 'employer', 'no', 'cannot-tell'] },
  { id: 'voice', codes: ['collective', 'chit-chat', 'cannot-tell'], when: ['work', 'own-work', 'employer'] },
  { id: 'tone', codes: ['negative', 'neutral', 'positive'], when: ['work', 'own-work', 'employer'] },
])

/** Any codebook of up to five decisions, each free or hanging on an earlier one; names are those of every object too. */
export const anyCodebook: fc.Arbitrary<Codebook> = fc
  .array(fc.record({ codes: fc.integer({ min: 1, max: 4 }), on: fc.nat(), by: fc.nat({ max: 15 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => {
    const ids = ['constructor', 'work', 'tone', 'to-string', 'valueOf']
    const codesOf = (at: number) => ['a', 'b', 'c', 'd'].slice(0, rows[at]?.codes)
    return codebookOf(
      rows.map(({ on, by }, at) => {
        const earlier = on % (at + 1)
        const when = codesOf(earlier).filter((_, bit) => (by >> bit) & 1)
        const hangs = earlier < at && when.length > 0
        return { id: ids[at] ?? '', codes: codesOf(at), ...(hangs && { when: [ids[earlier] ?? '', ...when] as const }) }
      }),
    )
  })
