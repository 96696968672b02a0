import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeChannel, makeMember, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { type MastodonServer, startMastodon } from '../../../test/support/mastodon-server.ts'
import type { Context } from '../../context.ts'
import { mastodon } from '../../networks/mastodon.ts'
import type { Network } from '../../networks/network.ts'
import { inOrganisation } from '../../platform/database.ts'
import { openOutbound } from '../../platform/outbound.ts'
import type { Viewer } from '../people/viewer.ts'
import { disconnectAccount } from './connect-account.ts'
import { openChannel } from './own-channel.ts'
import { publishTelling } from './publish-telling.ts'
import { ownAccounts } from './queries.ts'
import { registrationsIn } from './registrations.ts'
import { settleTelling } from './settle-telling.ts'
import { beginSignIn, finishSignIn } from './sign-in-at-network.ts'

let house: House
let ctx: Context
let server: MastodonServer
let member: Viewer
let colleague: Viewer

const callback = 'https://luotto.example/oauth/callback/mastodon'

beforeAll(async () => {
  house = await openHouse()
  server = await startMastodon()
  const { clock } = house.ctx
  const network = mastodon({
    outbound: openOutbound({ allow: [server.place] }),
    clock,
    registrations: registrationsIn(house.ctx, 'mastodon', callback),
    callback,
    website: house.ctx.baseUrl,
    plain: [server.place],
    wait: async () => undefined,
  })
  ctx = { ...house.ctx, networks: { mastodon: network } }
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})
beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  member = await makeMember(house.database.db, organisation)
  colleague = await makeMember(house.database.db, organisation, { roles: ['admin'] })
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
})

const minute = 60_000

async function goThere(viewer = member, session = 'a-session', answer: 'yes' | 'no' = 'yes'): Promise<URLSearchParams> {
  const begun = await beginSignIn(ctx, viewer, session, 'mastodon', server.url)
  if (!begun.ok) return expect.fail(begun.problem)
  const body = new URLSearchParams({ answer })
  const response = await fetch(begun.address, { method: 'POST', redirect: 'manual', body })
  return new URL(response.headers.get('location') ?? '').searchParams
}

const comeBack = (query: URLSearchParams, viewer = member, session = 'a-session') =>
  finishSignIn(ctx, viewer, session, 'mastodon', query)

const accountsOf = (viewer = member) => inOrganisation(ctx.db, viewer.organisation.id, (tx) => ownAccounts(tx, viewer))

const mismatch = { ok: false, problem: 'mismatch' }

