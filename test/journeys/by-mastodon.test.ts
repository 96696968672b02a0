import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { found, publishStory } from '../support/founder.ts'
import { type MastodonServer, startMastodon } from '../support/mastodon-server.ts'

// By one's own Mastodon account, signed in to at the instance itself; the instance keeps to the published API.

let mastodon: MastodonServer
let app: TestApp
let browser: Browser
let page: Page
let noise: string[]

beforeAll(async () => {
  mastodon = await startMastodon()
  app = await startApp({ OUTBOUND_ALLOW: mastodon.place })
  browser = await openBrowser()
  const visited = await visit(browser)
  page = visited.page
  noise = visited.noise
  await found(page, app)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await mastodon?.close()
})

const account = 'Mastodon · @aino@mastodon.example'

async function signIn(button: string, answer: 'Authorize' | 'Deny' = 'Authorize'): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL(`${mastodon.url}/oauth/authorize**`)
  await page.getByRole('button', { name: answer }).click()
  await page.waitForURL(`${app.baseUrl}/mine/channels?*`)
}

async function tell(story: string, words: string): Promise<void> {
  await page.goto(`${app.address}/tell?story=${story}`)
  await page.locator('#own-words').fill(words)
  await page.getByRole('radio', { name: account }).check()
}

const send = async () => {
  await page.getByRole('button', { name: 'Kerro: Mastodon' }).click()
  await page.waitForURL('**/tellings/*')
}

async function storyWithPicture(): Promise<string> {
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/stories/${story}/edit`)
  const buffer = await sharp({ create: { width: 800, height: 420, channels: 3, background: '#356' } })
    .png()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'kuva.png', mimeType: 'image/png', buffer })
  await page.locator('[name=pictureAlt]').fill('Lukusali yöllä')
  await page.locator('main button[type=submit]').first().click()
  await page.waitForURL(`**/stories/${story}`)
  return story
}

test('who declines at the instance comes back to a sentence, and nothing is connected', async () => {
  await page.goto(`${app.address}/mine/channels`)
  await page.getByLabel('Palvelin tai koko käyttäjänimi').fill('http://127.0.0.1:1')
  await page.getByRole('button', { name: 'Kirjaudu: Mastodon' }).click()
  await page.getByText('Tästä osoitteesta ei löytynyt palvelinta.').waitFor()
  expect(await page.getByLabel('Palvelin tai koko käyttäjänimi').inputValue()).toBe('http://127.0.0.1:1')
  await page.getByLabel('Palvelin tai koko käyttäjänimi').fill(mastodon.url)
  await signIn('Kirjaudu: Mastodon', 'Deny')
  await page.getByText('Et antanut lupaa').waitFor()
  await page.getByText('Et ole yhdistänyt vielä yhtään tiliä.').waitFor()
})

test('an account is connected, and a telling goes out by it as the member wants, with picture and words for it', async () => {
  mastodon.set({ limit: 640, looksUntilReady: 2 })
  await page.getByLabel('Palvelin tai koko käyttäjänimi').fill(mastodon.url)
  await signIn('Kirjaudu: Mastodon')
  await page.getByText('Tili @aino@mastodon.example on yhdistetty.').waitFor()
  const story = await storyWithPicture()
  await tell(story, 'Suunnittelin lukusalin valot.')
  await page.getByText('/ 640 merkkiä').waitFor()
  const image = page.locator('.post').getByRole('img', { name: 'Lukusali yöllä' })
  await image.waitFor()
  await page.getByText('Näkyvyys, kieli ja sisältövaroitus').click()
  await page.getByLabel('Kuka näkee').selectOption('unlisted')
  await page.getByLabel('Tekstin kieli').selectOption('sv')
  await page.getByLabel('Sisältövaroitus').fill('Työasiaa')
  await page.getByLabel('Kuva mukaan').uncheck()
  await expect.poll(() => image.count()).toBe(0)
  await page.getByLabel('Kuva mukaan').check()
  await send()
  await page.getByText('Julkaistu').waitFor({ timeout: 20_000 })
  expect(mastodon.statuses()).toHaveLength(1)
  const status = mastodon.statuses()[0]
  expect(status).toMatchObject({ visibility: 'unlisted', language: 'sv', spoiler: 'Työasiaa' })
  expect(status?.text).toMatch(/^Suunnittelin lukusalin valot\.\n\n.*Aalto Oy.*\n\nhttp\S+\/go\/[a-z0-9]{10}$/)
  expect(status?.media).toMatchObject([{ alt: 'Lukusali yöllä' }])
  // Remembered on this device: the next one is as the last.
  await tell(story, 'Toinen kerta, ilman kuvaa.')
  await expect.poll(() => page.locator('[name=visibility]').inputValue()).toBe('unlisted')
  await page.getByLabel('Kuva mukaan').uncheck()
  await send()
  await page.getByText('Julkaistu').waitFor({ timeout: 20_000 })
  expect(mastodon.statuses()[1]).toMatchObject({ visibility: 'unlisted', spoiler: '', media: [] })
})

test('after the sign-in was ended at the instance the text is kept; signed in again, it goes out', async () => {
  mastodon.revokeAll()
  const before = mastodon.statuses().length
  await page.goto(`${app.address}/tell`)
  await page.locator('#own-words').fill('Tämä ei saa kadota.')
  await page.getByRole('radio', { name: account }).check()
  await send()
  await page.getByText('Ei mennyt läpi').waitFor({ timeout: 20_000 })
  const telling = page.url()
  expect(await page.getByLabel('Tallessa oleva teksti').inputValue()).toContain('Tämä ei saa kadota.')
  await page.getByRole('link', { name: 'Kirjaudu uudelleen' }).click()
  await page.getByText('Kirjautuminen ei ole enää voimassa').waitFor()
  await signIn('Kirjaudu uudelleen')
  await page.goto(telling)
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await page.getByText('Julkaistu').waitFor({ timeout: 20_000 })
  expect(mastodon.statuses()).toHaveLength(before + 1)
  expect(mastodon.statuses().at(-1)?.text).toContain('Tämä ei saa kadota.')
})

test('disconnected, it is over there too, and no page said anything that it should not', async () => {
  await page.goto(`${app.address}/mine/channels`)
  await page.getByRole('button', { name: 'Irrota @aino@mastodon.example' }).click()
  await page.getByText('Tili on irrotettu.').waitFor()
  expect(noise.filter((line) => !/400/.test(line))).toEqual([])
})

test('without JavaScript one link more leads to the instance', async () => {
  const { context, page: plain } = await visit(browser, { javaScriptEnabled: false })
  await context.addCookies(await page.context().cookies())
  await plain.goto(`${app.address}/mine/channels`)
  await plain.getByLabel('Palvelin tai koko käyttäjänimi').fill(mastodon.url)
  await plain.getByRole('button', { name: 'Kirjaudu: Mastodon' }).click()
  await plain.getByRole('link', { name: 'Jatka kirjautumaan' }).click()
  await plain.waitForURL(`${mastodon.url}/oauth/authorize**`)
  await plain.getByRole('button', { name: 'Authorize' }).click()
  await plain.waitForURL(`${app.baseUrl}/mine/channels?*`)
  await plain.getByText('on yhdistetty').waitFor()
  await context.close()
})
