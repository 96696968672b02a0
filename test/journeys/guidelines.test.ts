import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { intlFor } from '../../src/ui/intl.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { press, tabTo } from '../support/keyboard.ts'

// A member proposes, an editor answers and publishes, and the member sees what changed: by keyboard, in each language.

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function open(viewer: Viewer, language: Language, javaScriptEnabled = true): Promise<Visit> {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale, javaScriptEnabled })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  opened.page.setDefaultTimeout(6000)
  return opened
}

test.each(['fi', 'sv', 'en'] as const)('a proposal becomes a version, by keyboard, in %s', async (language) => {
  const says = (id: string) => intlFor(language).messages[id] as string
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo', language })
  const eeva = await makeMember(app.database.db, organisation, { language, roles: ['editor'], name: 'Eeva Editori' })
  const aino = await makeMember(app.database.db, organisation, { language, name: 'Aino' })
  const editor = await open(eeva, language)
  await editor.page.goto(`${app.address}/guidance/write`)
  await press(editor.page, 'button[value=take-over]')
  await editor.page.locator('button[value=retire]').first().waitFor()

  const member = await open(aino, language)
  await member.page.goto(`${app.address}/guidance/guidelines/others`)
  await tabTo(member.page, '[name=words]')
  await member.page.keyboard.type('XYZZY')
  await press(member.page, 'button[value=proposal]')
  await member.page.getByText('XYZZY').first().waitFor()
  await expectAccessible(member.page)

  await editor.page.goto(`${app.address}/guidance/guidelines/others`)
  await tabTo(editor.page, '[name=answer]')
  await editor.page.keyboard.type('PLUGH')
  await press(editor.page, 'button[value=answer]')
  await editor.page.getByText('PLUGH').first().waitFor()
  await press(editor.page, `a[href="/guidance/guidelines/others/write/${language}"]`)
  await tabTo(editor.page, '[name=body]')
  await editor.page.keyboard.press('Control+Home')
  await editor.page.keyboard.type('**FROBOZZ** ')
  await editor.page.locator('.sheet strong', { hasText: 'FROBOZZ' }).waitFor()
  await expectAccessible(editor.page)
  await tabTo(editor.page, '[name=note]')
  await editor.page.keyboard.type('Note')
  await tabTo(editor.page, '[name=because]')
  await editor.page.keyboard.press('Space')
  await press(editor.page, 'button[value=publish]')
  await editor.page.waitForURL(`**/guidance/guidelines/others/${language}/2`)
  await editor.context.close()

  await member.page.goto(`${app.address}/guidance/guidelines/others`)
  await member.page.getByText('PLUGH').first().waitFor()
  await press(member.page, `#said a[href$="/${language}/2/changes"]`)
  await member.page.locator('ins', { hasText: 'FROBOZZ' }).waitFor()
  expect(await member.page.locator('del').count()).toBe(0)
  expect(await member.page.locator('ins .only-heard').first().textContent()).toBe(`${says('passage.added')} `)
  await expectAccessible(member.page)
  await member.context.close()
})

test('without a script a guideline is previewed and published, and the public page shows it once it is open', async () => {
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
  const chief = await makeMember(app.database.db, organisation, { roles: ['admin'], name: 'Päivi' })
  const { page, context } = await open(chief, 'fi', false)
  await page.goto(`${app.address}/guidance/write`)
  await page.locator('button[value=take-over]').click()
  const shut = await page.request.get(`${app.address}/public-guidelines/${organisation}`)
  expect(shut.status()).toBe(404)
  await page.goto(`${app.address}/guidance/guidelines/clear/write/fi`)
  await page.locator('[name=body]').fill('Sano *suoraan*. <b>ei</b>')
  await page.locator('button[value=preview]').click()
  await page.locator('.sheet em', { hasText: 'suoraan' }).waitFor()
  expect(await page.locator('.sheet b').count()).toBe(0)
  expect(await page.locator('[name=body]').inputValue()).toBe('Sano *suoraan*. <b>ei</b>')
  await page.locator('button[value=publish]').click()
  await page.waitForURL('**/guidance/guidelines/clear/fi/2')
  await page.goto(`${app.address}/guidance/write`)
  await page.locator('[name=page][value=open]').check()
  await page.locator('button[value=page]').click()
  await context.close()

  const stranger = await visit(browser, { locale: 'fi-FI' })
  await stranger.page.goto(`${app.address}/public-guidelines/${organisation}`)
  await stranger.page.getByText('Selvästi ja kaikille').click()
  await stranger.page.locator('em', { hasText: 'suoraan' }).waitFor()
  expect(await stranger.page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  await expectAccessible(stranger.page)
  await stranger.context.close()
})
