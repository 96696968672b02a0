import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeStory } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { secretsWith } from '../../platform/secrets.ts'
import type { Viewer } from '../people/viewer.ts'
import { draftsToWrite, listDrafts, mostDrafts } from './drafts.ts'
import { chooseKeepingDrafts, dropDraft, forgetOldDrafts, keepDraft } from './keep-draft.ts'

let house: House
let writer: Viewer
let colleague: Viewer
let storyId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  writer = await makeMember(house.database.db, organisation)
  colleague = await makeMember(house.database.db, organisation, { roles: ['admin'] })
  storyId = await makeStory(house.database.db, colleague, { title: 'Silta' })
  for (const one of [writer, colleague]) await chooseKeepingDrafts(house.ctx, one, true)
})

const now = () => house.time.now

async function send(text: string, base: string | null = null, at = now(), viewer = writer, ctx = house.ctx) {
  const kept = await keepDraft(ctx, viewer, storyId, { text, at, base })
  return kept.ok ? kept.drafts : expect.fail(kept.problem)
}

const read = (viewer = writer, ctx = house.ctx) =>
  inOrganisation(ctx.db, viewer.organisation.id, (tx) => draftsToWrite(ctx, tx, viewer, storyId))

const rows = () =>
  inOrganisation(house.database.db, writer.organisation.id, (tx) => tx.selectFrom('draft').selectAll().execute())

describe('a draft for one’s other devices', () => {
  test('is there on the other device, which goes on from it', async () => {
    const first = await send('Hitsasin kaiteita ')
    expect((await read())?.current?.text).toBe('Hitsasin kaiteita ')
    const second = await send('Hitsasin kaiteita yöllä.', first.current?.id)
    expect(second).toMatchObject({ current: { text: 'Hitsasin kaiteita yöllä.' }, asides: [] })
    expect(await rows()).toHaveLength(1)
  })

  test('is the newer where two devices wrote apart, and the other is offered', async () => {
    await send('puhelimella', null, now() - 1000)
    expect(await send('koneella', null, now())).toMatchObject({
      current: { text: 'koneella' },
      asides: [{ text: 'puhelimella' }],
    })
    const late = await send('vanhalla tabletilla', null, now() - 5000)
    expect(late.current?.text).toBe('koneella')
    expect(late.asides.map(({ text }) => text).sort()).toEqual(['puhelimella', 'vanhalla tabletilla'])
    await dropDraft(house.ctx, writer, late.asides[0]?.id ?? '')
    expect((await read())?.asides).toHaveLength(1)
  })

  test('loses no text where devices send at the same moment', async () => {
    const texts = ['yksi', 'kaksi', 'kolme', 'neljä']
    await Promise.all(texts.map((text, at) => send(text, null, now() - at * 10)))
    const kept = await read()
    expect([kept?.current?.text, ...(kept?.asides ?? []).map(({ text }) => text)].sort()).toEqual([...texts].sort())
    expect(kept?.current?.text).toBe('yksi')
  })

  test('does not win for ever by a clock that goes ahead', async () => {
    await send('edellä', null, now() + 1_000_000_000)
    house.time.now += 1000
    expect((await send('nyt')).current?.text).toBe('nyt')
  })

  test('that was told or let go is empty for the other devices too', async () => {
    const { current } = await send('kerrottu')
    await send('', current?.id)
    expect((await read())?.current).toMatchObject({ text: '' })
    const again = await send('toinen')
    await dropDraft(house.ctx, writer, again.current?.id ?? '')
    expect((await read())?.current).toMatchObject({ text: '' })
    expect((await listDrafts(house.ctx, writer)).drafts).toEqual([])
  })

  test('is listed with its story for its writer', async () => {
    await send('kesken')
    const { keeps, drafts, titles } = await listDrafts(house.ctx, writer)
    expect(keeps).toBe(true)
    expect(drafts).toMatchObject([{ text: 'kesken', storyId }])
    expect(titles).toEqual({ [storyId]: 'Silta' })
  })
})

describe('what protects it', () => {
  test('a copy of the database shows neither the text nor the story, and another key opens nothing', async () => {
    await send('salainen ajatus')
    const [row] = await rows()
    expect(JSON.stringify(row)).not.toContain('salainen')
    expect(JSON.stringify(row)).not.toContain(storyId)
    expect(row?.slot.toString()).not.toContain(storyId)
    const thief = { ...house.ctx, secrets: secretsWith('some other key that is not the one of this house') }
    expect((await read(writer, thief))?.current).toBeNull()
    expect((await listDrafts(thief, writer)).drafts).toEqual([])
  })

  test('nobody else reads, changes or drops it, whatever their roles', async () => {
    const { current } = await send('oma')
    expect(await read(colleague)).toEqual({ current: null, asides: [] })
    await dropDraft(house.ctx, colleague, current?.id ?? '')
    await send('kaapattu', current?.id, now() + 10, colleague)
    expect((await read())?.current).toEqual(current)
    expect((await listDrafts(house.ctx, colleague)).drafts.map(({ text }) => text)).toEqual(['kaapattu'])
  })

  test('turned off, all are gone at once, of this member alone; and none is taken any more', async () => {
    await send('oma')
    await send('muun', null, now(), colleague)
    await chooseKeepingDrafts(house.ctx, writer, false)
    expect((await rows()).map(({ memberId }) => memberId)).toEqual([colleague.member.id])
    expect(await read()).toBeNull()
    const refused = await keepDraft(house.ctx, writer, storyId, { text: 'x', at: 0, base: null })
    expect(refused).toEqual({ ok: false, problem: 'not-wanted' })
    expect(await rows()).toHaveLength(1)
  })

  test('it is gone after ninety days untouched, and with its member', async () => {
    await send('vanha')
    house.time.now += 91 * 24 * 3_600_000
    expect((await read())?.current).toBeNull()
    await forgetOldDrafts(house.ctx)
    expect(await rows()).toEqual([])
    await send('uusi')
    await inOrganisation(house.database.db, writer.organisation.id, (tx) =>
      tx.deleteFrom('member').where('id', '=', writer.member.id).execute(),
    )
    expect(await rows()).toEqual([])
  })

  test('there is room for many, and not for endless ones: the rest stays on the device', async () => {
    const organisationId = writer.organisation.id
    const row = { organisationId, memberId: writer.member.id, aside: true, sealed: 'v1.a.b.c', keptAt: new Date(now()) }
    const many = Array.from({ length: mostDrafts }, (_, n) => ({
      ...row,
      id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      slot: Buffer.alloc(16, n % 250),
    }))
    await inOrganisation(house.database.db, organisationId, (tx) => tx.insertInto('draft').values(many).execute())
    expect(await keepDraft(house.ctx, writer, storyId, { text: 'x', at: 0, base: null })).toMatchObject({ ok: false })
  })
})
