import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleFeed } from '../../../test/support/feeds.ts'
import { type FeedItem, readFeed } from './read-feed.ts'

const url = 'https://satama.example/uutiset.xml'

function read(text: string | Uint8Array, contentType = 'application/xml', from = url) {
  const result = readFeed(typeof text === 'string' ? Buffer.from(text) : text, contentType, from)
  return result.ok ? result.feed : expect.fail(`not read: ${result.problem}`)
}

const problemOf = (text: string, contentType = 'application/xml') => {
  const result = readFeed(Buffer.from(text), contentType, url)
  return result.ok ? 'none' : result.problem
}

const rss = (items: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`
const only = (items: string): FeedItem => read(rss(items)).items[0] ?? expect.fail('no item')

test('RSS with relative links, HTML in its fields and a media thumbnail', () => {
  const feed = read(sampleFeed('satama.rss.xml'), 'application/rss+xml')
  expect(feed).toMatchObject({ title: 'Kuutosataman uutiset', language: 'fi' })
  expect(feed.items).toEqual([
    {
      key: 'satama-103',
      likeness: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      title: 'Uusi jäänmurtaja sai nimensä koululaisilta',
      summary: 'Nimikilpailuun tuli yli 400 ehdotusta. Voittaja on Pakkasukko, ja kaste on joulukuussa.',
      link: 'https://satama.example/ajankohtaista/jaanmurtaja',
      picture: { url: 'https://satama.example/kuvat/jaanmurtaja.png', alt: '' },
      publishedAt: new Date('2026-11-12T06:30:00Z'),
    },
    expect.objectContaining({
      title: 'Laituri 4 avataan keväällä & kesällä yöllekin',
      picture: { url: 'https://satama.example/kuvat/laituri.png', alt: '' },
    }),
    expect.objectContaining({
      summary: 'Työ on vaihtelevaa ja tapahtuu ulkona.',
      picture: { url: 'https://satama.example/tyopaikat/kuvat/asentaja.png', alt: 'Asentaja nosturissa' },
    }),
  ])
})

test('Atom with xhtml content and an address of its own to start links from', () => {
  const feed = read(sampleFeed('skargard.atom.xml'), 'application/atom+xml', 'https://cdn.example/feed')
  expect(feed).toMatchObject({ title: 'Nyheter från Skärgårdsbolaget', language: 'sv' })
  expect(feed.items[0]).toMatchObject({
    key: 'tag:skargardsbolaget.example,2026:farja',
    title: 'Färjan till Ytterö går nu varje timme',
    summary: 'Den nya tidtabellen gäller från måndagen. Besättningen har själv föreslagit turerna.',
    link: 'https://skargardsbolaget.example/nyheter/farjan-till-yttero',
    picture: { url: 'https://skargardsbolaget.example/nyheter/bilder/farja.jpg', alt: '' },
  })
})

test('JSON Feed 1.1: an item without a title takes one from its text, and a counting pixel is no picture', () => {
  const feed = read(sampleFeed('workshop.feed.json'), 'application/feed+json', 'https://workshop.example/feed.json')
  expect(feed).toMatchObject({ title: 'Northern Workshop', language: 'en' })
  expect(feed.items[0]).toMatchObject({
    link: 'https://workshop.example/posts/repair-day',
    summary: 'Most of them had the same fault.',
    picture: { url: 'https://workshop.example/img/radios.jpg', alt: 'Radios on a shelf' },
  })
  expect(feed.items[1]).toMatchObject({
    key: 'note-7',
    link: undefined,
    title: expect.stringMatching(/^The workshop is open .* broken that…$/),
  })
})

test('RDF (RSS 1.0)', () => {
  expect(read(sampleFeed('kirjasto.rdf.xml'))).toMatchObject({
    title: 'Mäntykylän kirjasto',
    items: [{ title: 'Lukupiiri kokoontuu taas torstaisin', key: 'https://kirjasto.example/lukupiiri' }],
  })
})

test('ISO-8859-1 is read by its declaration', () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Työ ja äly</title></channel></rss>'
  expect(read(Buffer.from(text, 'latin1'), 'text/xml').title).toBe('Työ ja äly')
})

test('a script in a title is gone, however it was wrapped', () => {
  for (const title of [
    'Hei <script>alert(1)</script>maailma',
    '<![CDATA[Hei <script>alert(1)</script>maailma]]>',
    'Hei &lt;script&gt;alert(1)&lt;/script&gt;maailma',
    'Hei &lt;img src=x onerror=alert(1)&gt;maailma',
  ]) {
    expect(only(`<item><title>${title}</title></item>`).title).toBe('Hei maailma')
  }
})

test('links that are not http or https are left out', () => {
  expect(only('<item><title>a</title><link>javascript:alert(1)</link></item>').link).toBeUndefined()
})

test('an item is known by its id, else by its link, else by what it says', () => {
  expect(only('<item><title>a</title><link>/a</link><guid>g</guid></item>').key).toBe('g')
  expect(only('<item><title>a</title><link>/a</link></item>').key).toBe('https://satama.example/a')
  expect(only('<item><title>a</title></item>').key).toMatch(/^sha256:/)
  expect(only(`<item><title>a</title><guid>${'x'.repeat(9000)}</guid></item>`).key).toMatch(/^sha256:/)
})

test('an item that stands there twice counts once, under another id too', () => {
  const same = '<title>a</title><link>/a</link>'
  expect(
    read(
      rss(
        `<item>${same}<guid>1</guid></item><item>${same}<guid>2</guid></item><item><title>b</title><guid>1</guid></item>`,
      ),
    ).items,
  ).toHaveLength(1)
})

test('the newest come first where every item has a date', () => {
  const item = (title: string, date: string) => `<item><title>${title}</title><pubDate>${date}</pubDate></item>`
  const feed = read(rss(item('old', 'Mon, 02 Nov 2026 09:00:00 GMT') + item('new', 'Tue, 03 Nov 2026 09:00:00 GMT')))
  expect(feed.items.map((one) => one.title)).toEqual(['new', 'old'])
})

test('pages, other documents and nothing at all are told apart; a feed without items is a feed', () => {
  expect(problemOf('<!-- a --><!doctype html><html><body>Hei</body></html>', 'application/rss+xml')).toBe('is-html')
  expect(problemOf('<p>Hei</p>', 'text/html; charset=utf-8')).toBe('is-html')
  expect(problemOf('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>')).toBe('is-html')
  expect(problemOf('{"name":"luotto"}', 'application/json')).toBe('not-a-feed')
  expect(problemOf('<?xml version="1.0"?><sitemap></sitemap>')).toBe('not-a-feed')
  expect(problemOf('<rss version="2.0"><channel><item><title>cut', 'text/xml')).toBe('not-a-feed')
  expect(problemOf(' \n\0')).toBe('empty')
  expect(read(rss('')).items).toEqual([])
})

test('entities of the document are not expanded: a billion laughs stay one', () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const began = performance.now()
  const feed = read(rss('<item><title>&l9;</title></item>', `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>`))
  expect(feed.items[0]?.title).toBe('&l9;')
  expect(performance.now() - began).toBeLessThan(1000)
})

test('a document that wants a file of ours is no feed', () => {
  const doctype = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
  expect(problemOf(rss('<item><title>&f;</title></item>', doctype))).toBe('not-a-feed')
})

test('a feed of twenty thousand items and endless fields gives a hundred bounded ones', () => {
  const feed = read(
    rss(
      Array.from(
        { length: 20_000 },
        (_, at) => `<item><title>${at}${'y'.repeat(200)} ${'ä'.repeat(200)}</title></item>`,
      ).join(''),
    ),
  )
  expect(feed.items).toHaveLength(100)
  const long = only(`<item><title>a</title><description>${'<p>sana '.repeat(100_000)}</description></item>`)
  expect(long.summary.length).toBeLessThanOrEqual(600)
})

test('whatever bytes come, it answers and never throws', () => {
  const parts = fc.constantFrom(
    '<rss version="2.0">',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&lt;',
    '{"items":[',
    '<feed ',
    '>',
    '<entry>',
    '\0',
    'ä',
    '<!DOCTYPE a [',
    ']>',
  )
  const pieces = fc.array(parts, { maxLength: 40 }).map((all) => Buffer.from(all.join('')))
  fc.assert(
    fc.property(fc.oneof(pieces, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const result = readFeed(bytes, 'text/xml', url)
      for (const item of result.ok ? result.feed.items : []) expect(item.title.length).toBeGreaterThan(0)
    }),
  )
})
