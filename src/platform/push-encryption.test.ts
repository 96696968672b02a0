import { createECDH } from 'node:crypto'
import fc from 'fast-check'
import { decrypt } from 'http_ece'
import { describe, expect, test } from 'vitest'
import { arePushKeys, encryptPush, longestPush } from './push-encryption.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

describe('a push message', () => {
  test('is the one of RFC 8291, appendix A, made of its keys and salt', () => {
    const keys = {
      p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
      auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
    }
    const fresh = {
      privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    }
    const plain = Buffer.from('When I grow up, I want to be a watermelon')
    expect(encryptPush(plain, keys, fresh, plain.length).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A' +
        '_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  // http_ece is the reading of the RFC's author, and none of ours.
  test('is read by its browser, whatever it says, and is as long as any other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 512 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (plain, auth) => {
        const browser = createECDH('prime256v1')
        const sealed = encryptPush(plain, { p256dh: browser.generateKeys(), auth })
        expect(sealed.length).toBe(86 + 512 + 17)
        const read = decrypt(sealed, { version: 'aes128gcm', privateKey: browser, authSecret: Buffer.from(auth) })
        expect(read).toEqual(Buffer.from(plain))
      }),
      { numRuns: 50 },
    )
  })

  test('is read by no other browser', () => {
    const [browser, other] = [createECDH('prime256v1'), createECDH('prime256v1')]
    other.generateKeys()
    const auth = Buffer.alloc(16, 7)
    const sealed = encryptPush(Buffer.from('Hei'), { p256dh: browser.generateKeys(), auth })
    const read = (privateKey: typeof browser, authSecret: Buffer) => () =>
      decrypt(sealed, { version: 'aes128gcm', privateKey, authSecret })
    expect(read(browser, auth)().toString()).toBe('Hei')
    expect(read(other, auth)).toThrow()
    expect(read(browser, Buffer.alloc(16, 8))).toThrow()
  })

  test('that is too long is not cut', () => {
    const keys = { p256dh: createECDH('prime256v1').generateKeys(), auth: Buffer.alloc(16) }
    expect(() => encryptPush(Buffer.alloc(513), keys)).toThrow('too long')
    expect(encryptPush(Buffer.alloc(10), keys, undefined, longestPush).length).toBe(4096)
    expect(() => encryptPush(Buffer.alloc(10), keys, undefined, longestPush + 1)).toThrow('too long')
  })
})

test('keys of a browser are a point on the curve and sixteen bytes', () => {
  const p256dh = createECDH('prime256v1').generateKeys()
  const auth = Buffer.alloc(16)
  expect(arePushKeys({ p256dh, auth })).toBe(true)
  const moved = Buffer.from(p256dh)
  moved.writeUInt8((moved.readUInt8(64) + 1) % 256, 64)
  expect(arePushKeys({ p256dh: moved, auth })).toBe(false)
  expect(arePushKeys({ p256dh: p256dh.subarray(0, 64), auth })).toBe(false)
  expect(arePushKeys({ p256dh, auth: Buffer.alloc(15) })).toBe(false)
})
