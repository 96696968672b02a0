import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSlug, movedTarget, parseTarget, slugFrom, withCampaign } from './link.ts'

describe('a slug', () => {
  test('is ten letters that cannot be taken for others, whatever the chance', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 16 }), (bytes) => {
        const slug = slugFrom(bytes)
        return /^[a-hj-km-np-z2-9]{10}$/.test(slug) && isSlug(slug)
      }),
    )
  })

  test.each(['', 'abc', 'ABCDEFGHIJ', 'abcdefghi-', 'abcdefghi\n', `${'a'.repeat(33)}`])('is not %j', (text) => {
    expect(isSlug(text)).toBe(false)
  })
})

describe('a target', () => {
  test.each(['https://example.fi', 'http://example.fi:8080/a?b=c#d', 'https://åbo.example/ä', 'HTTPS://EXAMPLE.FI'])(
    'may be %s',
    (address) => {
      expect(parseTarget(address)).toBeInstanceOf(URL)
    },
  )

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://example.fi/',
    'mailto:aino@example.fi',
    'https://aino@example.fi/',
    'https://aino:salasana@example.fi/',
    'https://:salasana@example.fi/',
    'https://',
    'example.fi',
    '//example.fi',
    '/juttu',
    '',
    `https://example.fi/${'a'.repeat(2000)}`,
  ])('is never %j', (address) => {
    expect(parseTarget(address)).toBeUndefined()
  })

  test('fits where it is kept, however it is written out', () => {
    // Each "ä" becomes six characters.
    expect(parseTarget(`https://example.fi/${'ä'.repeat(1000)}`) === undefined).toBe(true)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000, size: 'max' }), (path) => {
        const target = parseTarget(`https://example.fi/${path}`)
        return target === undefined || target.toString().length <= 2000
      }),
    )
  })
})

describe('the campaign’s words', () => {
  const campaign = { medium: 'social', campaign: 'silta-2026' }

  test('stand on the address with the network as their source', () => {
    expect(withCampaign(new URL('https://example.fi/juttu'), campaign, 'linkedin')).toBe(
      'https://example.fi/juttu?utm_source=linkedin&utm_medium=social&utm_campaign=silta-2026',
    )
  })

  test('stand before the place on the page', () => {
    expect(withCampaign(new URL('https://example.fi/a?b=c#d'), { medium: 'social', campaign: null }, 'x')).toBe(
      'https://example.fi/a?b=c&utm_source=x&utm_medium=social#d',
    )
  })

  test('leave the address as it is where the organisation has chosen none', () => {
    const address = 'https://example.fi/a?b=c%20d&e#f'
    expect(withCampaign(new URL(address), { medium: null, campaign: null }, 'x')).toBe(address)
  })

  test('do not take the place of words that the page’s author wrote', () => {
    const url = new URL('https://example.fi/?utm_source=uutiskirje&utm_campaign=')
    expect(withCampaign(url, campaign, 'x')).toBe(
      'https://example.fi/?utm_source=uutiskirje&utm_campaign=&utm_medium=social',
    )
  })

  test('never touch another parameter, not even how it is written', () => {
    const piece = fc.stringMatching(/^[A-Za-z0-9._~!$'()*,;:@/?%+-]{0,8}$/)
    const query = fc.array(
      fc.oneof(
        piece,
        fc.tuple(piece, piece).map(([name, value]) => `${name}=${value}`),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(query, (parts) => {
        const url = new URL(`https://example.fi/a?${parts.join('&')}#paikka`)
        const tracked = new URL(withCampaign(url, campaign, 'x'))
        expect(tracked.search.startsWith(url.search)).toBe(true)
        expect(tracked.hash).toBe('#paikka')
        expect(tracked.searchParams.get('utm_campaign')).toBe('silta-2026')
        expect(tracked.pathname + tracked.host).toBe(url.pathname + url.host)
      }),
    )
  })

  test('are the same for everybody: nothing in the address stands for a person', () => {
    const target = new URL('https://example.fi/juttu')
    expect(withCampaign(target, campaign, 'x')).toBe(withCampaign(target, campaign, 'x'))
    expect(target.toString()).toBe('https://example.fi/juttu')
  })
})

describe('a link whose page has moved', () => {
  const from = new URL('https://old.example.fi/silta?sivu=1')
  const to = new URL('https://www.example.fi/uutiset/silta')

  test('leads to the new page, with the campaign’s words that it had', () => {
    const campaign = { medium: 'employee', campaign: 'syksy 2026' }
    expect(movedTarget(withCampaign(from, campaign, 'linkedin'), from, to)).toBe(withCampaign(to, campaign, 'linkedin'))
    expect(movedTarget(from.href, from, to)).toBe(to.href)
  })

  test.each(['https://old.example.fi/muu', 'https://old.example.fi/silta?sivu=2', 'https://old.example.fi/silta', 'x'])(
    'stays as it is where it led elsewhere: %s',
    (link) => expect(movedTarget(link, from, to)).toBeUndefined(),
  )

  test('stays as it is where more was put behind it than a campaign', () => {
    expect(movedTarget(`${from.href}&lipuke=1`, from, to)).toBeUndefined()
  })

  test('leads where a link made for the new page would lead, whatever the addresses', () => {
    const word = fc.option(fc.stringMatching(/^[a-zåäö0-9 &=%+-]{1,20}$/), { nil: null })
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.webUrl(), word, word, (one, other, medium, campaign) => {
        const [old, fresh] = [new URL(one), new URL(other)]
        const made = withCampaign(old, { medium, campaign }, 'bluesky')
        expect(movedTarget(made, old, fresh)).toBe(withCampaign(fresh, { medium, campaign }, 'bluesky'))
      }),
    )
  })
})
