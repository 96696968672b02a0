import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeSession } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { type PushService, pushBrowser, pushService } from '../../../test/support/push-service.ts'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { openOutbound } from '../../platform/outbound.ts'
import { secretsWith } from '../../platform/secrets.ts'
import type { Session } from '../../platform/session.ts'
import type { Viewer } from '../people/viewer.ts'
import { type NoticeKind, noticeKinds, notify } from './notify.ts'
import { listOwnPush, turnPushOff, turnPushOn } from './own-push.ts'
import { pushKey } from './push-key.ts'
import { pushNotice } from './push-notice.ts'

let house: House
let service: PushService
let ctx: Context
let aino: Viewer

beforeAll(async () => {
  house = await openHouse()
  service = await pushService()
  ctx = { ...house.ctx, outbound: openOutbound({ allow: [service.place] }) }
})
afterAll(async () => {
  await service.close()
  await house.close()
})

const makeAino = async (language: Language = 'fi') =>
  makeMember(house.database.db, await makeBareOrganisation(house.database.db, { name: 'Satama Oy' }), { language })

beforeEach(async () => {
  service.pushes.length = 0
  service.answerWith(201)
  aino = await makeAino()
})

const newSession = async (who: Viewer): Promise<Session> => {
  const sessionId = await makeSession(house.database.db, who)
  return { userId: who.userId, email: '', sessionId, beganAt: new Date(), setCookies: [] }
}

/** A device of somebody's, with push turned on. */
async function makeDevice(who: Viewer, endpoint = service.url(`/send/${randomUUID()}`)) {
  const session = await newSession(who)
  const browser = pushBrowser()
  expect(await turnPushOn(ctx, session, { endpoint, ...browser.keys })).toEqual({ ok: true })
  return { session, endpoint, ...browser }
}

const tell = (who = aino, kind: NoticeKind = 'telling-needs-you', path = '/tellings/salainen') =>
  inOrganisation(house.database.db, who.organisation.id, (tx) =>
    notify(ctx, tx, { organisationId: who.organisation.id, memberId: who.member.id }, { kind, path }),
  )

const queued = async (who: Viewer) =>
  (await house.queued('push-notice')).filter(({ data }) => data.organisationId === who.organisation.id)

/** Does the jobs that were queued for the member's organisation, each once. */
async function deliver(who = aino, by = ctx): Promise<void> {
  for (const { data } of await queued(who)) await pushNotice(by, data)
}

const own = ({ session }: { session: Session }) => listOwnPush(ctx, session)

