import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MastodonServer, type Status, startMastodon } from '../../test/support/mastodon-server.ts'
import { openOutbound } from '../platform/outbound.ts'
import { networkContract, type SeenPost } from './contract.ts'
import { mastodon } from './mastodon.ts'
import type { Account, Network, Post, PostPicture, SignIn } from './network.ts'

const callback = 'https://luotto.example/oauth/callback/mastodon'

type Opened = {
  readonly network: Network
  readonly signIn: SignIn
  readonly waits: number[]
  readonly registered: Map<string, string>
}

function open(server: Pick<MastodonServer, 'place'>, allow = [server.place]): Opened {
  const waits: number[] = []
  const registered = new Map<string, string>()
  const network = mastodon({
    outbound: openOutbound({ allow }),
    clock: Date.now,
    registrations: {
      find: async (service) => registered.get(service),
      keep: async (service, registration) => void registered.set(service, registration),
    },
    callback,
    website: 'https://luotto.example',
    plain: [server.place],
    wait: async (milliseconds) => void waits.push(milliseconds),
  })
  if (!network.signIn) throw new Error('nobody can sign in')
  return { network, signIn: network.signIn, waits, registered }
}

const accountAt = (server: MastodonServer, secret = JSON.stringify({ token: server.giveToken() })): Account => ({
  service: server.url,
  handle: `@aino@${server.domain}`,
  secret,
})

function seenBy({ text, media }: Status): SeenPost {
  const pictures = media.map(({ bytes, alt }) => ({ bytes, alt }))
  return { text, links: text.match(/https:\/\/\S+/g) ?? [], ...(pictures.length > 0 ? { pictures } : {}) }
}

networkContract('Mastodon', async () => {
  const server = await startMastodon()
  return {
    network: open(server).network,
    account: accountAt(server),
    wrongSecret: 'signed-out',
    hasCards: false,
    posts: async () => new Map(server.statuses().map((status) => [status.key ?? '', seenBy(status)])),
    takeDown: server.takeDown,
    dieInNextWrite: async (having) => server.dieInNextWrite(having),
    bringBack: server.bringBack,
    close: server.close,
  }
})

let server: MastodonServer
let opened: Opened
let account: Account
let keys = 0

beforeAll(async () => {
  server = await startMastodon()
})
afterAll(() => server?.close())
beforeEach(() => {
  server.set({ limit: 500, version: '4.3', looksUntilReady: 0, media: 'taken', statusesLeft: 300, suspended: false })
  opened = open(server)
  account = accountAt(server)
})

const toldAt = new Date('2026-11-20T09:30:00.000Z')
const picture: PostPicture = {
  bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
  mediaType: 'image/jpeg',
  alt: 'Silta aamulla',
}
const newKey = () => opened.network.newKey(toldAt.getTime() + keys++, 0)
const publish = (post: Partial<Post> = {}, by = account, key = newKey()) =>
  opened.network.publish({ text: 'Hei', language: 'fi', toldAt, ...post }, by, key)
const last = () => server.statuses().at(-1)

