import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MadeOrganisation, makeMember, makeOrganisation, makeTelling } from '../../../test/support/factories.ts'
import { fillWithPerson } from '../../../test/support/full.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { languages } from '../../core/networks.ts'
import { grounds, onlookers, purposes, spans } from '../../core/stored/holding.ts'
import { intlFor, translator } from '../../ui/intl.ts'
import { type Held, held, sections } from '../leaving/held.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStored, findStoredSection } from './find-stored.ts'
import { holdingsOf } from './holdings-of.ts'
import { personalColumns } from './personal-columns.ts'
import { sectionOf } from './section-of.ts'

let house: House
let made: MadeOrganisation
let aino: Viewer
let other: Viewer
beforeAll(async () => {
  house = await openHouse()
  made = await makeOrganisation(house.database.db)
  aino = await makeMember(house.database.db, made.id, { roles: ['editor'], groupIds: [made.groupId], name: 'Aino' })
  other = await makeMember(house.database.db, made.id, { roles: ['editor'], name: 'Toinen Ihminen' })
  await fillWithPerson(house.ctx, made, aino)
  await fillWithPerson(house.ctx, made, other)
})
afterAll(() => house.close())

describe('the page of what is stored', () => {
  test('tells every table that holds something of a person, and every section says what and why', () => {
    expect(Object.keys(personalColumns).filter((table) => sectionOf(table) === undefined)).toEqual([])
    const t = (id: string) => id
    // What hangs on another table has a name of its own.
    const hanging = Object.keys(personalColumns).filter(
      (table) => !sections.some((section) => (held[section] as Held).table === table),
    )
    const unnamed = hanging.filter((table) => !(`stored.table.${table}` in intlFor('fi').messages))
    expect(unnamed).toEqual([])
    expect(sections.filter((section) => holdingsOf(section, t as never, 'en').length === 0)).toEqual([])
  })

  test.each(languages)('has words for all that a column may say, in %s', (language) => {
    const ids = [
      ...purposes.flatMap((one) => [`stored.purpose.${one}`, `stored.part.${one}`]),
      ...grounds.map((one) => `stored.ground.${one}`),
      ...onlookers.map((one) => `stored.seen.${one}`),
      ...spans.map((one) => `stored.kept.${one}`),
    ]
    expect(ids.filter((id) => !(id in intlFor(language).messages))).toEqual([])
  })

  test('shows every section once, with what stands there of whoever looks, and of nobody else', async () => {
    const found = (await findStored(house.ctx, aino, 'fi')).flatMap((part) => part.sections)
    expect(found.map(({ section }) => section).sort()).toEqual([...sections].sort())
    expect(found.filter(({ count, newest }) => count > 0 && newest.length === 0)).toEqual([])
    const all = JSON.stringify(found)
    expect(all).toContain(aino.member.id.slice(-12))
    for (const theirs of [other.member.id.slice(-12), other.member.name]) expect(all).not.toContain(theirs)
  })

  test('shows no secret, and says that there are some', async () => {
    const found = (await findStored(house.ctx, aino, 'en')).flatMap((part) => part.sections)
    for (const word of ['v1.', 'token-', 'avain-']) expect(JSON.stringify(found)).not.toContain(word)
    const channels = found.find(({ section }) => section === 'channels')
    expect(channels?.holdings.find(({ seen }) => seen.includes('nobody'))).toMatchObject({ names: [], hidden: true })
  })

  test('says what it holds in the reader’s words where there are any, and a day as a day', async () => {
    const sv = (await findStored(house.ctx, aino, 'sv')).flatMap((part) => part.sections)
    const values = (wanted: string) =>
      sv.find(({ section }) => section === wanted)?.newest.flatMap((row) => row.map(({ value }) => value)) ?? []
    expect(values('suggestions')).toContain(translator('sv')('suggestions.state.question'))
    expect(values('questions')).toContain(translator('sv')('asking.state.answered'))
    expect(values('dialogues').filter((value) => /^\d{4}-\d\d-\d\d$/.test(value))).toEqual([])
  })

  test('of a column says who sees it by the words of the schema: a text oneself alone, a telling in sums too', async () => {
    const found = (await findStored(house.ctx, aino, 'en')).flatMap((part) => part.sections)
    const told = found.find(({ section }) => section === 'tellings')?.holdings
    expect(told?.find(({ names }) => names.includes('Text'))).toMatchObject({ seen: ['self'], kept: 'until-told' })
    expect(told?.find(({ names }) => names.includes('Post'))).toMatchObject({ seen: ['self', 'sums'] })
  })
})

describe('one kind of thing', () => {
  test('is shown a page at a time, newest first, and each row once', async () => {
    const teller = await makeMember(house.database.db, made.id)
    for (let n = 0; n < 23; n++)
      await makeTelling(house.database.db, teller, { postUrl: `https://fake.example/${n}`, target: null })
    const [first, second] = await Promise.all(
      [1, 2].map((page) => findStoredSection(house.ctx, teller, 'en', 'tellings', page)),
    )
    expect([first?.rows.length, first?.more, second?.rows.length, second?.more]).toEqual([20, true, 3, false])
    const posts = [...(first?.rows ?? []), ...(second?.rows ?? [])].map(
      (row) => row.find(({ name }) => name === 'Post')?.value,
    )
    expect(posts).toEqual(Array.from({ length: 23 }, (_, n) => `https://fake.example/${22 - n}`))
  })

  test('that there is not is not found', async () => {
    expect(await findStoredSection(house.ctx, aino, 'en', 'constructor', 1)).toBeUndefined()
  })
})