describe('a push', () => {
  const titles = {
    fi: 'Sinulle on asiaa Luotossa',
    sv: 'Det finns något för dig i Luotto',
    en: 'There is something for you in Luotto',
  }

  test.each(languages)('is read by its browser alone, in %s, and says that there is something', async (language) => {
    const who = await makeAino(language)
    const device = await makeDevice(who)
    await tell(who)
    await deliver(who)
    const [push] = service.pushes
    expect(push?.path).toBe(new URL(device.endpoint).pathname)
    expect(JSON.parse(device.read(push?.body ?? Buffer.alloc(0)))).toEqual({
      title: titles[language],
      path: expect.stringMatching(/^\/notices\/[0-9a-f-]{36}$/),
      language,
    })
    expect(() => pushBrowser().read(push?.body ?? Buffer.alloc(0))).toThrow()
  })

  test('is the same for every kind, but for where it leads, and as long: a screen or a push service tells them not apart', async () => {
    const device = await makeDevice(aino)
    const said = new Set<string>()
    for (const kind of noticeKinds) {
      await tell(aino, kind)
      await deliver()
    }
    expect(service.pushes.length).toBeGreaterThanOrEqual(noticeKinds.length)
    for (const { body } of service.pushes) {
      const { path, ...rest } = JSON.parse(device.read(body))
      expect(path).not.toContain('salainen')
      said.add(JSON.stringify(rest))
    }
    expect(said.size).toBe(1)
    expect(new Set(service.pushes.map(({ body }) => body.length)).size).toBe(1)
  })

  test('says who sends it, by a key that is this installation’s at every start', async () => {
    await makeDevice(aino)
    await tell()
    await deliver()
    const [push] = service.pushes
    expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'normal' })
    expect(push?.headers.topic).toMatch(/^[\w-]{22}$/)
    const again = pushKey({ secrets: secretsWith('the-key-of-tests-and-of-nothing-else') }).publicKey
    const aud = new URL(service.url('/')).origin
    const exp = house.time.now / 1000 + 12 * 3600
    expect(push?.by).toEqual({ key: again, aud, exp, sub: 'https://luotto.example' })
  })

  test('goes to each of one’s devices, and to nobody else’s', async () => {
    const colleague = await makeMember(house.database.db, aino.organisation.id)
    const devices = [await makeDevice(aino), await makeDevice(aino)]
    await makeDevice(colleague)
    await tell()
    await deliver()
    const paths = devices.map(({ endpoint }) => new URL(endpoint).pathname)
    expect(service.pushes.map(({ path }) => path).sort()).toEqual(paths.sort())
    expect(new Set(service.pushes.map(({ headers }) => headers.topic)).size).toBe(2)
  })

  test('that comes twice has the same topic and path, by which it is shown once', async () => {
    const device = await makeDevice(aino)
    await tell()
    await deliver()
    await deliver()
    const [one, other] = service.pushes
    expect(one?.headers.topic).toBe(other?.headers.topic)
    const read = (push: typeof one) => device.read(push?.body ?? Buffer.alloc(0))
    expect(read(one)).toBe(read(other))
  })

  test('is there with what it tells of, or not at all', async () => {
    await makeDevice(aino)
    const undone = new Error('undone')
    await inOrganisation(house.database.db, aino.organisation.id, async (tx) => {
      const to = { organisationId: aino.organisation.id, memberId: aino.member.id }
      await notify(ctx, tx, to, { kind: 'suggestion-answered', path: '/mine' })
      throw undone
    }).catch((error: unknown) => expect(error).toBe(undone))
    expect(await queued(aino)).toEqual([])
  })
})

describe('a push service that answers', () => {
  test.each([404, 410])('%d is written to no more', async (status) => {
    const device = await makeDevice(aino)
    service.answerWith(status)
    await tell()
    await deliver()
    expect(await own(device)).toEqual([])
    await tell()
    expect(await queued(aino)).toHaveLength(1)
  })

  test.each([429, 500, 503])('%d is tried later, each time after as long as it has taken by then', async (status) => {
    const device = await makeDevice(aino)
    service.answerWith(status)
    await tell()
    await deliver()
    house.time.now += 120_000
    await deliver()
    expect(await own(device)).toHaveLength(1)
    expect((await queued(aino)).map(({ inSeconds }) => inSeconds).sort((a, b) => a - b)).toEqual([0, 10, 120, 120])
    house.time.now += 24 * 3_600_000
    const before = service.pushes.length
    await deliver()
    expect(service.pushes).toHaveLength(before)
  })

  test('429 with a time is tried no sooner', async () => {
    await makeDevice(aino)
    service.answerWith(429, { 'retry-after': '600' })
    await tell()
    await deliver()
    expect((await queued(aino)).map(({ inSeconds }) => inSeconds)).toEqual([0, 600])
  })

  test.each([400, 401, 403, 413, 301])('%d is asked no more for this notice, and stays', async (status) => {
    const device = await makeDevice(aino)
    service.answerWith(status, { location: service.url('/elsewhere') })
    await tell()
    await deliver()
    expect([service.pushes.length, (await queued(aino)).length, (await own(device)).length]).toEqual([1, 1, 1])
  })
})

