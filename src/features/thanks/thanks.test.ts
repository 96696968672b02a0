import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MadeOrganisation, makeOrganisation, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { leave } from '../leaving/leave.ts'
import { ownData } from '../leaving/own-data.ts'
import type { Viewer } from '../people/viewer.ts'
import { deliverThanks, deliverWaiting } from './deliver-thanks.ts'
import { chooseThanks, deleteThanks, listOwnThanks, wasThanked } from './own-thanks.ts'
import { sendThanks } from './send-thanks.ts'

let house: House
let made: MadeOrganisation
let teller: Viewer
let colleague: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  house.time.now = Date.now()
  made = await makeOrganisation(house.database.db)
  teller = made.people.member
  colleague = made.people.editor
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(house.database.db, made.id, work)
const got = async (viewer: Viewer) => (await inside((tx) => listOwnThanks(tx, viewer, 1))).thanks
const onTheWay = () => inside((tx) => tx.selectFrom('thanksSent').selectAll().execute())
const host = () => new URL(house.ctx.baseUrl).host
const postUrl = 'https://mastodon.example/@aino/113'
const tell = (viewer: Viewer, wanted: Parameters<typeof makeTelling>[2] = {}) =>
  makeTelling(house.database.db, viewer, { host: host(), storyId: made.storyId, state: 'published', ...wanted })

async function thank(address: string, wanted: { words?: string; signed?: boolean; by?: Viewer } = {}) {
  const { words = 'Kiitos.', signed = true, by = colleague } = wanted
  const sent = await sendThanks(house.ctx, by, { address, words, signed })
  await deliverWaiting(house.ctx)
  return sent
}

describe('thanks', () => {
  test('reach whoever told, by the post’s address, by our link in it, and by Bluesky’s key', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    const { slug } = await tell(teller, { state: 'handed' })
    await thank(`${postUrl}?utm_source=x#top`, { words: 'Yksi' })
    await thank(`${host()}/go/${slug}`, { words: 'Kaksi' })
    const sky = await tell(teller, {
      network: 'bluesky',
      postUrl: 'https://bsky.app/profile/did:plc:x/post/3lbqd2x5zzc2a',
    })
    await inside((tx) =>
      tx.updateTable('telling').set({ recordKey: '3lbqd2x5zzc2a' }).where('id', '=', sky.id).execute(),
    )
    await thank('https://bsky.app/profile/aino.example/post/3lbqd2x5zzc2a', { words: 'Kolme' })
    const thanks = await got(teller)
    expect(thanks.map(({ words }) => words).sort()).toEqual(['Kaksi', 'Kolme', 'Yksi'])
    expect(thanks[0]).toMatchObject({ from: colleague.member.name })
    expect(await onTheWay()).toEqual([])
  })

  test('without a name keep nothing that leads to who sent them', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    await thank(postUrl, { signed: false })
    expect(await got(teller)).toMatchObject([{ from: null, words: 'Kiitos.' }])
    const rows = await inside((tx) => tx.selectFrom('thanks').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(colleague.member.id)
  })

  test('are not sent to oneself, to what waits or was deleted, or to an address that is none', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    await thank(postUrl, { by: teller })
    const { slug } = await tell(teller, {
      state: 'scheduled',
      dueAt: new Date(Date.now() + 1e8),
      text: 'x',
      network: 'bluesky',
    })
    await thank(`${host()}/go/${slug}`)
    expect(await got(teller)).toEqual([])
    expect(await thank('kiitos')).toBe(true)
    expect(await thank('')).toBe(false)
    expect(await got(teller)).toEqual([])
  })

  test('come once, though their job comes twice', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    await sendThanks(house.ctx, colleague, { address: postUrl, words: 'Kerran', signed: true })
    const [row] = await onTheWay()
    const payload = { organisationId: made.id, thanksId: row?.id }
    await Promise.all([deliverThanks(house.ctx, payload), deliverThanks(house.ctx, payload)])
    await deliverThanks(house.ctx, payload)
    expect(await got(teller)).toHaveLength(1)
  })

  test('are taken from whom one takes them, and deleted by oneself alone', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    await chooseThanks(house.ctx, teller, 'signed')
    await thank(postUrl, { signed: false, words: 'Nimetön' })
    await thank(postUrl, { words: 'Nimellä' })
    await chooseThanks(house.ctx, teller, 'nobody')
    await thank(postUrl, { words: 'Ei ketään' })
    const [only, ...more] = await got(teller)
    expect([only?.words, more]).toEqual(['Nimellä', []])
    await deleteThanks(house.ctx, colleague, only?.id ?? '')
    expect(await got(teller)).toHaveLength(1)
    await deleteThanks(house.ctx, teller, only?.id ?? '')
    expect(await got(teller)).toEqual([])
  })

  test('go when the one who signed them leaves; unsigned ones stay', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    const thanker = made.people.researcher
    await thank(postUrl, { by: thanker })
    await thank(postUrl, { by: thanker, signed: false, words: 'Jää' })
    await leave(house.ctx, { organisationId: made.id, memberId: thanker.member.id })
    expect(await got(teller)).toMatchObject([{ words: 'Jää' }])
  })

  test('are known to have come in some days, each day in one span alone', async () => {
    house.time.now = Date.parse('2026-11-27T09:00:00Z')
    await tell(teller, { network: 'mastodon', postUrl })
    await thank(postUrl)
    const was = (from: string, before: string) =>
      inside((tx) => wasThanked(tx, made.id, teller.member.id, { from, before }))
    expect(await was('2026-11-20', '2026-11-27')).toBe(false)
    expect(await was('2026-11-27', '2026-12-04')).toBe(true)
    expect(
      await inside((tx) => wasThanked(tx, made.id, colleague.member.id, { from: '2026-11-01', before: '2027-01-01' })),
    ).toBe(false)
  })
})

