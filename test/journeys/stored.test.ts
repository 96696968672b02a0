import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, visit } from '../support/browser.ts'
import { type MadeOrganisation, makeMember, makeOrganisation, makeTelling, signInAs } from '../support/factories.ts'
import { tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'

// What is stored of me: by keyboard, in each language. Look why, see it all, delete a single thing, and take all along.

let app: TestApp
let browser: Browser
let made: MadeOrganisation
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  made = await makeOrganisation(app.database.db, { name: 'Kajo' })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const texts = {
  fi: { seen: 'Kuka näkee', alone: 'sinä itse', kept: 'kunnes se on julkaistu tai otat sen takaisin' },
  sv: { seen: 'Vem ser det', alone: 'du själv', kept: 'tills det är publicerat eller du tar tillbaka det' },
  en: { seen: 'Who sees it', alone: 'you yourself', kept: 'until it is published, or you take it back' },
} as const

async function open(viewer: Viewer, language: Language, width = 390) {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale, viewport: { width, height: 844 } })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  return opened
}

test.each(['fi', 'sv', 'en'] as const)(
  'by keyboard, in %s: why, all of it, and on to where it is deleted',
  async (language) => {
    const says = texts[language]
    const aino = await makeMember(app.database.db, made.id, { language, name: 'Aino Aalto', groupIds: [made.groupId] })
    for (let n = 0; n < 3; n++)
      await makeTelling(app.database.db, aino, {
        storyId: made.storyId,
        postUrl: `https://fake.example/${n}`,
        clicks: 2,
      })
    const { page, context, noise } = await open(aino, language)
    await page.goto(`${app.address}/mine`, { waitUntil: 'networkidle' })
    await tabTo(page, 'a[href="/mine/stored"]')
    await page.keyboard.press('Enter')
    await page.locator('#for-telling').waitFor()
    expect(await page.locator('main').innerText()).toContain('Aino Aalto')
    const telling = 'section[aria-labelledby=for-telling] section:has(a[href="/mine/stored/tellings"])'
    await tabTo(page, `${telling} summary`)
    await page.keyboard.press('Enter')
    const why = await page.locator(`${telling} details`).innerText()
    for (const word of [says.seen, says.alone, says.kept]) expect(why).toContain(word)
    await lookAt(page, `stored-${language}`)
    await tabTo(page, 'a[href="/mine/stored/tellings"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/mine/stored/tellings')
    await expect.poll(() => page.locator('dl.held').count()).toBe(3)
    await lookAt(page, `stored-tellings-${language}`)
    await tabTo(page, 'main a[href="/mine"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/mine')
    expect(noise).toEqual([])
    await context.close()
  },
)

test('without a script it all stands there, and the package comes', async () => {
  const aino = await makeMember(app.database.db, made.id, { name: 'Aino Aalto' })
  const { page, context } = await visit(browser, { javaScriptEnabled: false })
  await context.addCookies(cookiesOf(await signInAs(app, aino), app.address))
  await page.goto(`${app.address}/mine/stored`)
  expect(await page.locator('main').innerText()).toContain('Aino Aalto')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[href="/mine/export.zip"]').click(),
  ])
  expect(download.suggestedFilename()).toBe('luotto.zip')
  await context.close()
})

test('at a desk it looks well too', async () => {
  const { page, context } = await open(made.people.admin, 'fi', 1280)
  await page.goto(`${app.address}/mine/stored`, { waitUntil: 'networkidle' })
  await lookAt(page, 'stored-desk')
  await context.close()
})
