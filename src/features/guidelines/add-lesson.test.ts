import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBareOrganisation, makeGuideline, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { passageIds } from '../../core/starter-guidelines/passages.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { addLesson } from './add-lesson.ts'
import { listPassages } from './find-passages.ts'

let house: House
let eeva: Viewer
beforeAll(async () => {
  house = await openHouse()
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
  eeva = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), { roles: ['editor'] })
})
afterAll(() => house.close())

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, eeva.organisation.id, work)
const lesson = (more: object) => ({
  ...({
    organisationId: eeva.organisation.id,
    slug: 'others',
    language: 'fi',
    kind: 'mishap',
    text: 'Kysy ensin.',
  } as const),
  ...more,
})

test('the starter set is listed in its order until the organisation has passages of its own', async () => {
  const before = await inside((tx) => listPassages(tx, eeva.organisation.id, 'sv'))
  expect(before.map(({ slug }) => slug)).toEqual(passageIds)
  await makeGuideline(house.database.db, eeva, { slug: 'tyomaa', title: 'Työmaalla' })
  const after = await inside((tx) => listPassages(tx, eeva.organisation.id, 'sv'))
  expect(after).toEqual([{ slug: 'tyomaa', title: 'Työmaalla' }])
})

test('a lesson is kept with its month alone, and only where there is such a passage', async () => {
  const added = await inside((tx) => addLesson(house.ctx, tx, lesson({ answer: 'Kuvaan tarvitaan lupa.' })))
  expect(added.ok).toBe(true)
  const rows = await inside((tx) =>
    tx
      .selectFrom('guidelineLesson')
      .select(['slug', 'kind', 'words', 'answer', 'month'])
      .where('kind', '=', 'mishap')
      .execute(),
  )
  const words = { words: 'Kysy ensin.', answer: 'Kuvaan tarvitaan lupa.' }
  expect(rows).toEqual([{ slug: 'others', kind: 'mishap', ...words, month: '2026-11-01' }])
  const nowhere = await inside((tx) => addLesson(house.ctx, tx, lesson({ slug: 'ei-ole' })))
  expect(nowhere).toEqual({ ok: false, problem: 'no-passage' })
  const nothing = await inside((tx) => addLesson(house.ctx, tx, lesson({ text: '  ' })))
  expect(nothing).toEqual({ ok: false, problem: 'no-words' })
})
