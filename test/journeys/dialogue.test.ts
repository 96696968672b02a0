import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeDialogue, makeMember, signInAs } from '../support/factories.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'

// The gate before the figures: shut, recorded, open; what is new shuts it; what was wrong is corrected for all to see. By
// keyboard, in each language.

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

const sizes = {
  fi: { width: 390, height: 844 },
  sv: { width: 1280, height: 900 },
  en: { width: 390, height: 844 },
} as const

async function open(viewer: Viewer, language: Language): Promise<Visit> {
  const opened = await visit(browser, { viewport: sizes[language] })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  return opened
}

async function write(page: Page, selector: string, words: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(words)
}

const texts = {
  fi: {
    ...{ shut: 'Yhteisiä lukuja ei vielä lasketa.', open: 'Lukuja ei ole vielä.' },
    ...{ missing: 'Täytä tämä vielä.', grown: 'Kuinka moneen kysymykseen on vastattu' },
    ...{ corrected: 'Syy: Päivä oli väärin.', reason: 'Päivä oli väärin.', parties: 'Luottamusmies ja johto' },
  },
  sv: {
    ...{ shut: 'De gemensamma siffrorna räknas inte ännu.', open: 'Det finns inga siffror ännu.' },
    ...{ missing: 'Fyll i det här.', grown: 'Hur många frågor som har besvarats' },
    ...{ corrected: 'Orsak: Fel dag.', reason: 'Fel dag.', parties: 'Förtroendemannen och ledningen' },
  },
  en: {
    ...{ shut: 'The shared figures are not counted yet.', open: 'There are no figures yet.' },
    ...{ missing: 'Please fill this in.', grown: 'How many questions were answered' },
    ...{
      corrected: 'Why: The day was wrong.',
      reason: 'The day was wrong.',
      parties: 'The shop steward and the management',
    },
  },
} as const

/** As an older Luotto would have left it: recorded before there was more to process. */
async function recordOfOlder(steward: Viewer): Promise<void> {
  await makeDialogue(app.database.db, steward)
  await inOrganisation(app.database.db, steward.organisation.id, (tx) =>
    tx
      .updateTable('dialogueRecord')
      .set({ processing: 1 })
      .where('organisationId', '=', steward.organisation.id)
      .execute(),
  )
}

test.for(['fi', 'sv', 'en'] as const)(
  'shut → recorded → open → corrected, in %s',
  { timeout: 120_000 },
  async (language) => {
    const says = texts[language]
    const id = await makeBareOrganisation(app.database.db, { name: 'Kajo', language })
    const steward = await makeMember(app.database.db, id, { roles: ['steward'], language, name: 'Siiri Silta' })
    const member = await makeMember(app.database.db, id, { language, name: 'Aino Aalto' })
    const visited = await open(steward, language)
    const { page } = visited

    await page.goto(`${app.address}/together`)
    await page.getByText(says.shut).waitFor()
    await recordOfOlder(steward)
    await page.goto(`${app.address}/together/dialogue`)
    await page.locator('.notice', { hasText: says.grown }).waitFor()
    await lookAt(page, `dialogue-new-${language}`)

    // What is missing is said, and nothing that was typed is lost.
    await page.locator('[name=heldOn]').fill('2026-11-16')
    await write(page, '[name=parties]', says.parties)
    await press(page, '#new button[type=submit]')
    await page.locator('.fault', { hasText: says.missing }).waitFor()
    expect(await page.locator('[name=parties]').inputValue()).toBe(says.parties)
    await lookAt(page, `dialogue-fault-${language}`)
    await write(page, '[name=discussed]', says.parties)
    await press(page, '#new button[type=submit]')
    await page.waitForURL('**/together')
    await page.getByText(says.open).waitFor()

    // A mistake is mended as a new version; what it said before stays.
    await page.goto(`${app.address}/together/dialogue`)
    await press(page, 'main ul.rows a')
    await page.waitForURL('**/together/dialogue/*')
    await press(page, 'details:has([value=correct]) summary')
    await page.locator('[name=heldOn]').fill('2026-11-17')
    await write(page, '[name=reason]', says.reason)
    await press(page, 'form:has([value=correct]) button')
    await page.getByText(says.corrected).waitFor()
    await lookAt(page, `dialogue-corrected-${language}`)

    // Everybody reads it, and nobody but those who lead can change it.
    const other = await open(member, language)
    await other.page.goto(page.url())
    await other.page.getByText(says.corrected).waitFor()
    expect(await other.page.locator('main form').count()).toBe(0)
    // The answer to the form that was not taken is told by the browser itself.
    expect([...visited.noise, ...other.noise].filter((line) => !/status of 400/.test(line))).toEqual([])
    await visited.context.close()
    await other.context.close()
  },
)
