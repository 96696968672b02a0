import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, signInAs } from '../support/factories.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'

// From a programme that is being prepared to one that is open: what makes the ground ready is said, what is lacking is
// seen, and it is launched all the same, for all to see. By keyboard, in each language.

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
  await opened.context.route(/^https:/, (route) => route.abort())
  return opened
}

async function write(page: Page, selector: string, words: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.insertText(words)
}

const texts = {
  fi: {
    ...{ preparing: 'Kertomista vielä valmistellaan.', notYet: 'Kertominen avataan kaikille' },
    ...{ hours: 'Kaksi tuntia viikossa.', whose: 'Liisa Lind, toimitusjohtaja', training: 'Kertomisen tunti' },
    ...{
      why: 'Kirjoita, miksi kertominen avataan',
      reason: 'Pulssi kysytään keväällä.',
      opened: 'Miksi se silti avattiin',
    },
    noPulse: 'Pulssi: miten täällä voidaan: Pulssin tuloksia ei vielä ole.',
  },
  sv: {
    ...{ preparing: 'Berättandet förbereds fortfarande.', notYet: 'Berättandet öppnas för alla' },
    ...{ hours: 'Två timmar i veckan.', whose: 'Lisa Lind, vd', training: 'En timme om att berätta' },
    ...{ why: 'Skriv varför berättandet öppnas', reason: 'Pulsen frågas i vår.', opened: 'Varför det ändå öppnades' },
    noPulse: 'Pulsen: hur vi har det här: Pulsen har ännu inga resultat.',
  },
  en: {
    ...{ preparing: 'Telling is still being prepared.', notYet: 'Telling is opened to everybody' },
    ...{ hours: 'Two hours a week.', whose: 'Lisa Lind, managing director', training: 'An hour on telling' },
    ...{
      why: 'Write why telling is opened',
      reason: 'The pulse is asked in spring.',
      opened: 'Why it was opened all the same',
    },
    noPulse: 'The pulse: how people are here: There are no results of the pulse yet.',
  },
} as const

async function prepared(language: Language) {
  const { db } = app.database
  const id = await makeBareOrganisation(db, { name: 'Kajo', language })
  const steward = await makeMember(db, id, { roles: ['steward'], language, name: 'Siiri Silta' })
  const member = await makeMember(db, id, { language, name: 'Aino Aalto' })
  const storyId = await makeStory(db, steward, { title: 'Silta', language })
  await inOrganisation(db, id, (tx) =>
    tx.updateTable('organisation').set({ isPreparing: true }).where('organisationId', '=', id).execute(),
  )
  return { steward: await open(steward, language), member: await open(member, language), storyId }
}

/** Nobody is pushed to a story that they cannot tell yet: it is read, and what is open already is shown. */
async function seesCalmly({ page }: Visit, storyId: string, says: (typeof texts)[Language], language: Language) {
  await page.goto(`${app.address}/stories`)
  await page.locator('.notice', { hasText: says.notYet }).waitFor()
  expect(await page.locator('.story .button').count()).toBe(0)
  await lookAt(page, `preparing-${language}`)
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await page.locator('.notice', { hasText: says.notYet }).waitFor()
  expect(await page.locator('textarea').count()).toBe(0)
  await page.goto(`${app.address}/stories/${storyId}`)
  await press(page, '.notice a')
  await page.waitForURL('**/together/readiness')
  await page.getByText(says.preparing).waitFor()
  expect(await page.locator('a.button').count()).toBe(0)
}

test.for(['fi', 'sv', 'en'] as const)(
  'prepared → lacking → launched, in %s',
  { timeout: 120_000 },
  async (language) => {
    const says = texts[language]
    const { steward, member, storyId } = await prepared(language)
    await seesCalmly(member, storyId, says, language)

    const { page } = steward
    await page.goto(`${app.address}/together/readiness`)
    await lookAt(page, `readiness-before-${language}`)
    await press(page, 'main a[href="/together/readiness/time"]')
    await write(page, '[name=said]', says.hours)
    await write(page, '[name=whoseWords]', says.whose)
    await lookAt(page, `working-time-${language}`)
    await press(page, 'main button[type=submit]')
    await page.waitForURL('**/together/readiness')
    await page.locator('blockquote', { hasText: says.hours }).waitFor()
    await press(page, 'main a[href="/together/readiness/training"]')
    await write(page, '[name=title]', says.training)
    await press(page, 'form:has([value=add]) button')
    await page.locator('main li', { hasText: says.training }).waitFor()
    await lookAt(page, `training-${language}`)

    // The launch, with what is lacking before one's eyes: not without a reason.
    await page.goto(`${app.address}/together/readiness/launch`)
    await page.getByText(says.noPulse).waitFor()
    await press(page, 'main button[type=submit]')
    await page.locator('.fault', { hasText: says.why }).waitFor()
    await lookAt(page, `launch-${language}`)
    await write(page, '[name=reason]', says.reason)
    await press(page, 'main button[type=submit]')
    await page.waitForURL('**/together/readiness')

    // Now it stands for everybody, and the story is everybody's to tell.
    await member.page.goto(`${app.address}/together/readiness`)
    await member.page.getByText(`${says.opened}: ${says.reason}`).waitFor()
    await member.page.getByText(says.noPulse).waitFor()
    await lookAt(member.page, `readiness-launched-${language}`)
    await member.page.goto(`${app.address}/stories`)
    await press(member.page, '.story .button')
    await member.page.waitForURL('**/tell?story=*')
    expect([...steward.noise, ...member.noise].filter((line) => !/status of 400/.test(line))).toEqual([])
    await steward.context.close()
    await member.context.close()
  },
)
