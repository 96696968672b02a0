import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeBareOrganisation,
  makeChannel,
  makeMember,
  makeStory,
  makeTelling,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import type { Context } from '../../context.ts'
import { mostAttempts } from '../../core/telling.ts'
import { fakeAccount, fakeNetwork, fakePassword } from '../../networks/fake.ts'
import type { Network } from '../../networks/network.ts'
import { inOrganisation } from '../../platform/database.ts'
import en from '../../ui/messages/en.ts'
import fi from '../../ui/messages/fi.ts'
import sv from '../../ui/messages/sv.ts'
import type { Viewer } from '../people/viewer.ts'
import { publishTelling } from './publish-telling.ts'
import { settleTelling } from './settle-telling.ts'

let house: House
let teller: Viewer
let channelId: string
let network: ReturnType<typeof fakeNetwork>

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  network = fakeNetwork()
  teller = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
  const secret = house.ctx.secrets.seal(teller.member.id, fakePassword)
  channelId = await makeChannel(house.database.db, teller, { handle: fakeAccount.handle, secret })
})

const text = 'Olin mukana rakentamassa.'

type Wanted = Parameters<typeof makeTelling>[2]
const queuedTelling = async (wanted: Wanted = {}) =>
  (await makeTelling(house.database.db, teller, { network: 'bluesky', channelId, state: 'queued', text, ...wanted })).id

const publish = (tellingId: string, through: Network = network) => {
  const ctx: Context = { ...house.ctx, networks: { bluesky: through } }
  return publishTelling(ctx, { organisationId: teller.organisation.id, tellingId })
}

const row = (id: string) =>
  inOrganisation(house.database.db, teller.organisation.id, (tx) =>
    tx.selectFrom('telling').selectAll().where('id', '=', id).executeTakeFirst(),
  )

const jobsOf = async (tellingId: string) =>
  (await house.queued('publish-telling')).filter(({ data }) => data.tellingId === tellingId)

describe('published', () => {
  test('it has its address, and its text is gone', async () => {
    const id = await queuedTelling()
    await publish(id)
    expect(network.posts).toMatchObject([{ handle: fakeAccount.handle, post: { text, language: 'fi' } }])
    const { url } = network.posts[0] ?? {}
    expect(await row(id)).toMatchObject({ state: 'published', text: null, postUrl: url, problem: null, attempts: 1 })
    expect((await row(id))?.settledAt).toEqual(new Date(house.time.now))
    expect(await jobsOf(id)).toEqual([])
  })

  test('it carries the story as a card behind its tracked link, with nothing else of the teller', async () => {
    const storyId = await makeStory(house.database.db, teller, { title: 'Silta', summary: 'a'.repeat(900) })
    const id = await queuedTelling({ storyId, slug: 'korttitest2' })
    await publish(id)
    const url = 'https://luotto.example/go/korttitest2'
    expect(network.posts[0]?.post.card).toEqual({ url, title: 'Silta', description: 'a'.repeat(300) })
  })

  test('it has no card where there is no link', async () => {
    const id = await queuedTelling({ target: null })
    await publish(id)
    expect(network.posts[0]?.post).not.toHaveProperty('card')
  })
})

