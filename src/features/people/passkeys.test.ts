import { parse, v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { softKey } from '../../../test/support/soft-key.ts'
import { secretsWith } from '../../platform/secrets.ts'
import type { Session } from '../../platform/session.ts'
import { addPasskey, newKeyOptions } from './add-passkey.ts'
import { listOwnPasskeys, removeOwnPasskey, renameOwnPasskey } from './own-passkeys.ts'
import { signInOptions, whoseKey } from './sign-in-with-passkey.ts'

let house: House
let aino: Session
let eero: Session

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A session of somebody who has just signed in. */
async function justSignedIn(): Promise<Session> {
  const email = `${uuid()}@example.fi`
  const { userId } = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), { email })
  return { userId, email, sessionId: uuid(), beganAt: new Date(house.time.now), setCookies: [] }
}

beforeEach(async () => {
  aino = await justSignedIn()
  eero = await justSignedIn()
})

type Key = ReturnType<typeof softKey>

const challengeToAdd = async (session: Session) => (await newKeyOptions(house.ctx, session)).challenge
const challengeToSignIn = async () => (await signInOptions(house.ctx)).challenge

async function add(session: Session, key: Key, counter = 0) {
  const answer = key.made({ challenge: await challengeToAdd(session), counter })
  return addPasskey(house.ctx, session, { name: 'Puhelin', answer })
}

async function addedKey(session: Session, counter = 0): Promise<Key> {
  const key = softKey()
  expect(await add(session, key, counter)).toEqual({ ok: true })
  return key
}

const handleOf = ({ userId }: Session) => Buffer.from(parse(userId)).toString('base64url')

describe('a key that was added', () => {
  test('signs its person in, and says the day', async () => {
    const key = await addedKey(aino)
    const answer = key.signed({ challenge: await challengeToSignIn(), userHandle: handleOf(aino) })
    expect(await whoseKey(house.ctx, answer)).toBe(aino.email)
    const today = new Date(house.time.now).toISOString().slice(0, 10)
    expect(await listOwnPasskeys(house.ctx, aino)).toMatchObject([{ name: 'Puhelin', lastUsedOn: today }])
  })

  test('signs nobody in once it is removed', async () => {
    const key = await addedKey(aino)
    const [row] = await listOwnPasskeys(house.ctx, aino)
    await removeOwnPasskey(house.ctx, aino, row?.id ?? '')
    expect(await whoseKey(house.ctx, key.signed({ challenge: await challengeToSignIn() }))).toBeUndefined()
  })

  test('is neither renamed nor removed by anybody else', async () => {
    await addedKey(aino)
    const before = await listOwnPasskeys(house.ctx, aino)
    await renameOwnPasskey(house.ctx, eero, before[0]?.id ?? '', 'Kaapattu')
    await removeOwnPasskey(house.ctx, eero, before[0]?.id ?? '')
    for (const made of ['', 'x', `${before[0]?.id}'`]) await removeOwnPasskey(house.ctx, aino, made)
    expect(await listOwnPasskeys(house.ctx, aino)).toEqual(before)
    expect(await listOwnPasskeys(house.ctx, eero)).toEqual([])
  })

  test('is not somebody else’s as well', async () => {
    const key = await addedKey(aino)
    expect(await add(eero, key)).toEqual({ ok: false, problem: 'known' })
    expect(await whoseKey(house.ctx, key.signed({ challenge: await challengeToSignIn() }))).toBe(aino.email)
  })
})

