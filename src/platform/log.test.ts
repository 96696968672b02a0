import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { makeBareOrganisation, makeMember, makeTelling } from '../../test/support/factories.ts'
import { inOrganisation } from './database.ts'
import { type Log, openLog } from './log.ts'

/** What is written of what is logged. */
function written(work: (log: Log) => void, logLevel: 'debug' | 'error' = 'debug'): string {
  const lines = new PassThrough()
  work(openLog({ logLevel }, lines))
  return String(lines.read() ?? '')
}

const of = (fields: object) => written((log) => log.error(fields, 'a fault'))

test('one line of JSON a message, from its level up', () => {
  const lines = written((log) => {
    log.info({ organisationId: 'o' }, 'not this')
    log.error({ organisationId: 'o', counted: 3 }, 'but this')
  }, 'error')
  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ level: 50, organisationId: 'o', counted: 3, msg: 'but this' }])
})

describe('hidden is', () => {
  test.each(['secret', 'password', 'token', 'cookie', 'authorization', 'email', 'text', 'handle'])(
    '%s, however deep it is handed in',
    (name) => {
      const fields = { [name]: 'MARK', a: { [name]: 'MARK', b: [{ c: { d: { [name]: { e: 'MARK' } } } }] } }
      expect(of(fields)).not.toContain('MARK')
      const error = Object.assign(new Error('x', { cause: Object.assign(new Error('y'), fields) }), fields)
      expect(of({ err: error })).not.toContain('MARK')
      expect(of(error)).not.toContain('MARK')
    },
  )

  test('an e-mail address in the words of an error', () => {
    const line = of({ err: new Error('550 <aino.aalto+luotto@mail.example.fi> is unknown here') })
    expect(line).not.toContain('aino.aalto')
    expect(line).toContain('is unknown here')
  })

  test('a token in the address of a page, but not the id of a thing', () => {
    const id = '0192d3a0-0000-7000-8000-000000000001'
    const line = of({ path: `/sign-in/AbCdEfGhIjKlMnOpQrStUvWxYz012345/stories/${id}/edit` })
    expect(line).not.toContain('AbCdEf')
    expect(line).toContain(`/stories/${id}/edit`)
  })
})

test('of an error, what leads to its cause is there', () => {
  const line = JSON.parse(of({ err: Object.assign(new TypeError('broken'), { code: 'E_BROKEN' }) }))
  expect(line.err).toMatchObject({ type: 'TypeError', message: 'broken', code: 'E_BROKEN' })
  expect(line.err.stack).toContain('log.test.ts')
})

test('what refers to itself does not hang the log', () => {
  const circle: Record<string, unknown> = { name: 'circle' }
  circle.self = circle
  const error = new Error('round')
  error.cause = error
  expect(of({ circle, err: error })).toContain('round')
})

describe('what the database refused', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  test('is not told, though the error holds the person’s address', async () => {
    const teller = await makeMember(database.db, await makeBareOrganisation(database.db), { email: 'mark@example.fi' })
    const { id } = await makeTelling(database.db, teller, { state: 'queued', text: 'MARK oma teksti' })
    const errors: unknown[] = []
    const keep = (error: unknown) => void errors.push(error)
    await inOrganisation(database.db, teller.organisation.id, (tx) =>
      tx.updateTable('telling').set({ state: 'nonsense' }).where('id', '=', id).execute(),
    ).catch(keep)
    const again = makeMember(database.db, teller.organisation.id, { email: 'mark@example.fi' })
    await again.catch(keep)
    // Otherwise this test would prove nothing. (Row-level security keeps the database itself from telling the text.)
    expect(JSON.stringify(errors)).toContain('mark@example.fi')
    expect(errors).toHaveLength(2)
    for (const err of errors) {
      expect(of({ err })).not.toMatch(/MARK|mark@/)
      expect(of({ err })).toMatch(/telling_check|telling_state_check|auth_user_email_key/)
    }
  })
})
