import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bluesky } from '../../src/networks/bluesky.ts'
import { blueskyClient } from '../../src/networks/bluesky-client.ts'
import { networkContract } from '../../src/networks/contract.ts'
import type { Account, Network, Post, SignIn } from '../../src/networks/network.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { openBrowser } from '../support/browser.ts'
import { recordsOf, seenBy } from './records.ts'
import { type Pds, type PdsAccount, startPds } from './start-pds.ts'

// A real sign-in: the PDS's own pages, in a browser, and tokens bound to a key.

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const callback = 'http://127.0.0.1:4199/oauth/callback/bluesky'

async function open(pds: Pds): Promise<Network & { readonly signIn: SignIn }> {
  const client = await blueskyClient('http://localhost:4199', new Uint8Array(32).fill(7))
  if (!client) throw new Error('there is no client')
  const outbound = openOutbound({ allow: [pds.place, new URL(pds.directory).host] })
  const network = bluesky(outbound, { ...client, directory: pds.directory })
  if (!network.signIn) throw new Error('nobody can sign in')
  return { ...network, signIn: network.signIn }
}

/** What the member does at the PDS: signs in there, and says yes or no. Answers what they come back with. */
async function consent(address: string, { handle, own }: PdsAccount, answer: 'yes' | 'no' = 'yes') {
  const context = await browser.newContext({ locale: 'en-GB' })
  try {
    const page = await context.newPage()
    await page.goto(address)
    const password = page.locator('input[type=password]')
    const allow = page.getByRole('button', { name: /^(authorize|allow|accept)/i })
    const signIn = page.getByRole('button', { name: /^sign in$/i })
    await password.or(signIn).first().waitFor()
    if (!(await password.isVisible())) await signIn.click()
    await password.waitFor()
    const user = page.locator('input[name=username], input[autocomplete=username]').first()
    if (await user.isEditable()) await user.fill(handle)
    await password.fill(own)
    await page
      .getByRole('button', { name: /^(sign in|next)$/i })
      .last()
      .click()
    await allow.waitFor()
    const button = answer === 'yes' ? allow : page.getByRole('button', { name: /^(deny|cancel|reject)/i })
    // Nobody listens there: that the browser was sent is what counts.
    const back = page.waitForRequest((request) => request.url().startsWith(callback))
    await button.first().click()
    return new URL((await back).url()).searchParams
  } finally {
    await context.close()
  }
}

async function signedIn(pds: Pds, who: PdsAccount): Promise<Account> {
  const { signIn } = await open(pds)
  const begun = await signIn.begin(pds.url)
  if (!begun.ok) return expect.fail(begun.problem)
  const finished = await signIn.finish(begun.kept, await consent(begun.address, who))
  return finished.ok ? kept(finished.account) : expect.fail(finished.problem)
}

/** As the application keeps it: read and written anew each time, one renewal at a time. */
function kept(account: Omit<Account, 'keeping'>): Account {
  let secret = account.secret
  let turn: Promise<unknown> = Promise.resolve()
  return {
    ...account,
    keeping: {
      read: async () => secret,
      write: async (renewed) => {
        secret = renewed
      },
      alone: (work) => {
        const mine = turn.then(work, work)
        turn = mine
        return mine
      },
    },
  }
}

networkContract('Bluesky by OAuth', async () => {
  const pds = await startPds()
  const aino = await pds.makeAccount('aino')
  const account = await signedIn(pds, aino)
  return {
    network: await open(pds),
    account,
    wrong: { ...account, keeping: undefined, secret: brokenFrom(account.secret) },
    wrongSecret: 'signed-out',
    hasCards: true,
    refusedPicture: { bytes: new Uint8Array(1_000_001), mediaType: 'image/jpeg', alt: 'Liian suuri' },
    posts: async () => new Map([...(await recordsOf(pds, aino.did))].map(([key, record]) => [key, seenBy(record)])),
    takeDown: () => pds.tell({ do: 'down' }),
    dieInNextWrite: (having) => pds.tell({ do: 'die-in-next-write', having }),
    bringBack: () => pds.tell({ do: 'back' }),
    close: () => pds.stop(),
  }
})

/** A session whose tokens nobody gave out. */
function brokenFrom(secret: string): string {
  const credential = JSON.parse(secret)
  const { tokenSet } = credential.session
  tokenSet.access_token = 'not-the-password'
  tokenSet.refresh_token = 'not-the-password'
  return JSON.stringify(credential)
}