describe('a post on Mastodon', () => {
  test('has the visibility, the language and the content warning that the member chose', async () => {
    await publish({ visibility: 'unlisted', language: 'sv', contentWarning: 'Jobb' })
    expect(last()).toMatchObject({
      visibility: 'unlisted',
      language: 'sv',
      spoiler: 'Jobb',
      sensitive: true,
      text: 'Hei',
    })
    await publish()
    expect(last()).toMatchObject({ visibility: 'public', language: 'fi', spoiler: '', sensitive: false })
  })

  test('may be as long as the instance lets it be, an address counting 23, and not one longer', async () => {
    server.set({ limit: 1000 })
    const address = `https://luotto.example/${'a'.repeat(80)}`
    const text = (length: number) => `${'ä'.repeat(length - 24)} ${address}`
    expect(await publish({ text: text(1000) })).toMatchObject({ state: 'published' })
    expect(await publish({ text: text(1001) })).toMatchObject({
      state: 'rejected',
      refusal: 'too-long',
      detail: 'Validation failed: Text character limit of 1000 exceeded',
    })
  })

  test('that is blank is refused with the instance’s own words', async () => {
    const detail = "Validation failed: Text can't be blank"
    expect(await publish({ text: ' ' })).toEqual({ state: 'rejected', refusal: 'other', detail })
  })

  test('over the rate limit waits until the moment that the headers tell', async () => {
    server.set({ statusesLeft: 0 })
    const answer = await publish()
    expect(answer).toMatchObject({ state: 'retry-later', detail: 'Too many requests' })
    const { afterSeconds = 0 } = answer.state === 'retry-later' ? answer : {}
    expect(afterSeconds).toBeGreaterThan(60)
    expect(afterSeconds).toBeLessThanOrEqual(4 * 3600)
  })

  test('under the same key is one post within the hour, and after it there would be two', async () => {
    const key = newKey()
    const count = server.statuses().length
    const first = await publish({}, account, key)
    server.forward((opened.network.repeatableForMs ?? 0) - 1)
    expect(await publish({}, account, key)).toEqual(first)
    expect(server.statuses()).toHaveLength(count + 1)
    server.forward(3_600_000)
    await publish({}, account, key)
    expect(server.statuses()).toHaveLength(count + 2)
  })

  test.each(['too few scopes', 'a token that was revoked'])('by %s asks to sign in again', async (what) => {
    const token = server.giveToken(what === 'too few scopes' ? 'profile' : undefined)
    if (what !== 'too few scopes') server.revokeAll()
    const answer = await publish({}, accountAt(server, JSON.stringify({ token })))
    expect(answer).toMatchObject({ state: 'rejected', refusal: 'signed-out' })
    expect(JSON.stringify(answer)).not.toContain(token)
  })

  test('by an account that is suspended is refused so', async () => {
    server.set({ suspended: true })
    expect(await publish()).toMatchObject({ state: 'rejected', refusal: 'account-suspended' })
  })

  test('is not sent to a private address that is not allowed', async () => {
    const count = server.statuses().length
    const { network } = open(server, [])
    const answer = await network.publish({ text: 'Hei', language: 'fi', toldAt }, account, newKey())
    expect(answer).toMatchObject({ state: 'rejected', refusal: 'other' })
    expect(server.statuses()).toHaveLength(count)
  })
})

describe('a picture on Mastodon', () => {
  test('is waited for while the instance makes it ready', async () => {
    server.set({ looksUntilReady: 3 })
    expect(await publish({ pictures: [picture] })).toMatchObject({ state: 'published' })
    expect(last()?.media).toMatchObject([{ alt: 'Silta aamulla', bytes: 4 }])
    expect(opened.waits).toHaveLength(3)
  })

  test.each([{ media: 'refused' }, { media: 'broken' }, { looksUntilReady: 'never' }] as const)(
    'that it cannot have (%o) is left out, and the text goes out',
    async (settings) => {
      server.set(settings)
      expect(await publish({ text: 'Ilman kuvaa', pictures: [picture] })).toMatchObject({ state: 'published' })
      expect(last()).toMatchObject({ text: 'Ilman kuvaa', media: [] })
    },
  )

  test('while the instance stumbles goes later, with its text', async () => {
    server.set({ media: 'down' })
    const count = server.statuses().length
    expect(await publish({ pictures: [picture] })).toMatchObject({ state: 'retry-later' })
    expect(server.statuses()).toHaveLength(count)
  })

  test('of a member who is signed out asks to sign in again', async () => {
    const answer = await publish({ pictures: [picture] }, accountAt(server, 'nothing'))
    expect(answer).toMatchObject({ state: 'rejected', refusal: 'signed-out' })
  })

  test('has no longer description than the instance takes', async () => {
    await publish({ pictures: [{ ...picture, alt: 'ä'.repeat(2000) }] })
    expect(last()?.media[0]?.alt).toHaveLength(1500)
  })
})

/** What the member does in the browser. */
async function consent(address: string, answer: 'yes' | 'no' = 'yes'): Promise<URLSearchParams> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ answer }),
  })
  const to = response.headers.get('location')
  if (!to) throw new Error(`${response.status} ${await response.text()}`)
  expect(to.startsWith(callback)).toBe(true)
  return new URL(to).searchParams
}

const begin = async (where = server.url) => {
  const begun = await opened.signIn.begin(where)
  return begun.ok ? begun : expect.fail(begun.problem)
}

