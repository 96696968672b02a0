import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { mostListed } from '../../core/second-look/listed-phrases.ts'
import { secondLook } from '../../core/second-look/second-look.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { addWords, removeWord } from './change-words.ts'
import { listWords } from './find-words.ts'
import { sealedWords } from './sealed-words.ts'

let house: House
let editor: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
  const id = await makeBareOrganisation(house.database.db)
  editor = await makeMember(house.database.db, id, { roles: ['editor'] })
})

type Kind = 'confidential' | 'customer' | 'competitor'
const add = (words: string, kind: Kind = 'confidential', until: string | null = null) =>
  addWords(house.ctx, editor, { kind, words, until })

const listed = async (kind: Kind, page = 1) => {
  const { id } = editor.organisation
  const wanted = { kind, page, now: house.time.now }
  return inOrganisation(house.database.db, id, (tx) => listWords(tx, id, wanted))
}
const phrases = async (kind: Kind) => (await listed(kind)).words.map(({ phrase }) => phrase)

const sealed = () => {
  const { id } = editor.organisation
  return inOrganisation(house.database.db, id, (tx) => sealedWords(house.ctx, tx, id))
}

async function findings(text: string) {
  const found = secondLook(text, { language: 'fi', kind: 'thought', label: 'employment', lists: await sealed() })
  return found.map(({ check, start, end }) => [check, text.slice(start, end)])
}

test('what is pasted is found in a text, inflected, by its kind', async () => {
  expect(await add('Projekti Aurinkovirta\n\n Kuiskaus ')).toEqual({ ok: true, added: 2, changed: 0 })
  await add('Karhula', 'customer')
  await add('Voltti', 'competitor')
  expect(await findings('Aurinkovirrasta Karhulaan, ja Voltilla on kuiskaus.')).toEqual([
    ['confidential', 'Aurinkovirrasta'],
    ['customer-unreleased', 'Karhulaan'],
    ['competitor', 'Voltilla'],
  ])
})

test('a customer is asked about until the day that was agreed, that day too, and no longer', async () => {
  await add('Karhula', 'customer', '2026-11-24')
  const all = async () => [
    (await findings('Teimme Karhulalle portaat.')).length,
    (await listed('customer')).words[0]?.isPast,
  ]
  expect(await all()).toEqual([1, false])
  house.time.now = Date.parse('2026-11-24T18:00:00Z')
  expect(await all()).toEqual([1, false])
  house.time.now = Date.parse('2026-11-25T09:00:00Z')
  expect(await all()).toEqual([0, true])
  expect(await sealed()).toBeUndefined()
})

test('a word stands in one list: added anew, it moves and takes the new day', async () => {
  await add('Karhula', 'customer', '2026-11-24')
  expect(await add('KARHULA\nkarhula\nVoltti', 'competitor')).toEqual({ ok: true, added: 1, changed: 1 })
  expect([await phrases('customer'), await phrases('competitor')]).toEqual([[], ['KARHULA', 'Voltti']])
  expect((await listed('competitor')).words[0]?.until).toBeNull()
  await removeWord(house.ctx, editor, 'karhula')
  await removeWord(house.ctx, editor, 'karhula')
  expect(await phrases('competitor')).toEqual(['Voltti'])
})

test.each([
  ['nothing', ' \n ', 'none', 0],
  ['a row that is too long', `Kuiskaus\n${'pitkä'.repeat(17)}`, 'too-long', 2],
  ['a letter', 'Kuiskaus\n\na', 'too-short', 3],
  ['what would never be found', '???', 'not-found', 1],
  ['more words than are looked for', 'yksi kaksi kolme neljä viisi', 'not-found', 1],
] as const)('%s is said to be wrong, with its row, and nothing of it is kept', async (_, words, problem, row) => {
  expect(await add(words)).toEqual({ ok: false, problem, row })
  expect(await phrases('confidential')).toEqual([])
})

test('the lists are bounded together, and paged', async () => {
  const rows = (count: number, begins: string) => Array.from({ length: count }, (_, at) => `${begins}${at}`).join('\n')
  expect(await add(rows(mostListed + 1, 'Sana'))).toEqual({ ok: false, problem: 'too-many', row: mostListed + 1 })
  expect((await add(rows(mostListed, 'Sana'))).ok).toBe(true)
  expect(await add('Kuiskaus', 'customer')).toEqual({ ok: false, problem: 'full', row: 0 })
  const first = await listed('confidential')
  expect([first.words.length, first.more]).toEqual([50, true])
  const last = await listed('confidential', mostListed / 50)
  expect([last.words.length, last.more]).toEqual([50, false])
})

test('two pages of the same list have no hash in common, and neither has a word in it', async () => {
  await add('Kuiskaus\nKarhula')
  const [one, other] = [await sealed(), await sealed()]
  const hashes = new Set(one?.entries.map(({ hash }) => hash))
  expect(hashes.size).toBeGreaterThan(1)
  expect(other?.entries.filter(({ hash }) => hashes.has(hash))).toEqual([])
  expect(JSON.stringify([one, other])).not.toMatch(/kuiska|karhula/i)
  // Nor does the order say which came last.
  const order = one?.entries.map(({ hash }) => hash)
  expect(order).toEqual(order?.toSorted())
})

test('whoever does not keep the list changes nothing, and the log says how many words and not which', async () => {
  await add('Kuiskaus\nKarhula')
  const { id } = editor.organisation
  const admin = await makeMember(house.database.db, id, { roles: ['admin', 'leader', 'researcher'] })
  const wanted = { kind: 'confidential', words: 'Voltti', until: null } as const
  expect(await addWords(house.ctx, admin, wanted)).toEqual({ ok: false, problem: 'not-yours', row: 0 })
  expect(await removeWord(house.ctx, admin, 'karhula')).toBe(false)
  expect(await phrases('confidential')).toEqual(['Karhula', 'Kuiskaus'])
  await removeWord(house.ctx, editor, 'karhula')
  const acts = await inOrganisation(house.database.db, id, (tx) =>
    tx.selectFrom('auditAct').select(['kind', 'detail']).orderBy('at').execute(),
  )
  expect(acts).toEqual([
    { kind: 'words-listed', detail: { count: 2 } },
    { kind: 'words-taken-off', detail: { count: 1 } },
  ])
})
