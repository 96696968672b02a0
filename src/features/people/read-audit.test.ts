import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { translator } from '../../ui/intl.ts'
import { aboutWords, actorWords, detailWords } from './act-words.ts'
import { recordAct, recordActs } from './audit.ts'
import { inviteByMail } from './invite.ts'
import { placeMember } from './manage-people.ts'
import { actsAfter, type LoggedAct, listActs } from './read-audit.ts'
import type { Viewer } from './viewer.ts'

let house: House
let organisation: OrganisationId
let admin: Viewer
let member: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  organisation = await makeBareOrganisation(house.database.db)
  admin = await makeMember(house.database.db, organisation, { roles: ['admin'], name: 'Minna' })
  member = await makeMember(house.database.db, organisation, { name: 'Aino' })
})

const inside = <T>(work: Parameters<typeof inOrganisation<T>>[2]) =>
  inOrganisation(house.database.db, organisation, work)
const page = (number: number, kind?: LoggedAct['kind'], addresses = true) =>
  inside((tx) => listActs(tx, organisation, { kind, page: number, addresses }))

test('the log is read a page at a time, newest first, and by kind', async () => {
  await inside((tx) =>
    recordActs(
      tx,
      admin,
      Array.from({ length: 51 }, (_, n) => ({ kind: 'group-made', group: `Ryhmä ${n}` })),
    ),
  )
  await inside((tx) => recordAct(tx, admin, { kind: 'dialogue-recorded', day: '2026-01-01' }))
  const first = await page(1)
  expect(first.acts[0]?.kind).toBe('dialogue-recorded')
  expect([first.acts.length, first.more]).toEqual([50, true])
  expect((await page(2)).acts).toHaveLength(2)
  expect((await page(1, 'dialogue-recorded')).acts).toHaveLength(1)
  expect((await page(1, 'group-left')).acts).toEqual([])
})

test('piece by piece it is the same log, without a gap or a repeat', async () => {
  await inside((tx) =>
    recordActs(
      tx,
      admin,
      Array.from({ length: 20 }, (_, n) => ({ kind: 'group-made', group: `Ryhmä ${n}` })),
    ),
  )
  const whole = (await page(1)).acts.map(({ id }) => id)
  const pieces: LoggedAct[] = []
  for (let last: LoggedAct | undefined; ; last = pieces.at(-1)) {
    const piece = await inside((tx) =>
      actsAfter(tx, organisation, { kind: undefined, addresses: true, last, limit: 7 }),
    )
    pieces.push(...piece)
    if (piece.length < 7) break
  }
  expect(pieces.map(({ id }) => id)).toEqual(whole)
})

test('it says in words who did what to whom, while they are there', async () => {
  const group = await makeGroup(house.database.db, organisation, 'Tuotanto')
  await placeMember(house.ctx, admin, member.member.id, { name: 'Aino', roles: ['editor'], groupIds: [group] })
  await inviteByMail(house.ctx, admin, {
    pasted: 'eino@example.fi',
    roles: ['admin'],
    groupIds: [group],
    language: 'fi',
  })
  const t = translator('fi')
  const told = (await page(1)).acts.map((act) => [
    act.kind,
    actorWords(t, act),
    aboutWords(t, act),
    detailWords(t, act),
  ])
  expect(told).toEqual([
    ['invitation-sent', 'Minna', 'eino@example.fi', 'ylläpitäjä, Tuotanto'],
    ['group-joined', 'Minna', 'Aino', 'Tuotanto'],
    ['role-given', 'Minna', 'Aino', 'toimittaja'],
  ])
  const unnamed = (await page(1, 'invitation-sent', false)).acts[0]
  expect(unnamed && aboutWords(t, unnamed)).toBe('')
  await inside((tx) => tx.deleteFrom('invitation').where('organisationId', '=', organisation).execute())
  const [sent] = (await page(1)).acts
  expect(sent && aboutWords(t, sent)).toBe('kutsu, jota ei enää ole')
})

test('another organisation’s log is not to be seen', async () => {
  await inside((tx) => recordAct(tx, admin, { kind: 'group-made', group: 'Meidän' }))
  const other = await makeBareOrganisation(house.database.db)
  const found = await inOrganisation(house.database.db, other, (tx) =>
    listActs(tx, other, { kind: undefined, page: 1, addresses: true }),
  )
  expect(found.acts).toEqual([])
})
