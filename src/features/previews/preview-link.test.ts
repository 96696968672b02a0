import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WebServer, webServer } from '../../../test/support/web-server.ts'
import { openOutbound } from '../../platform/outbound.ts'
import { previewLink } from './preview-link.ts'

let site: WebServer
beforeAll(async () => {
  site = await webServer()
})
afterAll(() => site.close())

const html = { 'content-type': 'text/html; charset=utf-8' }
const preview = (path: string) => previewLink({ outbound: openOutbound({ allow: [site.place] }) }, site.url(path))
const page = (path: string, head: string, language = 'fi') =>
  site.at(path, {
    body: `<!doctype html><html lang="${language}"><head>${head}</head><body><h1>x</h1></body></html>`,
    headers: html,
  })

test('a page is described by its Open Graph words first', async () => {
  page(
    '/og',
    `<title>Otsake</title><meta name="description" content="Kuvaus">
     <meta property="og:title" content="Jäänmurtaja sai nimen &amp; kasteen"><meta property="og:description" content="Se on Pakkasukko.">
     <meta property="og:image" content="/kuvat/a.jpg"><meta property="og:site_name" content="Kuutosatama">`,
    'fi-FI',
  )
  expect(await preview('/og')).toEqual({
    ok: true,
    preview: {
      url: site.url('/og'),
      title: 'Jäänmurtaja sai nimen & kasteen',
      description: 'Se on Pakkasukko.',
      siteName: 'Kuutosatama',
      picture: site.url('/kuvat/a.jpg'),
      language: 'fi',
    },
  })
})

test('else by those for Twitter, else by its title and description', async () => {
  page(
    '/twitter',
    '<title>T</title><meta name="twitter:title" content="Ny färja"><meta name="twitter:image" content="/b.png">',
    'sv',
  )
  expect(await preview('/twitter')).toMatchObject({ preview: { picture: site.url('/b.png'), language: 'sv' } })
  page('/plain', '<title>Repair &lt;day&gt;</title><meta name="Description" content="Bring a radio.">', 'en')
  expect(await preview('/plain')).toMatchObject({
    preview: {
      title: 'Repair',
      description: 'Bring a radio.',
      siteName: '127.0.0.1',
      picture: undefined,
      language: 'en',
    },
  })
  page('/none', '', 'de')
  expect(await preview('/none')).toMatchObject({
    ok: true,
    preview: { title: '', description: '', language: undefined },
  })
})

test('scripts, endless words and pictures that are no addresses are not taken along', async () => {
  page(
    '/hostile',
    `<meta property="og:title" content="&lt;script&gt;alert(1)&lt;/script&gt;Moi &lt;b&gt;vaan">
     <meta property="og:description" content="${'sana '.repeat(20_000)}"><meta property="og:image" content="javascript:alert(1)">`,
  )
  const found = await preview('/hostile')
  expect(found).toMatchObject({ preview: { title: 'Moi vaan', picture: undefined } })
  expect(found.ok && found.preview.description.length).toBeLessThanOrEqual(600)
})

test('a page in ISO-8859-1 is read by its own word', async () => {
  const body = Buffer.from('<html><head><meta charset="iso-8859-1"><title>Työ ja äly</title></head></html>', 'latin1')
  site.at('/latin', { body, headers: { 'content-type': 'text/html' } })
  expect(await preview('/latin')).toMatchObject({ preview: { title: 'Työ ja äly' } })
})

test('a hundred thousand tags within each other hold nothing up', async () => {
  for (const part of ['<b>', '<div>', '<font color=x></b>', '<title>', '<meta name="a" content="b">', '<svg><title>']) {
    site.at('/deep', { body: part.repeat(1_000_000 / part.length), headers: html })
    const began = performance.now()
    expect(await preview('/deep')).toMatchObject({ ok: true })
    expect(performance.now() - began, part).toBeLessThan(2000)
  }
})

test('it fetches the page alone, through the guarded way', async () => {
  page('/once', '<meta property="og:image" content="/picture.png"><link rel="icon" href="/icon.png">')
  const before = site.requests.length
  await preview('/once')
  expect(site.requests.slice(before).map((request) => request.path)).toEqual(['/once'])
  expect(await previewLink({ outbound: openOutbound({ allow: [] }) }, site.url('/once'))).toEqual({
    ok: false,
    problem: 'refused-address',
  })
})

test('what cannot be previewed is said in a word', async () => {
  site.at('/pdf', { body: '%PDF', headers: { 'content-type': 'application/pdf' } })
  expect(await preview('/pdf')).toEqual({ ok: false, problem: 'not-html' })
  expect(await preview('/absent')).toEqual({ ok: false, problem: 'http-error', status: 404 })
  site.at('/large', { body: Buffer.alloc(5 * 1024 * 1024, ' '), headers: html })
  expect(await preview('/large')).toEqual({ ok: false, problem: 'too-large' })
  expect(await previewLink({ outbound: openOutbound({ allow: [] }) }, 'javascript:alert(1)')).toEqual({
    ok: false,
    problem: 'bad-address',
  })
})
