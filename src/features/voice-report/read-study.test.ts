import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import {
  type MadeStudy,
  makeCodes,
  makeParticipant,
  makeSample,
  makeStudy,
  makeStudyPosts,
} from '../../../test/support/studies.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { registerAll } from '../../ui/catalogues.ts'
import { agreementOfStudy } from '../coding/find-agreement.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStudy } from '../voice-study/find-study.ts'
import { makeReport } from './make-report.ts'
import { leadSentences } from './report-sentences.ts'
import { wordsOf } from './report-words.ts'

// What a study's report reads of its codes, beside what the pages of the coding say of the same.

let database: TestDatabase
let researcher: Viewer

beforeAll(async () => {
  registerAll()
  database = await freshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  researcher = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['researcher'] })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(database.db, researcher.organisation.id, work)

const read = (made: MadeStudy) =>
  inside(async (tx) => {
    const study = await findStudy(tx, made.organisationId, made.id)
    if (!study) return expect.fail('no study')
    return {
      report: await makeReport({ clock: Date.now }, tx, made.organisationId, study),
      agreement: await agreementOfStudy(tx, made.organisationId, study),
    }
  })

type Person = readonly { readonly tones: readonly string[] }[]
/** Each post of a person with the tones that its coders, K1 and K2, gave it. Two tones: it was to be coded by both. */
const tones = (...posts: string[]): Person => posts.map((given) => ({ tones: given.split(' ') }))

async function studyOf(people: readonly Person[]): Promise<MadeStudy> {
  const study = await makeStudy(database.db, researcher, { state: 'coding' })
  const doubles: string[] = []
  const singles: string[] = []
  for (const [at, own] of people.entries()) {
    const person = await makeParticipant(database.db, study, { pseudonym: `P${at + 1}` })
    const posts = await makeStudyPosts(database.db, study, person, Array(own.length).fill({}))
    const codes = own.flatMap((one, n) =>
      one.tones.flatMap((tone, coder) => {
        const given = { post: posts[n] ?? '', coder: `K${coder + 1}` }
        if (tone === 'no') return [{ ...given, decision: 'work', code: 'no' }]
        return [
          { ...given, decision: 'work', code: 'own-work' },
          { ...given, decision: 'voice', code: 'chit-chat' },
          { ...given, decision: 'tone', code: tone },
        ]
      }),
    )
    await makeCodes(database.db, study, codes)
    for (const [n, one] of own.entries()) (one.tones.length > 1 ? doubles : singles).push(posts[n] ?? '')
  }
  await makeSample(database.db, study, [...doubles, ...singles], { doubles: doubles.length })
  return study
}

const mixed = tones('positive positive', 'negative negative', 'negative positive', 'neutral neutral')

test('agreement is what its own page says: the same alpha, of the same posts', async () => {
  const half = tones('positive positive', 'no negative', 'mixed mixed')
  const { report, agreement } = await read(await studyOf([...Array(5).fill(mixed), ...Array(5).fill(half)]))
  expect(report.agreement.map(({ decision }) => decision)).toEqual(['work', 'voice', 'tone'])
  for (const told of report.agreement) {
    const page = agreement.find(({ decision }) => decision === told.decision)
    if (!page || page.withheld) return expect.fail('The page withholds it.')
    const { alpha, observed, coders } = page.ordinal ?? page.nominal
    if (alpha === null) expect(told.alpha).toBeNull()
    else expect(told.alpha).toBeCloseTo(alpha, 3)
    expect(told.observed).toBeCloseTo(observed ?? -1, 3)
    expect([told.units, told.coders]).toEqual([page.nominal.units, coders])
  }
  expect(report.agreementWithheld).toEqual([])
})

test('agreement on fewer than ten posts, or on those of fewer than five people, is kept back and said to be', async () => {
  const alone = tones('positive', 'negative')
  const nine = await read(await studyOf([...Array(8).fill(tones('positive positive')), tones('negative negative')]))
  expect(nine.report).toMatchObject({ agreement: [], agreementWithheld: ['work', 'voice', 'tone'] })
  const ofFour = await read(await studyOf([...Array(4).fill(mixed), ...Array(4).fill(alone)]))
  expect(ofFour.agreement[0]).toMatchObject({ withheld: false, nominal: { units: 16 } })
  expect(ofFour.report).toMatchObject({ agreement: [], agreementWithheld: ['work', 'voice', 'tone'] })
  expect(JSON.stringify(ofFour.report)).not.toContain('"units"')
  const single = await read(await studyOf(Array(6).fill(alone)))
  expect(single.report).toMatchObject({ agreement: [], agreementWithheld: [] })
})

test('a tone counts only where it is settled that the post is about work, as in codes.csv', async () => {
  const study = await studyOf(Array(6).fill(tones('positive no', 'negative negative', 'positive positive')))
  const { report } = await read(study)
  const tone = report.decisions.find(({ id }) => id === 'tone')
  expect(tone?.of).toBe(12)
  expect(report.decisions.find(({ id }) => id === 'work')?.tied).toBe(6)
})

test('why the first share is not told: too little is coded, or too few wrote otherwise', async () => {
  const lead = async (people: readonly Person[]) => {
    const { report } = await read(await studyOf(people))
    return { withheld: report.lead?.withheld, sentences: leadSentences(report, wordsOf('fi', report.codebook)) }
  }
  const early = await lead([...Array(3).fill(tones('positive')), ...Array(3).fill(tones('no'))])
  expect(early).toMatchObject({ withheld: 'few-coded', sentences: [expect.stringContaining('ei vielä kerrota')] })
  const good = await lead([...Array(5).fill(tones('positive', 'neutral')), tones('positive', 'negative')])
  expect(good).toMatchObject({ withheld: 'few-others', sentences: [expect.stringContaining('Muunlaisia')] })
  const told = await lead(Array(5).fill(tones('positive', 'negative')))
  expect(told.withheld).toBeNull()
  expect(told.sentences.join(' ')).toContain('50')
})