describe('an answer', () => {
  test('signs in once, however often and however fast it is sent', async () => {
    const key = await addedKey(aino)
    const answer = key.signed({ challenge: await challengeToSignIn() })
    const many = await Promise.all([1, 2, 3, 4].map(() => whoseKey(house.ctx, answer)))
    expect(many.filter(Boolean)).toEqual([aino.email])
    expect(await whoseKey(house.ctx, answer)).toBeUndefined()
  })

  test('to a challenge that is ten minutes old comes too late', async () => {
    const key = await addedKey(aino)
    const [early, late] = [await challengeToSignIn(), await challengeToSignIn()]
    house.time.now += 10 * 60_000 - 1
    expect(await whoseKey(house.ctx, key.signed({ challenge: early }))).toBe(aino.email)
    house.time.now += 1
    expect(await whoseKey(house.ctx, key.signed({ challenge: late }))).toBeUndefined()
  })

  test('to a challenge that is not ours, or ours for something else, signs nobody in', async () => {
    const key = await addedKey(aino)
    const others = { ...house.ctx, secrets: secretsWith('the key of another installation') }
    const changed = Buffer.from(await challengeToSignIn(), 'base64url')
    changed.writeUInt8((changed.readUInt8(7) + 1) % 256, 7)
    const challenges = [
      await challengeToAdd(aino),
      (await signInOptions(others)).challenge,
      changed.toString('base64url'),
      Buffer.from('made up').toString('base64url'),
      '',
    ]
    for (const challenge of challenges) expect(await whoseKey(house.ctx, key.signed({ challenge }))).toBeUndefined()
  })

  test('given to another site is worth nothing here', async () => {
    const key = await addedKey(aino)
    for (const origin of ['https://luott0.example', 'http://luotto.example', 'https://luotto.example:8443']) {
      const answer = key.signed({ challenge: await challengeToSignIn(), origin })
      expect(await whoseKey(house.ctx, answer)).toBeUndefined()
    }
  })

  test('by one key in the name of another signs nobody in', async () => {
    const [own, others] = [await addedKey(eero), await addedKey(aino)]
    const challenge = await challengeToSignIn()
    expect(await whoseKey(house.ctx, own.signed({ challenge, as: others.id }))).toBeUndefined()
    expect(await whoseKey(house.ctx, own.signed({ challenge, userHandle: handleOf(aino) }))).toBeUndefined()
    expect(await whoseKey(house.ctx, own.signed({ challenge, userHandle: 'x' }))).toBeUndefined()
    expect(await whoseKey(house.ctx, own.signed({ challenge, userHandle: handleOf(eero) }))).toBe(eero.email)
  })

  test('whose counter has not grown is one of a copy, and is refused', async () => {
    const key = await addedKey(aino, 5)
    const by = async (counter: number) =>
      whoseKey(house.ctx, key.signed({ challenge: await challengeToSignIn(), counter }))
    expect(await by(5)).toBeUndefined()
    expect(await by(7)).toBe(aino.email)
    expect(await by(6)).toBeUndefined()
    expect(await by(7)).toBeUndefined()
    expect(await by(8)).toBe(aino.email)
  })
})

describe('adding a key', () => {
  test('wants a sign-in of the last fifteen minutes', async () => {
    house.time.now += 15 * 60_000 - 1
    expect(await add(aino, softKey())).toEqual({ ok: true })
    house.time.now += 1
    expect(await add(aino, softKey())).toEqual({ ok: false, problem: 'stale' })
    expect(await listOwnPasskeys(house.ctx, aino)).toHaveLength(1)
  })

  test('wants a challenge of this very session, for adding, once', async () => {
    const elsewhere = { ...aino, sessionId: uuid() }
    const tried = async (challenge: string) =>
      addPasskey(house.ctx, aino, { name: 'Puhelin', answer: softKey().made({ challenge }) })
    for (const challenge of [await challengeToAdd(elsewhere), await challengeToAdd(eero), await challengeToSignIn()])
      expect(await tried(challenge)).toEqual({ ok: false, problem: 'refused' })
    const challenge = await challengeToAdd(aino)
    expect(await tried(challenge)).toEqual({ ok: true })
    expect(await tried(challenge)).toEqual({ ok: false, problem: 'refused' })
  })

  test('stops at twenty, also where many are added at once', async () => {
    const all = await Promise.all(Array.from({ length: 23 }, () => add(aino, softKey())))
    expect(all.filter(({ ok }) => ok)).toHaveLength(20)
    expect(all.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'too-many' })
    expect(await add(eero, softKey())).toEqual({ ok: true })
  })

  test('tells the device which keys of the person it has already, and nothing of others', async () => {
    const [own] = [await addedKey(aino), await addedKey(eero)]
    const { excludeCredentials } = await newKeyOptions(house.ctx, aino)
    expect(excludeCredentials?.map(({ id }) => id)).toEqual([own.id])
  })
})

test('whoever looks at the sign-in page writes nothing, and is told of nobody', async () => {
  await addedKey(aino)
  const rows = async () => (await house.database.owner.query('select * from auth_answered_challenge')).rowCount
  const before = await rows()
  const options = await signInOptions(house.ctx)
  expect(options.allowCredentials ?? []).toEqual([])
  expect(await rows()).toBe(before)
})
