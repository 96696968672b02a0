import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Account, Network, Post, PostPicture } from './network.ts'

/** A post as the network shows it to others. */
export type SeenPost = {
  readonly text: string
  /** Addresses that can be followed from the text. */
  readonly links: readonly string[]
  readonly card?: { readonly url: string; readonly title: string; readonly description: string }
  /** Each with the words that stand beside it, where the network has a place for them. */
  readonly pictures?: readonly { readonly bytes: number; readonly alt?: string }[]
}

/** An adapter together with the network that it is tried against. */
export type Peer = {
  readonly network: Network
  readonly account: Account
  /** The account with a secret that is not its own, where that is not simply another word. */
  readonly wrong?: Account
  /** What a secret that is not the account's is called: a password is wrong, a sign-in is over. */
  readonly wrongSecret: 'wrong-password' | 'signed-out'
  /** Whether the link of a post is a card of its own; otherwise it stands in the text alone. */
  readonly hasCards: boolean
  /** One that the network will not have, where there is such a thing. */
  readonly refusedPicture?: PostPicture
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

/** The smallest picture there is: one grey dot. */
const picture: PostPicture = {
  bytes: Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
    'base64',
  ),
  mediaType: 'image/jpeg',
  alt: 'Kaksi tuulivoimalaa meren rannalla',
}

/** What every adapter must do, tried against the fakes and, in `test/peers/`, against real networks. */
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
    const remove = async (url: string, account = peer.account) => peer.network.remove(account, key, url)
    const seen = async () => (await peer.posts()).get(key)
    const count = async () => (await peer.posts()).size
    const wrong = () => peer.wrong ?? { ...peer.account, secret: 'not-the-password' }
    const published = async (post = story) => {
      const answer = await publish(post)
      return answer.state === 'published' ? answer.url : expect.fail(JSON.stringify(answer))
    }

    describe('asked about an account', () => {
      test('answers its handle where the secret is right', async () => {
        const { handle, service } = peer.account
        expect(await peer.network.verify(peer.account)).toEqual({ ok: true, handle, service })
      })

      test('tells a wrong secret', async () => {
        expect(await peer.network.verify(wrong())).toEqual({ ok: false, problem: peer.wrongSecret })
      })

      test('tells a handle that nobody has, where it is asked by handle', async () => {
        if (peer.wrongSecret === 'signed-out') return
        const verified = await peer.network.verify({ ...peer.account, handle: `nobody-${peer.account.handle}` })
        expect(verified).toEqual({ ok: false, problem: 'not-found' })
      })
    })

    // Where a network neither remembers a key nor lets one look, a second try is never made by itself.
    const isRepeatable = () => peer.network.find !== undefined || peer.network.repeatableForMs !== undefined

    describe('given a post', () => {
      test('publishes it and answers its address; text, links and card are there', async () => {
        expect(await published()).toMatch(/^https?:\/\//)
        const card = peer.hasCards ? { card: story.card } : {}
        expect(await seen()).toEqual({ text: story.text, links: [link], ...card })
      })

      test('publishes one without card or link', async () => {
        const { card: _, ...plain } = story
        await publish({ ...plain, text: 'Oma ajatus' })
        expect(await seen()).toEqual({ text: 'Oma ajatus', links: [] })
      })

      test('makes one post of the same key twice, and answers the same', async () => {
        if (!isRepeatable()) return
        const first = await publish()
        const before = await count()
        expect(await publish()).toEqual(first)
        expect(await count()).toBe(before)
      })

      test('makes one post of the same key twice at the same time', async () => {
        if (!isRepeatable()) return
        const before = await count()
        const answers = await Promise.all([publish(), publish()])
        expect(answers.map(({ state }) => state)).toContain('published')
        expect(await count()).toBe(before + 1)
      })

      test('leaves a post as it is when the same key comes with another text', async () => {
        if (!isRepeatable()) return
        await publish()
        await publish({ ...story, text: 'Jotain muuta' })
        expect(await seen()).toMatchObject({ text: story.text })
      })

      test('rejects it where the secret is wrong, without telling the secret', async () => {
        const before = await count()
        const answer = await publish(story, wrong())
        expect(answer).toMatchObject({ state: 'rejected', refusal: peer.wrongSecret })
        expect(JSON.stringify(answer)).not.toContain('not-the-password')
        expect(await count()).toBe(before)
      })
    })

    describe('given a picture', () => {
      const { card: _, ...plain } = story

      test('sends it along with the words that stand for it', async () => {
        await published({ ...plain, pictures: [picture] })
        expect((await seen())?.pictures).toEqual([{ bytes: picture.bytes.length, alt: picture.alt }])
      })

      test('sends it along with a card too, as the card’s own where there can be but one', async () => {
        await published({ ...story, pictures: [picture] })
        expect((await seen())?.pictures).toMatchObject([{ bytes: picture.bytes.length }])
      })

      test('that the network will not have, publishes the text without it', async () => {
        if (!peer.refusedPicture) return
        await published({ ...plain, pictures: [peer.refusedPicture] })
        expect(await seen()).toEqual({ text: story.text, links: [link] })
      })
    })

    describe('asked to take a post away', () => {
      test('does so, and then it is there no more', async () => {
        const url = await published()
        expect(await remove(url)).toEqual({ state: 'removed' })
        expect(await seen()).toBeUndefined()
        if (peer.network.find) expect(await peer.network.find(peer.account, key)).toEqual({ state: 'absent' })
      })

      test('takes that one alone', async () => {
        const url = await published()
        const before = await count()
        await remove(url)
        expect(await count()).toBe(before - 1)
      })

      test('asked twice, says that it is not there', async () => {
        const url = await published()
        await remove(url)
        expect(await remove(url)).toEqual({ state: 'absent' })
      })

      test('leaves it be where the secret is wrong, without telling the secret', async () => {
        const answer = await remove(await published(), wrong())
        expect(answer).toMatchObject({ state: 'rejected', refusal: peer.wrongSecret })
        expect(JSON.stringify(answer)).not.toContain('not-the-password')
        expect(await seen()).toBeDefined()
      })

      test('while it is down, does so later', async () => {
        const url = await published()
        await peer.takeDown()
        try {
          expect(await remove(url)).toMatchObject({ state: 'retry-later' })
        } finally {
          await peer.bringBack()
        }
        expect(await remove(url)).toEqual({ state: 'removed' })
      })
    })

    test('finds a post once it is there, and not before, where it can be asked', async () => {
      if (!peer.network.find) return
      expect(await peer.network.find(peer.account, key)).toEqual({ state: 'absent' })
      const url = await published()
      expect(await peer.network.find(peer.account, key)).toEqual({ state: 'found', url })
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
        if (peer.network.find) expect(await peer.network.find(peer.account, key)).toMatchObject({ state: 'unknown' })
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
      if (peer.network.find) expect(await peer.network.find(peer.account, key)).toMatchObject({ state: it.later })
      // It is the member who knows.
      else if (!isRepeatable()) return
      expect(await publish()).toMatchObject({ state: 'published' })
      expect(await count()).toBe(before + 1)
      expect(await seen()).toMatchObject({ text: story.text })
    })
  })
}
