import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LinkedInPost, type LinkedInServer, startLinkedIn } from '../../test/support/linkedin-server.ts'
import { openOutbound } from '../platform/outbound.ts'
import { networkContract, type SeenPost } from './contract.ts'
import { linkedin, littleText } from './linkedin.ts'
import type { Account, Network, Post, PostPicture } from './network.ts'

const callback = 'https://luotto.example/oauth/callback/linkedin'

const open = (server: LinkedInServer): Network =>
  linkedin({
    outbound: openOutbound({ allow: [server.place] }),
    clock: () => Date.parse('2026-11-20T09:30:00Z'),
    callback,
    client: server.client,
    api: server.url,
    www: server.url,
  })

const accountAt = (server: LinkedInServer): Account => ({
  service: server.url,
  handle: 'Aino Aalto',
  secret: JSON.stringify({ token: server.giveToken(), member: 'aino-1' }),
})

function seenBy({ text, card, picture }: LinkedInPost): SeenPost {
  const links = text.match(/https:\/\/\S+/g) ?? []
  return { text, links, ...(card ? { card } : {}), ...(picture ? { pictures: [picture] } : {}) }
}

networkContract('LinkedIn, as far as it can,', async () => {
  const server = await startLinkedIn()
  const network = open(server)
  // It knows no key of ours: which post is which is told by its address.
  const keys = new Map<string, string>()
  const publish: Network['publish'] = async (post, account, key) => {
    const answer = await network.publish(post, account, key)
    if (answer.state === 'published') keys.set(/urn:li:share:\d+/.exec(answer.url)?.[0] ?? '', key)
    return answer
  }
  return {
    network: { ...network, publish },
    account: accountAt(server),
    wrongSecret: 'signed-out',
    hasCards: true,
    posts: async () => new Map(server.posts().map((post) => [keys.get(post.urn) ?? post.urn, seenBy(post)])),
    takeDown: server.takeDown,
    dieInNextWrite: async (having) => server.dieInNextWrite(having),
    bringBack: server.bringBack,
    close: server.takeDown,
  }
})

describe('LinkedIn', () => {
  let server: LinkedInServer
  let network: Network
  let account: Account
  beforeAll(async () => {
    server = await startLinkedIn()
    network = open(server)
  })
  afterAll(() => server?.takeDown())
  beforeEach(() => {
    server.refusePictures(false)
    account = accountAt(server)
  })

  const post: Post = { text: 'Hei', language: 'fi', toldAt: new Date('2026-11-20T09:30:00Z') }
  const picture: PostPicture = { bytes: new Uint8Array([0xff, 0xd8]), mediaType: 'image/jpeg', alt: 'Silta' }
  const publish = (changes: Partial<Post> = {}) => network.publish({ ...post, ...changes }, account, 'k')
  const signIn = () => network.signIn ?? expect.fail('nobody can sign in')

  test('lets nobody look for a post, and remembers no key', () => {
    expect([network.find, network.repeatableForMs]).toEqual([undefined, undefined])
  })

  test('that will not have a picture gets the text without it', async () => {
    server.refusePictures(true)
    expect(await publish({ text: 'Ilman kuvaa', pictures: [picture] })).toMatchObject({ state: 'published' })
    expect(server.posts().at(-1)).not.toHaveProperty('picture')
  })

  test('says that a text is too long', async () => {
    expect(await publish({ text: 'ä'.repeat(3001) })).toMatchObject({ state: 'rejected', refusal: 'too-long' })
  })

  test('is asked for nothing but who it is and posting; the sign-in lasts sixty days and says until when', async () => {
    const begun = await signIn().begin('')
    if (!begun.ok) return expect.fail(begun.problem)
    const asked = new URL(begun.address).searchParams
    expect(asked.get('scope')).toBe('openid profile w_member_social')
    const query = new URLSearchParams({ state: begun.state, code: server.code() })
    const finished = await signIn().finish(begun.kept, query)
    expect(finished).toMatchObject({
      ok: true,
      account: { handle: 'Aino Aalto', expiresAt: new Date('2027-01-19T09:30:00Z') },
    })
    expect(await signIn().finish(begun.kept, query)).toEqual({ ok: false, problem: 'refused' })
    const declined = new URLSearchParams({ error: 'user_cancelled_authorize' })
    expect(await signIn().finish(begun.kept, declined)).toEqual({ ok: false, problem: 'denied' })
  })

  test('cannot be told to end a sign-in, and that is what is answered', async () => {
    expect(await signIn().end(account)).toBe(false)
  })

  test('gets no mark of its own out of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bare = littleText(text)
          .replace(/\{hashtag\|\\#\|(?:\\.|[^}\\])+\}/g, '')
          .replace(/\\./gu, '')
        expect(bare).not.toMatch(/[\\|{}@[\]()<>#*_~]/)
      }),
    )
    expect(littleText('Hei @kaikki (ja #työ_elämä) https://a.fi/#b')).toBe(
      'Hei \\@kaikki \\(ja {hashtag|\\#|työ\\_elämä}\\) https://a.fi/\\#b',
    )
  })
})