describe('a sign-in at a network', () => {
  test('brings the account, with its instance’s own limit, to the member who began it', async () => {
    server.set({ limit: 1234 })
    expect(await comeBack(await goThere())).toEqual({ ok: true, handle: '@aino@mastodon.example' })
    expect(await accountsOf()).toMatchObject([
      { network: 'mastodon', handle: '@aino@mastodon.example', kind: 'oauth', expiresAt: null, rules: { limit: 1234 } },
    ])
    expect(await accountsOf(colleague)).toEqual([])
  })

  test('is not taken from another member, who cannot use it up either', async () => {
    const query = await goThere()
    expect(await comeBack(query, colleague)).toEqual(mismatch)
    expect(await comeBack(query)).toMatchObject({ ok: true })
    expect(await accountsOf(colleague)).toEqual([])
  })

  test('is not taken in another browser of the same member, nor for another network', async () => {
    const query = await goThere()
    expect(await comeBack(query, member, 'another-session')).toEqual(mismatch)
    expect(await finishSignIn(ctx, member, 'a-session', 'linkedin', query)).toEqual(mismatch)
    expect(await accountsOf()).toEqual([])
  })

  test('is not taken twice, though the second is at the same moment', async () => {
    const query = await goThere()
    const both = await Promise.all([comeBack(query), comeBack(query)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await comeBack(query)).toEqual(mismatch)
  })

  test('is not taken with a state that nobody gave out, or none', async () => {
    await goThere()
    expect(await comeBack(new URLSearchParams({ state: 'x'.repeat(32), code: 'y' }))).toEqual(mismatch)
    expect(await comeBack(new URLSearchParams({ code: 'y' }))).toEqual(mismatch)
  })

  test('ends after ten minutes, and once another has begun', async () => {
    const query = await goThere()
    house.time.now += 10 * minute + 1
    expect(await comeBack(query)).toEqual({ ok: false, problem: 'expired' })
    const first = await goThere()
    await goThere()
    expect(await comeBack(first)).toEqual(mismatch)
  })

  test('that the member declines connects nothing', async () => {
    expect(await comeBack(await goThere(member, 'a-session', 'no'))).toEqual({ ok: false, problem: 'denied' })
    expect(await accountsOf()).toEqual([])
  })

  test('is stored without anything that could be used: neither what comes back nor what is needed then', async () => {
    const query = await goThere()
    await comeBack(await goThere())
    await goThere()
    const rows = await inOrganisation(ctx.db, member.organisation.id, async (tx) =>
      JSON.stringify([
        await tx.selectFrom('channelSignIn').selectAll().execute(),
        await tx.selectFrom('channel').selectAll().execute(),
        await ctx.db.selectFrom('networkRegistration').selectAll().execute(),
      ]),
    )
    expect(rows).not.toContain(query.get('state'))
    for (const word of ['client', 'verifier', 'token']) expect(rows).not.toContain(`"${word}`)
  })

  test('has one registration for the whole installation', async () => {
    await goThere()
    const before = server.apps()
    await goThere(colleague)
    expect(server.apps()).toBe(before)
  })
})

describe('disconnecting', () => {
  const connected = async () => {
    await comeBack(await goThere())
    const [account] = await accountsOf()
    return account?.id ?? expect.fail('nothing is connected')
  }
  const tokenOf = async (id: string): Promise<string> => {
    const own = { organisationId: member.organisation.id, memberId: member.member.id, id }
    const channel = await inOrganisation(ctx.db, own.organisationId, (tx) => openChannel(ctx, tx, own))
    return JSON.parse(channel?.account.secret ?? '{}').token
  }

  test('ends the sign-in at the network too', async () => {
    const id = await connected()
    const token = await tokenOf(id)
    expect(server.isRevoked(token)).toBe(false)
    expect(await disconnectAccount(ctx, member, id)).toBe('over')
    expect(server.isRevoked(token)).toBe(true)
    expect(await accountsOf()).toEqual([])
  })

  test('takes it away here though the network does not answer, and says so', async () => {
    const id = await connected()
    await server.takeDown()
    try {
      expect(await disconnectAccount(ctx, member, id)).toBe('over-here')
    } finally {
      await server.bringBack()
    }
    expect(await accountsOf()).toEqual([])
  })

  test('another’s account does nothing, there or here', async () => {
    const id = await connected()
    await disconnectAccount(ctx, colleague, id)
    expect(server.isRevoked(await tokenOf(id))).toBe(false)
    expect(await accountsOf()).toHaveLength(1)
  })
})

test('a token that was revoked costs no text: the owner sees it, signs in again, and tries again', async () => {
  await comeBack(await goThere())
  const [account] = await accountsOf()
  const channelId = account?.id ?? ''
  server.revokeAll()
  const text = 'Olin mukana rakentamassa.'
  const { id } = await makeTelling(ctx.db, member, { network: 'mastodon', channelId, state: 'queued', text })
  const payload = { organisationId: member.organisation.id, tellingId: id }
  const row = () =>
    inOrganisation(ctx.db, member.organisation.id, (tx) =>
      tx.selectFrom('telling').selectAll().where('id', '=', id).executeTakeFirst(),
    )
  await publishTelling(ctx, payload)
  expect(await row()).toMatchObject({ state: 'rejected', problem: 'signed-out', text })
  expect((await accountsOf())[0]?.expiresAt).toEqual(new Date(house.time.now))
  await comeBack(await goThere())
  expect(await accountsOf()).toMatchObject([{ id: channelId, expiresAt: null }])
  await settleTelling(ctx, member, id, 'again')
  await publishTelling(ctx, payload)
  expect(await row()).toMatchObject({ state: 'published', text: null, contentWarning: null })
  expect(server.statuses().at(-1)).toMatchObject({ text, visibility: 'public' })
})

test('a telling goes by no account of another network than it was told to', async () => {
  const secret = ctx.secrets.seal(member.member.id, 'x')
  const channelId = await makeChannel(ctx.db, member, { secret })
  const text = 'Väärä verkosto'
  const { id } = await makeTelling(ctx.db, member, { network: 'mastodon', channelId, state: 'queued', text })
  const both = { ...ctx, networks: { ...ctx.networks, bluesky: house.network } }
  await publishTelling(both, { organisationId: member.organisation.id, tellingId: id })
  const row = await inOrganisation(ctx.db, member.organisation.id, (tx) =>
    tx.selectFrom('telling').select(['state', 'problem', 'text']).where('id', '=', id).executeTakeFirst(),
  )
  expect(row).toEqual({ state: 'rejected', problem: 'no-account', text })
  expect([house.network.tries(), server.statuses().some((status) => status.text === text)]).toEqual([0, false])
})

describe('what an adapter keeps of an account', () => {
  test('is renewed by one at a time, and read by the next as the one before left it', async () => {
    const secret = ctx.secrets.seal(member.member.id, '0')
    const id = await makeChannel(ctx.db, member, { network: 'mastodon', secret })
    const own = { organisationId: member.organisation.id, memberId: member.member.id, id }
    const renewing: Network['verify'] = async ({ keeping, handle, service }) => {
      await keeping?.alone(async () => {
        const before = Number(await keeping.read())
        // Long enough for the others to come in between, were they let.
        await new Promise((done) => setTimeout(done, 10))
        await keeping.write(String(before + 1))
      })
      return { ok: true, handle, service }
    }
    const channel = await inOrganisation(ctx.db, own.organisationId, (tx) => openChannel(ctx, tx, own))
    if (!channel) return expect.fail('no account')
    await Promise.all([1, 2, 3, 4].map(() => renewing(channel.account)))
    expect(await channel.account.keeping?.read()).toBe('4')
  })
})
