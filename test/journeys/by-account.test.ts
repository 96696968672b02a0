import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeAccount, fakeNetwork, fakePassword } from '../../src/networks/fake.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { found, publishStory } from '../support/founder.ts'

// By one's own account, through the real queue; the network is the fake that keeps the contract.

const network = fakeNetwork()
let app: TestApp
let browser: Browser
let page: Page
beforeAll(async () => {
  app = await startApp({}, { networks: { bluesky: network } })
  browser = await openBrowser()
  page = (await visit(browser)).page
  await found(page, app)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function tell(words: string): Promise<void> {
  const story = await publishStory(page, app)
  await page.goto(`${app.address}/tell?story=${story}`)
  await page.locator('#own-words').fill(words)
  await page.getByRole('radio', { name: `Bluesky · ${fakeAccount.handle}` }).check()
  await page.getByRole('button', { name: 'Kerro: Bluesky' }).click()
  await page.waitForURL('**/tellings/*')
}

test('an account is connected once handle and app password fit; a wrong one is told, and the handle kept', async () => {
  await page.goto(`${app.address}/mine/channels`)
  await page.getByLabel('Käyttäjänimi').fill(fakeAccount.handle)
  await page.getByLabel('Sovellussalasana').fill('väärä')
  await page.getByRole('button', { name: 'Yhdistä' }).click()
  await page.getByText('Bluesky ei hyväksynyt salasanaa.').waitFor()
  expect(await page.getByLabel('Käyttäjänimi').inputValue()).toBe(fakeAccount.handle)
  await page.getByLabel('Sovellussalasana').fill(fakePassword)
  await page.getByRole('button', { name: 'Yhdistä' }).click()
  await page.getByRole('button', { name: `Irrota ${fakeAccount.handle}` }).waitFor()
})

test('a telling goes out with its card, the page says so by itself, and the text is no longer kept', async () => {
  await tell('Suunnittelin lukusalin valot.')
  await page.getByText('Kiitos, että kerroit.').waitFor()
  await page.getByText('Julkaistu').waitFor()
  const post = network.posts.at(-1)?.post
  expect(post?.text).toBe('Suunnittelin lukusalin valot.\n\nTyönantajani on Aalto Oy.')
  expect(post?.card?.url).toMatch(new RegExp(`^${app.baseUrl}/go/[a-z0-9]{10}$`))
  expect(await page.locator('body').innerText()).not.toContain('Suunnittelin')
})

test('what the network refuses is said in plain words; the text is kept, and a second try goes out once', async () => {
  const before = network.posts.length
  network.next('rejected')
  await tell('Toinen kerta.')
  await page.getByText('Ei mennyt läpi').waitFor()
  expect(await page.getByLabel('Tallessa oleva teksti').inputValue()).toContain('Toinen kerta.')
  const refused = page.url()
  await page.getByRole('link', { name: 'Muokkaa tekstiä' }).click()
  await expect.poll(() => page.locator('#own-words').inputValue()).toBe('Toinen kerta.')
  await page.goto(refused)
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await page.getByText('Julkaistu').waitFor({ timeout: 15_000 })
  expect(network.posts.length).toBe(before + 1)
})

test('where the connection broke amid sending, the post is looked for, and stands once', async () => {
  const before = network.posts.length
  network.next('unknown-but-published')
  await tell('Kolmas kerta.')
  await page.getByText('Emme tiedä, menikö tämä läpi').waitFor()
  await page.getByRole('button', { name: 'Ei näy, yritä uudelleen' }).click()
  await page.getByText('Julkaistu').waitFor({ timeout: 20_000 })
  expect(network.posts.length).toBe(before + 1)
})