describe('rejected', () => {
  test.each([
    ['rejected', 'other'],
    ['too-long', 'too-long'],
    ['account-suspended', 'account-suspended'],
    ['rate-limited', 'rate-limited'],
    ['signed-out', 'signed-out'],
  ] as const)('because of %s, it says so in the network’s words and keeps the text', async (outcome, problem) => {
    network.next(outcome)
    const id = await queuedTelling()
    await publish(id)
    const kept = { state: 'rejected', problem, problemDetail: 'the fake network said no', text }
    expect(await row(id)).toMatchObject(kept)
    expect(await jobsOf(id)).toEqual([])
  })

  test('because the password is another by now', async () => {
    const secret = house.ctx.secrets.seal(teller.member.id, 'an old password')
    const old = await makeChannel(house.database.db, teller, { handle: 'vanha.example', secret })
    const id = await queuedTelling({ channelId: old })
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'wrong-password', text })
    expect((await row(id))?.problemDetail).not.toContain('an old password')
  })

  test('because the account was taken away meanwhile: the text is kept for another one', async () => {
    const id = await queuedTelling()
    await inOrganisation(house.database.db, teller.organisation.id, (tx) => tx.deleteFrom('channel').execute())
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'no-account', text })
    expect(network.tries()).toBe(0)
  })

  test('because the account is another member’s, or sealed with another key', async () => {
    const other = await makeMember(house.database.db, teller.organisation.id)
    const secret = house.ctx.secrets.seal(other.member.id, fakePassword)
    const others = await makeChannel(house.database.db, other, { secret })
    const copied = await makeChannel(house.database.db, teller, { secret })
    for (const wrong of [others, copied]) {
      const id = await queuedTelling({ channelId: wrong })
      await publish(id)
      expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'no-account', text })
    }
    expect(network.tries()).toBe(0)
  })

  test('each reason has its sentence in the three languages', () => {
    const reasons = [
      'wrong-password',
      'signed-out',
      'account-suspended',
      'too-long',
      'rate-limited',
      'other',
      'no-account',
      'unreachable',
      'discarded',
    ]
    for (const [language, messages] of Object.entries({ fi, sv, en })) {
      const missing = reasons.filter((reason) => !(`tell.refusal.${reason}` in messages))
      expect({ language, missing }).toEqual({ language, missing: [] })
    }
  })
})

describe('when it surely did not go out', () => {
  test('it stays queued with its text and is tried again, later each time', async () => {
    network.next('retry-later', 'retry-later')
    const id = await queuedTelling()
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'queued', text, attempts: 1, settledAt: null })
    expect(await jobsOf(id)).toMatchObject([{ inSeconds: 15 }])
    await publish(id)
    expect((await jobsOf(id)).map(({ inSeconds }) => inSeconds)).toEqual([15, 30])
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published', attempts: 3 })
    expect(network.posts).toHaveLength(1)
  })

  test('after a day of tries it is given back with its text', async () => {
    network.setDown(true)
    network.next('retry-later')
    const id = await queuedTelling({ attempts: mostAttempts - 1 })
    // The first of these is a search that finds nobody at home; then, it surely did not go out.
    const silent: Network = { ...network, find: async () => ({ state: 'absent' }) }
    await publish(id, silent)
    expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'unreachable', text })
    expect(await jobsOf(id)).toEqual([])
  })
})

describe('when the answer was lost', () => {
  test('and it had gone out: it is looked for, found, and stands once', async () => {
    network.next('unknown-but-published')
    const id = await queuedTelling()
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'unsure', text, postUrl: null })
    expect(await jobsOf(id)).toMatchObject([{ inSeconds: 15 }])
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published', text: null, postUrl: network.posts[0]?.url })
    expect(network.posts).toHaveLength(1)
    expect(network.tries()).toBe(1)
  })

  test('and it had not: it is looked for, not found, and published once', async () => {
    network.next('unknown-and-absent')
    const id = await queuedTelling()
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'unsure', text })
    expect(network.posts).toHaveLength(0)
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published', text: null })
    expect(network.posts).toHaveLength(1)
  })

  test('and nobody answers the search either: nothing is sent blindly', async () => {
    network.next('unknown-but-published')
    const id = await queuedTelling()
    await publish(id)
    network.setDown(true)
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'unsure', text })
    expect(network.tries()).toBe(1)
    network.setDown(false)
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published' })
    expect(network.posts).toHaveLength(1)
  })

  test('and a day has passed: it waits for the member, with its text', async () => {
    const silent: Network = { ...network, find: async () => ({ state: 'unknown', detail: 'silence' }) }
    const id = await queuedTelling({ state: 'unsure', attempts: mostAttempts - 1 })
    await publish(id, silent)
    expect(await row(id)).toMatchObject({ state: 'unsure', text, problemDetail: 'silence' })
    expect(await jobsOf(id)).toEqual([])
  })

  test('and the process ended in the midst of the try: the next one looks first', async () => {
    const id = await queuedTelling()
    const killed: Network = {
      ...network,
      publish: async (...sent) => {
        await network.publish(...sent)
        throw new Error('killed')
      },
    }
    await expect(publish(id, killed)).rejects.toThrow('killed')
    expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1, text })
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published', attempts: 2 })
    expect(network.tries()).toBe(1)
    expect(network.posts).toHaveLength(1)
  })
})

