import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameBytes, secretsWith } from './secrets.ts'

const secrets = secretsWith('k'.repeat(32))
const words = fc.string({ unit: 'grapheme' })

describe('what is sealed', () => {
  test('is opened as it was by its member, whatever it is', () => {
    fc.assert(
      fc.property(fc.uuid(), words, (member, plain) => secrets.open(member, secrets.seal(member, plain)) === plain),
    )
  })

  test('is opened by no other member, and by no other key', () => {
    const other = secretsWith(`${'k'.repeat(31)}j`)
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), words, (member, stranger, plain) => {
        const sealed = secrets.seal(member, plain)
        expect(other.open(member, sealed)).toBeUndefined()
        if (stranger !== member) expect(secrets.open(stranger, sealed)).toBeUndefined()
      }),
    )
  })

  test('is not opened once anything of it was changed', () => {
    const sealed = secrets.seal('member', 'salasana')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
        const changed = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`
        // The last letter of a part may carry bits that stand for nothing.
        const opened = secrets.open('member', changed)
        return opened === undefined || (opened === 'salasana' && sameMeaning(changed, sealed))
      }),
    )
  })

  test('is another text each time, and tells nothing of what is in it', () => {
    const twice = [secrets.seal('member', 'salasana'), secrets.seal('member', 'salasana')]
    expect(new Set(twice).size).toBe(2)
    expect(twice.join()).not.toContain('salasana')
    expect(twice.join()).not.toContain(Buffer.from('salasana').toString('base64url'))
  })

  test.each(['', '.', '...', 'v1...', 'v2.a.b.c', 'v1.AAAA.AAAA.AAAA', 'salasana'])('%j was never sealed', (text) => {
    expect(secrets.open('member', text)).toBeUndefined()
  })
})

const sameMeaning = (one: string, other: string): boolean =>
  sameBytes(
    ...([one, other].map((text) => Buffer.concat(text.split('.').map((part) => Buffer.from(part, 'base64url')))) as [
      Buffer,
      Buffer,
    ]),
  )

describe('a signature', () => {
  const bytes = fc.uint8Array({ maxLength: 64 })

  test('is the same for the same bytes and purpose, and another for any other', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(sameBytes(secrets.sign('a', one), secrets.sign('a', one))).toBe(true)
        expect(sameBytes(secrets.sign('a', one), secrets.sign('b', one))).toBe(false)
        expect(sameBytes(secrets.sign('a', one), secrets.sign('a', other))).toBe(sameBytes(one, other))
      }),
    )
  })

  test('needs this installation’s key', () => {
    const other = secretsWith('another key of an installation..')
    expect(sameBytes(other.sign('a', new Uint8Array(4)), secrets.sign('a', new Uint8Array(4)))).toBe(false)
  })

  test('has sixteen bytes', () => {
    expect(secrets.sign('invitation', new Uint8Array(32))).toHaveLength(16)
  })
})