describe('an address', () => {
  test('of this house’s own network is never written to, and forgotten', async () => {
    const device = await makeDevice(aino)
    await tell()
    await deliver(aino, { ...ctx, outbound: openOutbound({ allow: [] }) })
    expect(service.pushes).toEqual([])
    expect(await own(device)).toEqual([])
  })

  test.each([
    'http://push.example/send/1',
    'https://user:pw@push.example/send/1',
    'ftp://push.example/1',
    'push.example/1',
    '',
  ])('such as %j is not taken', async (endpoint) => {
    const subscription = { endpoint, ...pushBrowser().keys }
    expect(await turnPushOn(ctx, await newSession(aino), subscription)).toEqual({ ok: false, problem: 'unusable' })
  })

  test('with keys that are none is not taken', async () => {
    const { p256dh, auth } = pushBrowser().keys
    const endpoint = 'https://push.example/send/1'
    const session = await newSession(aino)
    for (const keys of [
      { p256dh: p256dh.slice(0, -8), auth },
      { p256dh: `BAAA${p256dh.slice(4)}`, auth },
      { p256dh, auth: 'AAAA' },
    ]) {
      expect(await turnPushOn(ctx, session, { endpoint, ...keys })).toEqual({ ok: false, problem: 'unusable' })
    }
  })

  test('is kept sealed, and with another SECRET_KEY it is forgotten', async () => {
    const device = await makeDevice(aino)
    const { rows } = await house.database.owner.query('select t::text as row from auth_push_device t')
    for (const { row } of rows) expect(row).not.toMatch(/localhost|send/)
    await tell()
    await deliver(aino, { ...ctx, secrets: secretsWith('a-key-that-is-another-one-altogether') })
    expect([service.pushes.length, (await own(device)).length]).toEqual([0, 0])
  })
})

describe('a device', () => {
  test('hears nothing once it is signed out, by whichever way', async () => {
    const device = await makeDevice(aino)
    await tell()
    await house.database.db.deleteFrom('authSession').where('id', '=', device.session.sessionId).execute()
    await deliver()
    await tell()
    await deliver()
    expect(service.pushes).toEqual([])
  })

  test('hears nothing when its session is too old', async () => {
    const device = await makeDevice(aino)
    await tell()
    await house.database.db
      .updateTable('authSession')
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where('id', '=', device.session.sessionId)
      .execute()
    await deliver()
    expect(service.pushes).toEqual([])
  })

  test('hears nothing for whom an admin removed, though they still can sign in', async () => {
    await makeDevice(aino)
    await tell()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.updateTable('member').set({ leavesAt: new Date() }).where('id', '=', aino.member.id).execute(),
    )
    await deliver()
    expect(service.pushes).toEqual([])
  })

  test('is turned off by itself, or from another of one’s own, and by nobody else', async () => {
    const [one, other] = [await makeDevice(aino), await makeDevice(aino)]
    const colleague = await newSession(await makeMember(house.database.db, aino.organisation.id, { roles: ['admin'] }))
    const ids = (await own(one)).map(({ id }) => id)
    for (const id of [...ids, 'ei-mikään']) await turnPushOff(ctx, colleague, id)
    await turnPushOff(ctx, colleague, undefined)
    expect((await own(one)).map(({ isThis }) => isThis)).toEqual([false, true])
    await turnPushOff(ctx, one.session, (await own(one)).find(({ isThis }) => !isThis)?.id)
    expect([(await own(one)).length, (await own(other)).length]).toEqual([1, 1])
    await turnPushOff(ctx, one.session, undefined)
    expect(await own(one)).toEqual([])
  })

  test('on which somebody else turned it on is the former’s no more', async () => {
    const device = await makeDevice(aino)
    const colleague = await makeMember(house.database.db, aino.organisation.id)
    await makeDevice(colleague, device.endpoint)
    await tell()
    await deliver()
    expect([service.pushes.length, (await own(device)).length]).toEqual([0, 0])
  })

  test('on which it is turned on twice is one, also at the same moment', async () => {
    const { session, endpoint, keys } = await makeDevice(aino)
    await Promise.all([1, 2, 3].map(() => turnPushOn(ctx, session, { endpoint, ...keys })))
    expect(await listOwnPush(ctx, session)).toHaveLength(1)
  })
})