describe('at a network that lets nobody look', () => {
  const { find: _, ...blind } = fakeNetwork()
  const hour = 3_600_000
  const seen = () => ({ ...blind, publish: network.publish })

  test('what may have gone out is left to the member, and sent again only at their word', async () => {
    network.next('unknown-but-published')
    const id = await queuedTelling()
    await publish(id, seen())
    await publish(id, seen())
    expect(await row(id)).toMatchObject({ state: 'unsure', text })
    expect(network.tries()).toBe(1)
    await settleTelling({ ...house.ctx, networks: { bluesky: seen() } }, teller, id, 'again')
    await publish(id, seen())
    expect(await row(id)).toMatchObject({ state: 'published', text: null })
  })

  test('but that remembers a key for an hour, it is sent again under its key within that hour alone', async () => {
    const remembering = () => ({ ...seen(), repeatableForMs: hour })
    const { now } = house.time
    for (const [later, state] of [
      [hour - 1, 'published'],
      [hour, 'unsure'],
    ] as const) {
      network.next('unknown-but-published')
      house.time.now = now
      const id = await queuedTelling()
      await publish(id, remembering())
      house.time.now = now + later
      await publish(id, remembering())
      expect(await row(id)).toMatchObject({ state })
    }
    house.time.now = now
    expect(network.posts).toHaveLength(2)
  })

  test('what surely did not go out is simply sent again', async () => {
    network.next('retry-later')
    const id = await queuedTelling()
    await publish(id, seen())
    await publish(id, seen())
    expect(await row(id)).toMatchObject({ state: 'published' })
  })

  test('what surely did not go out the second time may still be there since the first', async () => {
    const remembering = () => ({ ...seen(), repeatableForMs: hour })
    network.next('unknown-but-published', 'retry-later')
    const id = await queuedTelling()
    await publish(id, remembering())
    await publish(id, remembering())
    house.time.now += hour
    await publish(id, remembering())
    expect(await row(id)).toMatchObject({ state: 'unsure', text })
    expect(network.tries()).toBe(2)
  })
})

describe('a job that comes twice', () => {
  test('publishes once, and leaves alone what is settled', async () => {
    const id = await queuedTelling()
    await publish(id)
    const before = await row(id)
    await publish(id)
    expect(await row(id)).toEqual(before)
    expect(network.tries()).toBe(1)
  })

  test('at the same moment makes one post', async () => {
    const id = await queuedTelling()
    await Promise.all([publish(id), publish(id), publish(id)])
    expect(network.posts).toHaveLength(1)
    expect(await row(id)).toMatchObject({ state: 'published', text: null })
  })

  test.each(['handed', 'published', 'rejected'] as const)('does nothing with a telling that is %s', async (state) => {
    const id = await queuedTelling({ state, ...(state === 'rejected' ? {} : { text: undefined }) })
    const before = await row(id)
    await publish(id)
    expect(await row(id)).toEqual(before)
    expect(network.tries()).toBe(0)
  })

  test('does nothing with one that is there no more, and refuses what is no job of its kind', async () => {
    await publish('0192d3a0-0000-7000-8000-000000000001')
    expect(network.tries()).toBe(0)
    await expect(publishTelling(house.ctx, { tellingId: 'x' })).rejects.toThrow()
  })
})

describe('settled by the member in the midst of a try', () => {
  const meanwhile = (act: () => Promise<void>): Network => ({
    ...network,
    find: async (...asked) => {
      await act()
      return network.find(...asked)
    },
  })

  test('“it went out” stands, and is not tried again', async () => {
    network.next('unknown-and-absent')
    const id = await queuedTelling({ state: 'unsure', attempts: 1 })
    await publish(
      id,
      meanwhile(() => settleTelling(house.ctx, teller, id, 'went-out')),
    )
    expect(await row(id)).toMatchObject({ state: 'published', text: null, postUrl: null })
    expect(await jobsOf(id)).toEqual([])
  })

  test('what was let go stays so, and its text does not come back', async () => {
    network.next('retry-later')
    const id = await queuedTelling({ state: 'unsure', attempts: 1 })
    await publish(
      id,
      meanwhile(() => settleTelling(house.ctx, teller, id, 'discard')),
    )
    expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'discarded', text: null })
    expect(await jobsOf(id)).toEqual([])
  })
})
