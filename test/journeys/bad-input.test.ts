import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { found, publishStory } from '../support/founder.ts'
import { type WebServer, webServer } from '../support/web-server.ts'

// Bad input gets a clear message, and loses nothing that was typed.

let app: TestApp
let browser: Browser
let site: WebServer
let editor: Visit
beforeAll(async () => {
  site = await webServer()
  app = await startApp({ OUTBOUND_ALLOW: site.place })
  browser = await openBrowser()
  editor = await visit(browser)
  await editor.context.route(/^https:/, (route) => route.abort())
  await found(editor.page, app)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await site?.close()
})

const rss = { headers: { 'content-type': 'application/rss+xml' } }
const feedOf = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Uutiset</title>${items}</channel></rss>`

async function addFeed(page: Page, path: string): Promise<void> {
  await page.goto(`${app.address}/feeds`)
  await page.locator('[name=address]').fill(site.url(path))
  await page.locator('button[value=add]').click()
}

beforeEach(() => {
  site.at('/sivu', {
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sivu</title><p>Ei syötettä.',
  })
  site.at('/keh%C3%A4', { status: 302, headers: { location: site.url('/keh%C3%A4') } })
  site.at('/suuri', (_request, response) => {
    response.writeHead(200, rss.headers)
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    let sent = 0
    const more = () => {
      while (sent++ < 50) if (!response.write(megabyte)) return void response.once('drain', more)
      response.end()
    }
    more()
    return undefined
  })
})

test.each([
  ['/sivu', 'Sivulta ei löytynyt syötettä.'],
  ['/keh%C3%A4', 'Osoite ohjaa aina vain eteenpäin'],
  ['/suuri', 'Syöte on liian suuri luettavaksi.'],
])('a feed at %s is refused in plain words, and its address stays in the field', async (path, message) => {
  await addFeed(editor.page, path)
  await editor.page.getByText(message).waitFor()
  expect(await editor.page.locator('[name=address]').inputValue()).toBe(site.url(path))
})

test('a script in a title of a feed is text nowhere and runs nowhere', async () => {
  const title = '<![CDATA[Hyvä uutinen<script>document.title="murrettu"</script>]]>'
  site.at('/haijy.xml', {
    ...rss,
    body: feedOf(`<item><title>${title}</title><link>${site.url('/uutinen')}</link><guid>1</guid></item>`),
  })
  const { page } = editor
  await addFeed(page, '/haijy.xml')
  await page.waitForURL('**/stories/drafts')
  await page.getByRole('link', { name: 'Hyvä uutinen' }).click()
  await page.waitForURL('**/edit')
  expect(await page.locator('[name=title]').inputValue()).not.toContain('<script')
  expect(await page.title()).not.toBe('murrettu')
})

test('a picture that is not one is refused, and the rest of the form is kept', async () => {
  const { page } = editor
  await page.goto(`${app.address}/stories/new`)
  await page.locator('[name=title]').fill('Kuvallinen juttu')
  await page.locator('[name=pictureAlt]').fill('Kissa ikkunalla')
  await page
    .locator('[name=picture]')
    .setInputFiles({ name: 'kissa.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ei kuva') })
  await page.locator('button[value=publish]').click()
  await page.getByText('Tiedosto ei ole kuva, jonka voisi avata.').waitFor()
  expect(await page.locator('[name=title]').inputValue()).toBe('Kuvallinen juttu')
  expect(await page.locator('[name=pictureAlt]').inputValue()).toBe('Kissa ikkunalla')
})

test('a story begins from what a page says of itself, with its picture', async () => {
  const { page } = editor
  const picture = await sharp({ create: { width: 600, height: 315, channels: 3, background: '#356' } })
    .png()
    .toBuffer()
  site.at('/kuva.png', { headers: { 'content-type': 'image/png' }, body: new Uint8Array(picture) })
  const tags = `<meta property="og:title" content="Silta avattiin"><meta property="og:image" content="${site.url('/kuva.png')}">`
  site.at('/silta', {
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><html lang="fi"><head>${tags}</head></html>`,
  })
  await page.goto(`${app.address}/stories/new`)
  await page.locator('[name=from]').fill(site.url('/silta'))
  await page.getByRole('button', { name: 'Hae' }).click()
  await expect.poll(() => page.locator('[name=title]').inputValue()).toBe('Silta avattiin')
  await page.getByLabel('Ota sivun oma kuva mukaan').check()
  await page.locator('button[value=publish]').click()
  await page.getByText('Kerro sanoin, mitä kuvassa on.').waitFor()
  await page.locator('[name=pictureAlt]').fill('Silta aamulla')
  await page.locator('button[value=publish]').click()
  await page.getByRole('img', { name: 'Silta aamulla' }).waitFor()
})

