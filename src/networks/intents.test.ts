import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NetworkId, networkIds } from '../core/networks.ts'
import { type Intent, intentUrl, parseInstance } from './intents.ts'

const link = 'https://luotto.example/go/abcdefghjk'
const text = `Uusi silta & "hyvä" mieli 100 % + 👩‍🔬 #työ\n\n${link}`
const intent: Intent = { text, link, subject: 'Silta: näin se syntyi', instance: 'mastodon.example' }

// What the network's own window reads out of the address.
const read = (network: NetworkId, of: Intent = intent): URL => new URL(intentUrl(network, of) ?? '')

describe('the network’s own window', () => {
  test.each([
    ['bluesky', 'https://bsky.app/intent/compose'],
    ['x', 'https://x.com/intent/tweet'],
    ['threads', 'https://www.threads.com/intent/post'],
    ['mastodon', 'https://mastodon.example/share'],
    ['whatsapp', 'https://wa.me/'],
  ] as const)('%s gets the whole text', (network, place) => {
    const url = read(network)
    expect(`${url.origin}${url.pathname}`).toBe(place)
    expect([...url.searchParams]).toEqual([['text', text]])
  })

  test('LinkedIn and Facebook get the link alone, since they take no text', () => {
    expect([...read('linkedin').searchParams]).toEqual([['url', link]])
    expect([...read('facebook').searchParams]).toEqual([['u', link]])
  })

  test('LinkedIn and Facebook open for one’s own thought that has no link', () => {
    const none = { ...intent, link: undefined }
    expect(intentUrl('linkedin', none)).toBe('https://www.linkedin.com/feed/?shareActive=true')
    expect(intentUrl('facebook', none)).toBe('https://www.facebook.com/')
  })

  test('e-mail gets subject and text, with the line ends of RFC 6068', () => {
    const url = read('email')
    expect(url.protocol).toBe('mailto:')
    expect(url.pathname).toBe('')
    expect([...url.searchParams]).toEqual([
      ['subject', intent.subject],
      ['body', text.replaceAll('\n', '\r\n')],
    ])
  })

  test('there is none for the phone’s share sheet, or for Mastodon without an instance', () => {
    expect(intentUrl('share', intent)).toBeUndefined()
    const { instance: _, ...elsewhere } = intent
    expect(intentUrl('mastodon', elsewhere)).toBeUndefined()
  })

  test('is an address that brings any text through as it is, and nothing else along', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(words, fc.constantFrom(...networkIds), (written, network) => {
        const address = intentUrl(network, { ...intent, text: written })
        if (!address || network === 'linkedin' || network === 'facebook') return
        const found = new URL(address).searchParams.get(network === 'email' ? 'body' : 'text')
        expect(found).toBe(network === 'email' ? written.replaceAll('\n', '\r\n') : written)
        // Some networks show a plus sign as it is.
        expect(address).not.toMatch(/[+ ]/)
      }),
    )
  })
})

describe('a Mastodon instance', () => {
  test.each([
    ['mastodon.social', 'mastodon.social'],
    ['  Mastodon.Social ', 'mastodon.social'],
    ['https://mementomori.social/@aino', 'mementomori.social'],
    ['http://mementomori.social', 'mementomori.social'],
    ['@aino@mastodon.example', 'mastodon.example'],
    ['aino@mastodon.example', 'mastodon.example'],
    ['mastodon.social/', 'mastodon.social'],
  ])('is read from %s', (typed, host) => {
    expect(parseInstance(typed)).toBe(host)
  })

  test.each([
    '',
    'mastodon',
    '@aino',
    'javascript:alert(1)',
    'http://127.0.0.1',
    'https://[::1]',
    'a b.example',
    '//',
    '..',
  ])('is not %j', (typed) => {
    expect(parseInstance(typed)).toBeUndefined()
  })

  test('is a bare host or nothing, whatever is typed, and stays itself when read again', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('', 'https://', '@a@', 'a@', 'https://u:p@'), fc.domain(), fc.webPath())
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (written) => {
        const host = parseInstance(written)
        if (host === undefined) return
        expect(new URL(`https://${host}/share`).host).toBe(host)
        expect(parseInstance(host)).toBe(host)
        expect(parseInstance(`https://${host}/@aino`)).toBe(host)
        expect(parseInstance(`@aino@${host}`)).toBe(host)
      }),
    )
  })
})
