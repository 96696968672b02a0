import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, visit } from '../support/browser.ts'
import { type MadeOrganisation, makeMember, makeOrganisation, signInAs } from '../support/factories.ts'
import { tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'

// A steward says what only the organisation knows, and takes a paper along: by keyboard, in each language.

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

const texts = {
  fi: { officer: 'Tietosuojavastaava', ground: 'Oikeusperuste' },
  sv: { officer: 'Dataskyddsombud', ground: 'Rättslig grund' },
  en: { officer: 'Data protection officer', ground: 'Legal ground' },
} as const

test.each(['fi', 'sv', 'en'] as const)('by keyboard, in %s: filled in, and taken along', async (language) => {
  const made: MadeOrganisation = await makeOrganisation(app.database.db, { name: 'Kajo' })
  const steward = await makeMember(app.database.db, made.id, { roles: ['steward'], language })
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const { page, context, noise } = await visit(browser, { locale, viewport: { width: 390, height: 844 } })
  await context.addCookies(cookiesOf(await signInAs(app, steward), app.address))
  await page.goto(`${app.address}/together`, { waitUntil: 'networkidle' })
  await tabTo(page, 'a[href="/together/papers"]')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textarea[name=officer]')
  await page.keyboard.type('Olli Ohje, olli@kajo.example')
  await tabTo(page, 'main form button[type=submit]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/together/papers?saved')
  await lookAt(page, `papers-${language}`)
  for (const format of ['html', 'docx'] as const) {
    await tabTo(page, `a[href="/together/papers/record.${language}.${format}"]`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toBe(`luotto-record.${language}.${format}`)
    const bytes = readFileSync(await download.path())
    const text =
      format === 'html'
        ? bytes.toString('utf8')
        : strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array())
    for (const word of [texts[language].officer, texts[language].ground, 'Olli Ohje, olli@kajo.example'])
      expect(text).toContain(word)
  }
  expect(noise).toEqual([])
  await context.close()
})

test('a paper is itself a page that anybody can read', async () => {
  const made = await makeOrganisation(app.database.db, { name: 'Kajo' })
  const { page, context } = await visit(browser)
  const cookie = await signInAs(app, made.people.steward)
  for (const kind of ['record', 'notice', 'assessment']) {
    const answer = await fetch(`${app.address}/together/papers/${kind}.fi.html`, { headers: { cookie } })
    expect(answer.status).toBe(200)
    await page.setContent(await answer.text())
    await expectAccessible(page)
  }
  await context.close()
})

test('is for those who lead the programme or keep its settings, and for nobody else', async () => {
  const made = await makeOrganisation(app.database.db, { name: 'Kajo' })
  const asked = async (who: 'member' | 'editor' | 'leader' | 'researcher' | 'steward' | 'admin', path: string) => {
    const cookie = await signInAs(app, made.people[who])
    return (await fetch(`${app.address}${path}`, { headers: { cookie }, redirect: 'manual' })).status
  }
  for (const path of ['/together/papers', '/together/papers/record.fi.docx']) {
    for (const who of ['member', 'editor', 'leader', 'researcher'] as const) expect(await asked(who, path)).toBe(403)
    for (const who of ['steward', 'admin'] as const) expect(await asked(who, path)).toBe(200)
  }
  for (const file of ['record.fi.pdf', 'x.fi.docx', 'record.de.docx', 'record.fi.docx.exe', 'record'])
    expect(await asked('admin', `/together/papers/${file}`)).toBe(404)
})
