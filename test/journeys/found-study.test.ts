import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '../../src/ui/catalogues.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, visit } from '../support/browser.ts'
import { makeMember, makeOrganisation, signInAs } from '../support/factories.ts'

// A steward founds a study, changes its codebook and opens it: by keyboard alone and without scripts, in each language.

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const inTime = { timeout: 30_000 }

/** Goes on by the tab key until the control of this name has the focus: what is not reached so fails. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate((wanted) => {
      const one = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }
      const names = [one?.getAttribute('aria-label'), ...[...(one?.labels ?? [])].map((label) => label.innerText)]
      return [...names, one?.innerText].some((text) => text?.trim() === wanted)
    }, name)
    if (found) return
  }
  throw new Error(`The tab key never came to “${name}”.`)
}

/** By keyboard where there are scripts; without them by pointer, as on a phone whose browser runs none. */
function hands(page: Page, scripts: boolean) {
  return {
    async press(name: string): Promise<void> {
      if (!scripts) {
        const link = page.getByRole('link', { name, exact: true })
        return link
          .or(page.getByRole('button', { name, exact: true }))
          .first()
          .click()
      }
      await tabTo(page, name)
      await page.keyboard.press('Enter')
    },
    async type(label: string, text: string): Promise<void> {
      if (!scripts) return page.getByLabel(label).first().fill(text)
      // Coming by the tab key marks what stands in the field, so that typing takes its place.
      await tabTo(page, label)
      await page.keyboard.type(text)
    },
    look: () => (scripts ? expectAccessible(page) : undefined),
  }
}

const ways = [
  { scripts: true, width: 390 },
  { scripts: true, width: 1280 },
  { scripts: false, width: 390 },
] as const

describe.each(['fi', 'sv', 'en'] as const)('in %s', (language) => {
  test.each(ways)('a study is founded, its codebook changed, and opened: %o', async ({ scripts, width }) => {
    const t = catalogues[language]
    const made = await makeOrganisation(app.database.db)
    const steward = await makeMember(app.database.db, made.id, { roles: ['steward'], language })
    const viewport = { width, height: 900 }
    const { page, context, noise } = await visit(browser, { javaScriptEnabled: scripts, viewport })
    await context.addCookies(cookiesOf(await signInAs(app, steward), app.address))
    const { press, type, look } = hands(page, scripts)
    // What a client navigation brings comes a moment after its address.
    const shows = (text: string) => expect.poll(() => page.locator('main').innerText(), inTime).toContain(text)

    await page.goto(`${app.address}/together/studies`)
    await press(t['study.new.title'])
    await page.waitForURL('**/studies/new')
    await shows(t['study.question'])
    await look()
    await type(t['study.title'], 'Ääni ja työ')
    await type(t['study.question'], 'Mitä työstä puhutaan?')
    await press(t['study.new.found'])
    await page.waitForURL(/studies\/[0-9a-f-]{36}$/)
    await shows('Ääni ja työ')
    await look()

    await press(t['study.room.codebook'])
    await page.waitForURL('**/codebook')
    await shows('own-work')
    await look()
    const url = page.url()
    await page.goto(`${url}/tone/mixed`)
    await look()
    await type(t[`common.in.${language}`], 'Molempia yhtä aikaa')
    await press(t['common.save'])
    await page.waitForURL('**/codebook/tone#codes')
    await shows('Molempia yhtä aikaa')
    await page.goto(`${url}/versions`)
    expect(await page.locator('main ins').innerText()).toBe('Molempia yhtä aikaa')
    await look()

    await page.goto(url.replace('/codebook', ''))
    await press(t['study.step.open'])
    await shows(t['study.state.collecting'])
    expect(noise).toEqual([])
    await context.close()
  })
})
