import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import { addOrganisation, adminLink } from './add-organisation.ts'
import { chooseOrganisation, listOrganisations } from './list-organisations.ts'
import { addUser } from './users.ts'
import { findViewer } from './viewer.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const address = () => `${uuid()}@example.fi`
const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1)

async function accept(link: string) {
  const invitation = await findInvitation(house.ctx, tokenIn(link))
  return invitation ? acceptInvitation(house.ctx, invitation, { name: 'Aino Aalto', language: 'sv' }) : 'not found'
}

const made = async (name: string, email = address()) => {
  const added = await addOrganisation(house.ctx, { name, email, language: 'sv' })
  return added.ok ? { ...added, email } : expect.fail(added.problem)
}

const userOf = async (email: string) =>
  (await house.database.db.selectFrom('authUser').select('id').where('email', '=', email).executeTakeFirst())?.id ?? ''

describe('one more organisation', () => {
  test('has for its first admin whoever opens the link, once', async () => {
    const { id, link, email } = await made('Saaristo Ab')
    expect(await accept(link)).toBe(true)
    expect(await accept(link)).toBe('not found')
    const viewer = await findViewer(house.database.db, await userOf(email), id)
    expect(viewer?.organisation).toMatchObject({ id, name: 'Saaristo Ab', language: 'sv' })
    expect([...(viewer?.member.roles ?? [])].sort()).toEqual(['admin', 'editor', 'steward'])
  })

  test('takes in somebody who belongs to another, and they stay what they are there', async () => {
    const email = address()
    const before = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), { email })
    const { id, link } = await made('Toinen Oy', email)
    expect(await accept(link)).toBe(true)
    const there = await findViewer(house.database.db, before.userId, before.organisation.id)
    expect(there).toEqual({ ...before, elsewhere: [id] })
    expect((await findViewer(house.database.db, before.userId, id))?.member.roles).toContain('admin')
  })

  test('says in its log that the operator founded it', async () => {
    const { id } = await made('Kirjattu Oy')
    const log = await inOrganisation(house.database.db, id, (tx) =>
      tx.selectFrom('auditAct').select(['kind', 'actorKey']).orderBy('kind').execute(),
    )
    expect(log).toEqual([
      { kind: 'invitation-sent', actorKey: null },
      { kind: 'organisation-founded', actorKey: null },
    ])
  })

  test('gets another link where the first was not used in time', async () => {
    const { id, link } = await made('Myöhässä Oy')
    house.time.now += 15 * 24 * 3_600_000
    expect(await accept(link)).toBe('not found')
    const again = await adminLink(house.ctx, id, address())
    expect(again.ok && (await accept(again.link))).toBe(true)
  })

  test('is not founded for what is no address or no name, and no link is made to none', async () => {
    const founding = { name: 'Aalto Oy', email: address(), language: 'fi' } as const
    expect(await addOrganisation(house.ctx, { ...founding, email: 'ei-osoite' })).toEqual({
      ok: false,
      problem: 'bad-email',
    })
    for (const name of ['', '  ', 'x'.repeat(201)])
      expect(await addOrganisation(house.ctx, { ...founding, name })).toEqual({ ok: false, problem: 'bad-name' })
    for (const id of [uuid(), 'x'])
      expect(await adminLink(house.ctx, id, address())).toEqual({ ok: false, problem: 'unknown-organisation' })
  })
})

describe('a command on one organisation of several', () => {
  test('finds it by its id or its very name, and does not guess', async () => {
    const [name, other] = [`Ainoa ${uuid()}`, `Toinen ${uuid()}`]
    const [first, second] = [await made(name), await made(other)]
    for (const { link } of [first, second]) await accept(link)
    const chosen = { ok: true, organisation: { id: first.id, name, madeUp: false } }
    expect(await chooseOrganisation(house.ctx, first.id)).toEqual(chosen)
    expect(await chooseOrganisation(house.ctx, name)).toEqual(chosen)
    expect(await chooseOrganisation(house.ctx, undefined)).toEqual({ ok: false, problem: 'many-organisations' })
    expect(await chooseOrganisation(house.ctx, 'Ainoa')).toEqual({ ok: false, problem: 'unknown-organisation' })
    expect((await listOrganisations(house.ctx)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    )
  })

  test('adds a member there and nowhere else', async () => {
    const { id, link } = await made(`Lisätty ${uuid()}`)
    await accept(link)
    const person = { email: address(), name: 'Veikko', roles: [] }
    expect(await addUser(house.ctx, person)).toEqual({ ok: false, problem: 'many-organisations' })
    expect(await addUser(house.ctx, person, uuid())).toEqual({ ok: false, problem: 'unknown-organisation' })
    expect(await addUser(house.ctx, person, id)).toEqual({ ok: true })
    const viewer = await findViewer(house.database.db, await userOf(person.email), undefined)
    expect([viewer?.organisation.id, viewer?.elsewhere]).toEqual([id, []])
    expect(await addUser(house.ctx, person, id)).toEqual({ ok: false, problem: 'already-there' })
  })
})
