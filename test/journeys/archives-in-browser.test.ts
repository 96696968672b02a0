import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArchiveFile, Found, ReadOptions } from '../../src/archives/archive.ts'
import type { openArchive } from '../../src/archives/open-archive.ts'
import { formats } from '../support/archives/formats.ts'
import { madePosts } from '../support/archives/made-posts.ts'
import { archiveFile, readAll } from '../support/archives/read-all.ts'
import { joined } from '../support/archives/tar.ts'
import { tweetsJs } from '../support/archives/x.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { temporaryFolder } from '../support/folder.ts'

// The readers alone, as a browser gets them, on a page of their own: what they yield there must be what they yield
// in Node, where all else about them is tested.

const address = 'https://archives.test/'
const html =
  '<!doctype html><link rel="icon" href="data:,">' +
  '<script type="module">import * as archives from "./archives.js"; window.archives = archives</script>'
let browser: Browser
let page: Page
let noise: string[]

beforeAll(async () => {
  using folder = temporaryFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      lib: { entry: 'src/archives/open-archive.ts', formats: ['es'], fileName: () => 'archives.js' },
      outDir: folder.path,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const script = readFileSync(`${folder.path}/archives.js`, 'utf8')
  browser = await openBrowser()
  const opened = await visit(browser)
  page = opened.page
  noise = opened.noise
  await page.route(`${address}**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto(address)
})

afterAll(async () => {
  await browser?.close()
})

/** What the readers yield on the page, and how they end. */
async function readThere(files: readonly ArchiveFile[], options: ReadOptions = {}): Promise<Found[]> {
  const sent = await Promise.all(
    files.map(async ({ path, blob }) => ({ path, text: Buffer.from(await blob.arrayBuffer()).toString('base64') })),
  )
  return page.evaluate(
    async ({ sent, options }) => {
      const { archives } = window as unknown as { archives: { openArchive: typeof openArchive } }
      const source = sent.map(({ path, text }) => ({
        path,
        blob: new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]),
      }))
      const opened = await archives.openArchive(source, options)
      if (!opened.ok) return [{ bad: opened.bad }]
      const found: Found[] = []
      for await (const one of opened.archive.read()) found.push(one)
      return found
    },
    { sent, options },
  )
}

test.each(formats)('$name reads in Chromium as it does in Node', async (format) => {
  const files = await format.make([...madePosts(200, 5)])
  const there = await readThere(files, { member: 'P1' })
  const here = await readAll(files, { member: 'P1' })
  expect(there).toHaveLength(200)
  expect(there).toEqual(here.posts.map((post) => ({ post })))
  expect(noise).toEqual([])
})

test('a ZIP bomb, a cut archive and a foreign file end there as they do in Node', async () => {
  const bomb = joined([strToU8([...tweetsJs(madePosts(5))].join('')), new Uint8Array(64 * 2 ** 20).fill(32)])
  const zip = zipSync({ 'data/tweets.js': strToU8([...tweetsJs(madePosts(500))].join('')) })
  const files = [
    archiveFile('bomb.zip', zipSync({ 'data/tweets.js': bomb })),
    archiveFile('cut.zip', zip.subarray(0, zip.length / 2)),
    archiveFile('a.pdf', '%PDF-1.7'),
  ]
  for (const file of files) {
    const there = await readThere([file])
    const { posts, bad } = await readAll([file])
    const short = (one: { file: string; expected: string }) => [one.file, one.expected]
    expect(there.filter((one) => 'post' in one)).toHaveLength(posts.length)
    expect(there.flatMap((one) => ('bad' in one ? [short(one.bad)] : []))).toEqual(bad.map(short))
  }
  expect(noise).toEqual([])
})
