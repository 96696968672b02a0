import { XRPCError } from '@atproto/api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outbound, OutboundResult } from '../platform/outbound.ts'
import { bluesky } from './bluesky.ts'
import { beforeWriting, whileWriting } from './bluesky-failures.ts'
import { noAnswerIn, outboundFetch } from './outbound-fetch.ts'
import { tid } from './tid.ts'

const outboundThat = (answers: OutboundResult): Outbound => ({ fetch: async () => answers })
const limits = { maxBytes: 1000, timeoutMs: 1000 }

async function failureOf(result: OutboundResult): Promise<unknown> {
  const error: unknown = await outboundFetch(outboundThat(result), limits)('https://pds.example/').catch((e) => e)
  // As the library hands it on.
  return XRPCError.from(error)
}

const noAnswer = (problem: Extract<OutboundResult, { ok: false }>['problem'], sent: boolean) =>
  failureOf({ ok: false, problem, sent, detail: 'pds.example: no answer' })

describe('a record key', () => {
  const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

  test('has the form of a TID', () => {
    // The expression of https://atproto.com/specs/tid.
    const form = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
    fc.assert(fc.property(time, chance, (now, x) => form.test(tid(now, x))))
  })

  test('sorts as the times do, whatever the chance', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 1e9 }), chance, chance, (now, later, x, y) => {
        return tid(now, x) < tid(now + later, y)
      }),
    )
  })

  test('is the one that the protocol’s own library reads back', () => {
    // `TID.fromStr('3jzfcijpj2z2a')` of @atproto/common-web: 1688137381887007 µs, clock 6.
    expect(tid(1_688_137_381_887, (7 * 1024 + 6.5) / 1_024_000)).toBe('3jzfcijpj2z2a')
  })
})

describe('a failure before the record is sent', () => {
  test.each([
    ['unreachable', false, 'retry-later'],
    ['timeout', true, 'retry-later'],
    ['unreachable', true, 'retry-later'],
    ['refused-address', false, 'rejected'],
    ['too-many-redirects', true, 'rejected'],
  ] as const)('%s (sent: %s) means %s', async (problem, sent, state) => {
    expect(beforeWriting(await noAnswer(problem, sent), '')).toMatchObject({ state })
  })

  test.each([
    [401, 'AuthenticationRequired', { state: 'rejected', refusal: 'wrong-password' }],
    [401, 'AccountTakedown', { state: 'rejected', refusal: 'account-suspended' }],
    [404, 'XRPCNotSupported', { state: 'rejected', refusal: 'other' }],
    [429, 'RateLimitExceeded', { state: 'retry-later' }],
    [500, 'InternalServerError', { state: 'retry-later' }],
    [503, 'NotEnoughResources', { state: 'retry-later' }],
  ])('HTTP %i %s', (status, name, meaning) => {
    expect(beforeWriting(new XRPCError(status, name, 'words'), '')).toMatchObject(meaning)
  })
})

describe('a failure of the write', () => {
  test.each([
    ['unreachable', false, 'retry-later'],
    ['unreachable', true, 'unknown'],
    ['timeout', true, 'unknown'],
    ['too-large', true, 'unknown'],
    ['too-many-redirects', true, 'unknown'],
  ] as const)('%s (sent: %s) means %s', async (problem, sent, state) => {
    expect(whileWriting(await noAnswer(problem, sent), '')).toMatchObject({ state })
  })

  test.each([
    [429, 'words', { state: 'retry-later' }],
    [500, 'words', { state: 'unknown' }],
    [502, 'words', { state: 'unknown' }],
    [400, 'Record/text must not be longer than 300 graphemes', { state: 'rejected', refusal: 'too-long' }],
    [413, 'request entity too large', { state: 'rejected', refusal: 'too-long' }],
    [400, 'words', { state: 'rejected', refusal: 'other', detail: 'words' }],
  ])('HTTP %i %s', (status, words, meaning) => {
    expect(whileWriting(new XRPCError(status, undefined, words), '')).toMatchObject(meaning)
  })

  test('never tells the password', () => {
    const answer = whileWriting(new XRPCError(400, undefined, 'not valid: abcd-efgh, sorry'), 'abcd-efgh')
    expect(answer).toHaveProperty('detail', 'not valid: •••, sorry')
  })
})

describe('the fetch made of the way out', () => {
  test('hands on status, headers and body', async () => {
    const body = new TextEncoder().encode('{"a":1}')
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': '99' }
    const fetch = outboundFetch(outboundThat({ ok: true, status: 418, headers, body, url: '' }), limits)
    const response = await fetch(new Request('https://pds.example/'))
    expect(response.status).toBe(418)
    expect(await response.json()).toEqual({ a: 1 })
  })

  test('keeps what the way out said beneath the library’s own error', async () => {
    expect(noAnswerIn(await noAnswer('timeout', true))).toMatchObject({ problem: 'timeout', sent: true })
    expect(noAnswerIn(new Error('another'))).toBeUndefined()
  })
})

describe('an account at a service that is no address', () => {
  const network = bluesky(outboundThat({ ok: false, problem: 'bad-address', sent: false, detail: 'not asked' }))
  const account = { service: 'https://', handle: 'aino.example', secret: 'x' }

  test('is not found, and what it publishes is rejected', async () => {
    expect(await network.verify(account)).toEqual({ ok: false, problem: 'not-found' })
    const post = { text: 'Hei', language: 'fi', toldAt: new Date(0) } as const
    expect(await network.publish(post, account, 'k')).toMatchObject({ state: 'rejected', refusal: 'other' })
    expect(await network.find?.(account, 'k')).toMatchObject({ state: 'unknown' })
    expect(await network.remove(account, 'k', '')).toMatchObject({ state: 'rejected', refusal: 'other' })
  })
})
