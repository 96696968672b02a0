import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thankedPost } from './thanked-post.ts'

const of = (pasted: string) => thankedPost(pasted, 'luotto.example')

describe('a post that is thanked for', () => {
  test('is found by our own link, however it was copied', () => {
    for (const link of [
      'https://luotto.example/go/abcdefghjk',
      'luotto.example/go/abcdefghjk',
      ' https://luotto.example/go/abcdefghjk/ ',
    ])
      expect(of(link)).toEqual({ by: 'slug', slug: 'abcdefghjk' })
  })

  test('is no other page of ours', () => {
    for (const page of ['https://luotto.example/mine', 'https://luotto.example/go/', 'https://luotto.example/go/a%2Fb'])
      expect(of(page)).toBeUndefined()
  })

  test('at Bluesky is found by its key, by whatever name its author goes', () => {
    const found = { by: 'record', recordKey: '3lbqd2x5zzc2a' }
    expect(of('https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz/post/3lbqd2x5zzc2a')).toEqual(found)
    expect(of('https://bsky.app/profile/aino.example/post/3lbqd2x5zzc2a?ref_src=embed')).toEqual(found)
  })

  test('elsewhere is found by its address, without what says from where one came', () => {
    expect(of('https://mastodon.example/@aino/113/?utm_source=x#top')).toEqual({
      by: 'address',
      address: 'https://mastodon.example/@aino/113',
    })
  })

  test('is nothing that leads nowhere', () => {
    expect(of('')).toBeUndefined()
    expect(of('javascript:alert(1)')).toBeUndefined()
    expect(of('https://user:pass@example.org/')).toBeUndefined()
    expect(of(`https://e.fi/${'a'.repeat(3000)}`)).toBeUndefined()
  })

  test('is decided of any text at all, and is never longer than an address may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const found = of(text)
        if (found?.by === 'address') expect(found.address.length).toBeLessThanOrEqual(2000)
      }),
    )
  })
})