test('a post that is too long is not sent: the count says so, and the text is kept', async () => {
  const { page } = editor
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/tell?story=${story}`)
  const words = 'sana '.repeat(80).trim()
  await page.locator('#own-words').fill(words)
  await page.getByRole('radio', { name: 'X', exact: true }).check()
  await page.getByText('liikaa').waitFor()
  // The button says that it is not the time, and a press all the same is answered in words.
  await page.locator('.composer button[type=submit]').click({ force: true })
  await page.getByText('Teksti on liian pitkä').waitFor()
  expect(await page.locator('#own-words').inputValue()).toBe(words)
})

test('a draft survives a closed tab, and is gone once it is told', async () => {
  const { page, context } = editor
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/tell?story=${story}`)
  await page.locator('#own-words').pressSequentially('Kesken jäänyt ajatus')
  await page.close()
  const later = await context.newPage()
  await later.goto(`${app.address}/tell?story=${story}`)
  await expect.poll(() => later.locator('#own-words').inputValue()).toBe('Kesken jäänyt ajatus')
  await later.getByRole('radio', { name: 'WhatsApp' }).check()
  await later.locator('.composer button[type=submit]').click()
  await later.getByText('Linkkisi:').waitFor()
  await later.goto(`${app.address}/tell?story=${story}`)
  expect(await later.locator('#own-words').inputValue()).toBe('')
  editor = { ...editor, page: later }
})

test('a form sent twice tells once', async () => {
  const { page } = editor
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/tell?story=${story}`)
  const form = await page.locator('.composer').evaluate((element) => {
    const data = new FormData(element as HTMLFormElement)
    data.set('text', 'Kerran riittää.')
    return [...data].map(([name, value]) => [name, String(value)])
  })
  const send = () =>
    page.evaluate(async (entries) => {
      const response = await fetch(location.href, { method: 'POST', body: new URLSearchParams(entries) })
      return /\/go\/[a-z0-9]{10}/.exec(await response.text())?.[0]
    }, form)
  const links = await Promise.all([send(), send(), send()])
  expect(new Set(links).size).toBe(1)
  await page.goto(`${app.address}/mine`)
  expect(await page.getByRole('link', { name: 'Kirjasto avaa ovensa öisin' }).count()).toBe(await tellingCount())
})

test('of two tabs that edit a story the second is told, and keeps its text', async () => {
  const { page, context } = editor
  const story = await publishStory(page, app)
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${app.address}/stories/${story}/edit`)
  await page.locator('[name=title]').fill('Ensimmäinen ehti')
  await page.locator('button[value=publish]').click()
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/)
  await other.locator('[name=title]').fill('Toinen myöhästyi')
  await other.locator('button[value=publish]').click()
  await other.getByText('Joku muu muutti juttua sillä välin.').waitFor()
  expect(await other.locator('[name=title]').inputValue()).toBe('Toinen myöhästyi')
  await page.goto(`${app.address}/stories/${story}`)
  await page.getByRole('heading', { name: 'Ensimmäinen ehti' }).waitFor()
  await other.close()
})

test('who is signed out amid writing finds the draft after signing in again', async () => {
  const { page, context } = editor
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/tell?story=${story}`)
  await page.locator('#own-words').pressSequentially('Tämä ei saa kadota')
  const cookies = await context.cookies()
  await context.clearCookies()
  await page.locator('.composer button[type=submit]').click()
  await page.waitForURL('**/sign-in')
  await context.addCookies(cookies)
  await page.goto(`${app.address}/tell?story=${story}`)
  await expect.poll(() => page.locator('#own-words').inputValue()).toBe('Tämä ei saa kadota')
})

async function tellingCount(): Promise<number> {
  const { rows } = await app.database.owner.query<{ organisation_id: string }>(
    'select organisation_id from user_membership',
  )
  const client = await app.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [rows[0]?.organisation_id])
    return (await client.query<{ count: number }>('select count(*)::int from telling')).rows[0]?.count ?? 0
  } finally {
    await client.query('rollback')
    client.release()
  }
}
