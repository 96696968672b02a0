import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Account, Network, Post } from './network.ts'

/** A post as the network shows it to others. */
export type SeenPost = {
  readonly text: string
  /** Addresses that can be followed from the text. */
  readonly links: readonly string[]
  readonly card?: { readonly url: string; readonly title: string; readonly description: string }
}

/** An adapter together with the network that it is tried against. */
export type Peer = {
  readonly network: Network
  readonly account: Account
  /** All posts of the account that others can see, by key. */
  readonly posts: () => Promise<ReadonlyMap<string, SeenPost>>
  /** Nothing answers, until it is brought back. */
  readonly takeDown: () => Promise<void>
  /** It dies in the midst of the next write, which it has kept by then, or has not; the answer is lost. */
  readonly dieInNextWrite: (having: 'kept' | 'lost') => Promise<void>
  readonly bringBack: () => Promise<void>
  readonly close: () => Promise<void>
}

const link = 'https://luotto.example/go/abc123'

const story: Post = {
  text: `Työskentelen Yritys Oy:ssä. Näin me sen teimme 👩‍🔬 ${link} #työ`,
  language: 'fi',
  card: { url: link, title: 'Näin se tehtiin', description: 'Juttu työstä, josta olemme ylpeitä' },
  toldAt: new Date('2026-11-20T09:30:00.000Z'),
}

/** What every adapter must do, tried against the fake and, in `test/peers/`, against real networks. */
export function networkContract(name: string, makePeer: () => Promise<Peer>): void {
  describe(`${name}, as every network`, () => {
    let peer: Peer
    let key: string
    let keys = 0

    beforeAll(async () => {
      peer = await makePeer()
    })
    beforeEach(() => {
      key = peer.network.newKey(story.toldAt.getTime() + keys++, 0.5)
    })
    afterAll(() => peer?.close())

    const publish = (post = story, account = peer.account) => peer.network.publish(post, account, key)
    const seen = async () => (await peer.posts()).get(key)
    const count = async () => (await peer.posts()).size

    describe('asked about an account', () => {
      test('answers its handle where the password is right', async () => {
        const { handle, service } = peer.account
        expect(await peer.network.verify(peer.account)).toEqual({ ok: true, handle, service })
      })

      test('tells a wrong password', async () => {
        const verified = await peer.network.verify({ ...peer.account, secret: 'not-the-password' })
        expect(verified).toEqual({ ok: false, problem: 'wrong-password' })
      })

      test('tells a handle that nobody has', async () => {
        const verified = await peer.network.verify({ ...peer.account, handle: `nobody-${peer.account.handle}` })
        expect(verified).toEqual({ ok: false, problem: 'not-found' })
      })
    })

    describe('given a post', () => {
      test('publishes it and answers its address; text, links and card are there', async () => {
        const published = await publish()
        expect(published).toMatchObject({ state: 'published', url: expect.stringMatching(/^https:\/\//) })
        expect(await seen()).toEqual({ text: story.text, links: [link], card: story.card })
      })

      test('publishes one without card or link', async () => {
        const { card: _, ...plain } = story
        await publish({ ...plain, text: 'Oma ajatus' })
        expect(await seen()).toEqual({ text: 'Oma ajatus', links: [] })
      })

      test('makes one post of the same key twice, and answers the same', async () => {
        const first = await publish()
        const before = await count()
        expect(await publish()).toEqual(first)
        expect(await count()).toBe(before)
      })

      test('makes one post of the same key twice at the same time', async () => {
        const before = await count()
        const answers = await Promise.all([publish(), publish()])
        expect(answers.map(({ state }) => state)).toContain('published')
        expect(await count()).toBe(before + 1)
      })

      test('leaves a post as it is when the same key comes with another text', async () => {
        await publish()
        await publish({ ...story, text: 'Jotain muuta' })
        expect(await seen()).toMatchObject({ text: story.text })
      })

      test('rejects it where the password is wrong, without telling the password', async () => {
        const before = await count()
        const answer = await publish(story, { ...peer.account, secret: 'not-the-password' })
        expect(answer).toMatchObject({ state: 'rejected', refusal: 'wrong-password' })
        expect(JSON.stringify(answer)).not.toContain('not-the-password')
        expect(await count()).toBe(before)
      })
    })

    test('finds a post once it is there, and not before', async () => {
      expect(await peer.network.find(peer.account, key)).toEqual({ state: 'absent' })
      const published = await publish()
      expect(await peer.network.find(peer.account, key)).toEqual({ ...published, state: 'found' })
    })

    test('makes keys that sort by time and differ by chance', () => {
      const { newKey } = peer.network
      const now = story.toldAt.getTime()
      expect(newKey(now, 0.1)).toBe(newKey(now, 0.1))
      expect(newKey(now, 0.1)).not.toBe(newKey(now, 0.2))
      expect(newKey(now, 0.999) < newKey(now + 1, 0)).toBe(true)
    })

    test('while it is down: sends later, does not claim to have looked, and says it is unreachable', async () => {
      await peer.takeDown()
      try {
        expect(await publish()).toMatchObject({ state: 'retry-later' })
        expect(await peer.network.find(peer.account, key)).toMatchObject({ state: 'unknown' })
        expect(await peer.network.verify(peer.account)).toEqual({ ok: false, problem: 'unreachable' })
      } finally {
        await peer.bringBack()
      }
      expect(await seen()).toBeUndefined()
      expect(await publish()).toMatchObject({ state: 'published' })
    })

    test.each([
      { having: 'kept', later: 'found' },
      { having: 'lost', later: 'absent' },
    ] as const)('dying in the midst of a write that it has $having: unknown, then $later, and one post', async (it) => {
      const before = await count()
      await peer.dieInNextWrite(it.having)
      try {
        expect(await publish()).toMatchObject({ state: 'unknown' })
      } finally {
        await peer.bringBack()
      }
      expect(await peer.network.find(peer.account, key)).toMatchObject({ state: it.later })
      expect(await publish()).toMatchObject({ state: 'published' })
      expect(await count()).toBe(before + 1)
      expect(await seen()).toMatchObject({ text: story.text })
    })
  })
}