describe('attack: by thanking, nobody learns who told', () => {
  /** All that reaches the thanker, or that they can ask for afterwards. */
  async function allThatTheThankerSees(address: string) {
    const asked: string[] = []
    const answer = await sendThanks(house.ctx, colleague, { address, words: 'Kiitos.', signed: true })
    await deliverWaiting(house.ctx)
    for await (const piece of ownData(house.ctx, colleague)) asked.push(Buffer.from(piece).toString('latin1'))
    const own = await got(colleague)
    return { answer, own, size: asked.join('').length }
  }

  test('the answer, one’s own thanks and what one takes along are the same, whether somebody told, nobody did, or they want none', async () => {
    const nobody = await allThatTheThankerSees('https://mastodon.example/@aino/999')
    await tell(teller, { network: 'mastodon', postUrl })
    const somebody = await allThatTheThankerSees(postUrl)
    expect(await got(teller)).toHaveLength(1)
    await chooseThanks(house.ctx, teller, 'nobody')
    const unwanted = await allThatTheThankerSees(postUrl)
    expect(somebody).toEqual(nobody)
    expect(unwanted).toEqual(nobody)
  })

  test('sending asks nothing of tellings: what is written is the same rows for any address', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    await sendThanks(house.ctx, colleague, { address: postUrl, words: 'a', signed: true })
    await sendThanks(house.ctx, colleague, { address: 'https://mastodon.example/@aino/999', words: 'a', signed: true })
    const rows = await onTheWay()
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ id: _id, address: _address, ...row }) => JSON.stringify(row))).size).toBe(1)
    expect(await got(teller)).toEqual([])
  })

  test('no other member, whatever their role, and no other organisation sees or gets them', async () => {
    await tell(teller, { network: 'mastodon', postUrl })
    const elsewhere = await makeOrganisation(house.database.db)
    await sendThanks(house.ctx, elsewhere.people.member, { address: postUrl, words: 'Muualta', signed: false })
    await deliverWaiting(house.ctx)
    expect(await got(teller)).toEqual([])
    await thank(postUrl)
    for (const [role, viewer] of Object.entries(made.people))
      expect([role, await got(viewer)]).toEqual([role, role === 'member' ? expect.any(Array) : []])
    expect(await got(teller)).toHaveLength(1)
  })

  test('whoever is thanked by a script keeps a bounded number', async () => {
    const { id: tellingId } = await tell(teller, { network: 'mastodon', postUrl })
    const own = { organisationId: made.id, memberId: teller.member.id, tellingId, words: '', thankedOn: '2026-11-01' }
    const rows = Array.from({ length: 1000 }, () => ({ ...own, id: crypto.randomUUID() }))
    await inside((tx) => tx.insertInto('thanks').values(rows).execute())
    await thank(postUrl, { words: 'Yli' })
    const kept = await inside((tx) => tx.selectFrom('thanks').select('words').where('words', '=', 'Yli').execute())
    expect(kept).toEqual([])
  })
})