describe('signing in at an instance', () => {
  test.each(['4.3', '4.2'] as const)('of version %s brings an account that can post there', async (version) => {
    server.set({ version, limit: 777 })
    const { address, state, kept } = await begin()
    expect(new URL(address).searchParams.has('code_challenge')).toBe(version === '4.3')
    const query = await consent(address)
    expect(query.get('state')).toBe(state)
    const finished = await opened.signIn.finish(kept, query)
    if (!finished.ok) return expect.fail(finished.problem)
    const { handle, service, rules } = finished.account
    expect({ handle, service, rules }).toEqual({
      handle: '@aino@mastodon.example',
      service: server.url,
      rules: { limit: 777, addressCounts: 23 },
    })
    expect(await opened.network.verify(finished.account)).toMatchObject({ ok: true, handle })
    expect(await publish({}, finished.account)).toMatchObject({ state: 'published' })
  })

  test('asks for who it is, posting and pictures, and for no reading', async () => {
    const scope = async () => new URL((await begin()).address).searchParams.get('scope')
    expect(await scope()).toBe('profile write:statuses write:media')
    server.set({ version: '4.2' })
    opened = open(server)
    expect(await scope()).toBe('read:accounts write:statuses write:media')
  })

  test('registers one app for everybody, and another once the instance has forgotten it', async () => {
    server.forgetApps()
    await begin()
    await begin()
    expect(server.apps()).toBe(1)
    server.forgetApps()
    const { kept, address } = await begin()
    expect(server.apps()).toBe(1)
    expect(await opened.signIn.finish(kept, await consent(address))).toMatchObject({ ok: true })
  })

  test('that the member declines there is told as that', async () => {
    const { kept, address } = await begin()
    expect(await opened.signIn.finish(kept, await consent(address, 'no'))).toEqual({ ok: false, problem: 'denied' })
  })

  test('takes a code once, with its own verifier, and of its own issuer', async () => {
    const { kept, address } = await begin()
    const query = await consent(address)
    const { kept: other } = await begin()
    expect(await opened.signIn.finish(other, query)).toEqual({ ok: false, problem: 'refused' })
    const again = await consent(address)
    const elsewhere = new URLSearchParams([...again, ['iss', 'https://elsewhere.example']])
    expect(await opened.signIn.finish(kept, elsewhere)).toEqual({ ok: false, problem: 'mismatch' })
    expect(await opened.signIn.finish(kept, again)).toMatchObject({ ok: true })
    expect(await opened.signIn.finish(kept, again)).toEqual({ ok: false, problem: 'refused' })
    expect(await opened.signIn.finish(kept, new URLSearchParams())).toEqual({ ok: false, problem: 'mismatch' })
  })

  test('ends there too when the account is disconnected', async () => {
    const { kept, address } = await begin()
    const finished = await opened.signIn.finish(kept, await consent(address))
    if (!finished.ok) return expect.fail(finished.problem)
    expect(await opened.signIn.end(finished.account)).toBe(true)
    expect(await opened.network.verify(finished.account)).toEqual({ ok: false, problem: 'signed-out' })
  })

  test.each(['', 'mastodon', 'http://127.0.0.1:1', 'http://169.254.169.254', 'javascript:alert(1)', '@aino'])(
    'does not begin at %j',
    async (where) => {
      expect(await opened.signIn.begin(where)).toEqual({ ok: false, problem: 'not-found' })
    },
  )

  test('does not begin where the name leads to a private address, nor where nothing answers', async () => {
    const { signIn } = open({ place: '' }, [])
    const lookup: NonNullable<Parameters<typeof openOutbound>[0]['lookup']> = (_, __, done) =>
      done(null, [{ address: '10.0.0.7', family: 4 }])
    const guarded = mastodon({
      outbound: openOutbound({ allow: [], lookup }),
      clock: Date.now,
      registrations: { find: async () => undefined, keep: async () => undefined },
      callback,
      website: '',
      plain: [],
      wait: async () => undefined,
    })
    expect(await guarded.signIn?.begin('mastodon.private.example')).toEqual({ ok: false, problem: 'not-found' })
    expect(await signIn.begin(server.url)).toEqual({ ok: false, problem: 'not-found' })
    await server.takeDown()
    try {
      expect(await opened.signIn.begin(server.url)).toEqual({ ok: false, problem: 'unreachable' })
    } finally {
      await server.bringBack()
    }
  })
})