describe('a sign-in at Bluesky', () => {
  let pds: Pds
  let aino: PdsAccount
  let network: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    pds = await startPds()
    aino = await pds.makeAccount('aino')
    network = await open(pds)
  })
  afterAll(() => pds?.stop())
  // A fresh process for each: the PDS's own database is known to fall over when it has run for a while here.
  beforeEach(() => pds.tell({ do: 'back' }))

  const post: Post = { text: 'Hei', language: 'fi', toldAt: new Date('2026-11-20T09:30:00.000Z') }
  const begin = async () => {
    const begun = await network.signIn.begin(pds.url)
    return begun.ok ? begun : expect.fail(begun.problem)
  }

  test('goes by a pushed request: the address tells nothing but that there is one', async () => {
    const { address } = await begin()
    expect([...new URL(address).searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  })

  test('brings the account by its handle, and its token is bound to a key', async () => {
    const account = await signedIn(pds, aino)
    expect(account).toMatchObject({ handle: aino.handle, service: pds.url })
    const { session } = JSON.parse(account.secret)
    expect(session).toMatchObject({ dpopJwk: { kty: 'EC' }, tokenSet: { token_type: 'DPoP' } })
    // Whoever has the token alone has nothing.
    const headers = { authorization: `Bearer ${session.tokenSet.access_token}` }
    const stolen = await fetch(`${pds.url}/xrpc/com.atproto.server.getSession`, { headers })
    expect(stolen.ok).toBe(false)
  })

  test('that the member declines is told as that; one of another issuer, or with another state, is not taken', async () => {
    const { address, kept: own } = await begin()
    const declined = await consent(address, aino, 'no')
    expect(await network.signIn.finish(own, declined)).toEqual({ ok: false, problem: 'denied' })
    const again = await begin()
    const query = await consent(again.address, aino)
    const other = new URLSearchParams(query)
    other.set('iss', 'https://elsewhere.example')
    expect(await network.signIn.finish(again.kept, other)).toEqual({ ok: false, problem: 'mismatch' })
    expect(await network.signIn.finish((await begin()).kept, query)).toEqual({ ok: false, problem: 'mismatch' })
    expect(await network.signIn.finish(again.kept, query)).toMatchObject({ ok: true })
  })

  test('renews itself, once however many ask at the same time, and what is renewed is kept', async () => {
    const account = await signedIn(pds, aino)
    const before = JSON.parse(account.secret)
    before.session.tokenSet.expires_at = new Date(0).toISOString()
    await account.keeping?.write(JSON.stringify(before))
    const keys = [1, 2, 3].map((n) => network.newKey(post.toldAt.getTime() + n, 0))
    const answers = await Promise.all(keys.map((key) => network.publish(post, account, key)))
    expect(answers.map(({ state }) => state)).toEqual(['published', 'published', 'published'])
    const after = JSON.parse((await account.keeping?.read()) ?? '{}')
    expect(after.session.tokenSet.refresh_token).not.toBe(before.session.tokenSet.refresh_token)
    expect(await network.publish(post, account, network.newKey(post.toldAt.getTime() + 9, 0))).toMatchObject({
      state: 'published',
    })
  })

  test('that was ended asks to sign in again, and tells no token', async () => {
    const account = await signedIn(pds, aino)
    expect(await network.signIn.end(account)).toBe(true)
    const answer = await network.publish(post, account, network.newKey(post.toldAt.getTime() + 20, 0))
    expect(answer).toMatchObject({ state: 'rejected', refusal: 'signed-out' })
    expect(JSON.stringify(answer)).not.toContain(JSON.parse(account.secret).session.tokenSet.access_token)
    expect(await network.verify(account)).toEqual({ ok: false, problem: 'signed-out' })
  })

  test('does not begin at a private address that is not allowed, nor at nothing', async () => {
    const client = await blueskyClient('http://localhost:4199', new Uint8Array(32).fill(7))
    const strict = bluesky(openOutbound({ allow: [] }), client)
    for (const where of [pds.url, 'http://169.254.169.254', 'did:web:127.0.0.1', 'nobody-has-this.invalid', '', '@']) {
      expect(await strict.signIn?.begin(where)).toMatchObject({ ok: false })
    }
  })
})
