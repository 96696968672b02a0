import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { catalogues } from '../../src/ui/catalogues.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { type MadeStudy, makeParticipant, makeStudy, makeStudyPosts, makeWorker } from '../support/studies.ts'

// A sample is drawn, two code it who do not see each other, a third settles, and they are told how far they agree:
// in each language, by keyboard alone, one of the coders without scripts on a phone.

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

const inTime = { timeout: 30_000 }
const desk = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 844 } }

async function pageFor(viewer: Viewer, options: Parameters<typeof visit>[1]): Promise<Page> {
  const cookie = await signInAs(app, viewer)
  const visited = await visit(browser, options)
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: app.address }
  })
  await visited.context.addCookies(cookies)
  return visited.page
}

async function makeStaff(language: Language) {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db, { language, name: 'Silta Oy' })
  const member = (name: string) => makeMember(db, organisation, { language, name })
  const researcher = await makeMember(db, organisation, { language, name: 'Tiina Tutkija', roles: ['researcher'] })
  const study = await makeStudy(db, researcher, { state: 'collecting' })
  const [one, other, third] = [await member('Kaisa'), await member('Kalle'), await member('Rauni')]
  await makeWorker(db, study, one, 'coder')
  await makeWorker(db, study, other, 'coder')
  await makeWorker(db, study, third, 'adjudicator')
  for (const pseudonym of ['P1', 'P2', 'P3']) {
    const person = await makeParticipant(db, study, { pseudonym })
    await makeStudyPosts(db, study, person, new Array(4).fill({}))
  }
  return { study, researcher, one, other, third }
}

/** Goes to a button as a key does, and presses it. */
async function press(page: Page, button: ReturnType<Page['locator']>): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

const codesOf = ({ organisationId, id }: MadeStudy) =>
  inOrganisation(app.database.db, organisationId, (tx) =>
    tx
      .selectFrom('studyCode')
      .select(['postId', 'coderAlias', 'decision', 'code', 'isAdjudicated'])
      .where('studyId', '=', id)
      .execute(),
  )

test.each(languages)('draw → two code → disagreement → a third settles → agreement, in %s', async (language) => {
  const t = catalogues[language]
  const { study, researcher, one, other, third } = await makeStaff(language)
  const at = (room: string) => `${app.address}/together/studies/${study.id}/${room}`

  const leads = await pageFor(researcher, desk)
  await leads.goto(at('sample'))
  await leads.getByLabel(t['coding.sample.size'], { exact: true }).fill('12')
  await leads.getByLabel(t['coding.sample.share'], { exact: true }).fill('100')
  await press(leads, leads.getByRole('button', { name: t['coding.sample.look'] }))
  await leads.getByRole('heading', { name: t['coding.sample.preview'] }).waitFor()
  await expectAccessible(leads)
  await press(leads, leads.getByRole('button', { name: t['coding.sample.draw'] }))
  await leads.getByRole('heading', { name: t['coding.sample.progress'] }).waitFor()
  expect(await leads.locator('main').innerText()).toContain('K2')

  // By single keys. The first answer is taken back and given otherwise, over the border between two posts.
  const keys = await pageFor(one, desk)
  await keys.goto(at('code'))
  await expectAccessible(keys)
  const first = await keys.locator('.to-code .large').innerText()
  await keys.keyboard.press('6')
  await expect.poll(() => keys.locator('progress').getAttribute('value'), inTime).toBe('1')
  await expect.poll(() => keys.evaluate(() => document.activeElement?.className), inTime).toBe('to-code')
  await keys.keyboard.press('u')
  await expect.poll(() => keys.locator('.to-code .large').innerText(), inTime).toBe(first)
  for (const key of ['1', '4', '3']) await keys.keyboard.press(key)
  await keys.keyboard.press('s')
  for (let post = 1; post < 12; post++) {
    await expect.poll(() => keys.locator('progress').getAttribute('value'), inTime).toBe(String(post))
    if (post === 6) {
      // Sent behind what is shown; a window that is left before is asked about.
      await expect.poll(async () => (await codesOf(study)).length, inTime).toBe(3 + 5)
      await keys.reload()
    }
    await keys.locator('.codes .key').first().waitFor()
    await keys.keyboard.press('6')
  }
  await keys.getByText(t['coding.allDone']).waitFor()

  // On a phone whose browser runs no scripts.
  const plain = await pageFor(other, { ...phone, javaScriptEnabled: false })
  await plain.goto(at('code'))
  for (let post = 0; post < 12; post++) await press(plain, plain.locator('button[value=no]'))
  await plain.getByText(t['coding.allDone']).waitFor()

  const settles = await pageFor(third, phone)
  await settles.goto(at('adjudicate'))
  await settles.getByText(first).waitFor()
  expect(await settles.locator('main').innerText()).not.toMatch(/K\d|Kaisa|Kalle/)
  await expectAccessible(settles)
  for (const code of ['own-work', 'partnership', 'neutral']) {
    await press(settles, settles.locator(`button[value=${code}]`))
    await settles.locator(`button[value=${code}]`).waitFor({ state: 'detached' })
  }
  await settles.getByText(t['coding.adjudicate.nothing']).waitFor()
  const codes = await codesOf(study)
  expect(
    codes
      .filter(({ isAdjudicated }) => isAdjudicated)
      .map(({ code }) => code)
      .sort(),
  ).toEqual([...['neutral', 'own-work', 'partnership']])
  expect(codes.filter(({ isAdjudicated }) => !isAdjudicated)).toHaveLength(11 + 3 + 12)

  const told = await pageFor(one, phone)
  await told.goto(at('agreement'))
  // Of 12 posts one differs: Krippendorff's alpha is 1 − 23 · 1 · 2 / (1 · 23 · 2) = 0, as often as by chance.
  await expect.poll(() => told.locator('main').innerText(), inTime).toMatch(/alfa 0,00|alpha 0\.00/)
  await expectAccessible(told)
})

test('what is pressed while the connection is gone waits, says so, and is sent when it is back', async () => {
  const { study, researcher, one } = await makeStaff('fi')
  const t = catalogues.fi
  const leads = await pageFor(researcher, desk)
  await leads.goto(`${app.address}/together/studies/${study.id}/sample?kind=all&size=&share=0`)
  await press(leads, leads.getByRole('button', { name: t['coding.sample.draw'] }))
  await leads.getByRole('heading', { name: t['coding.sample.progress'] }).waitFor()
  const coder = await pageFor(one, phone)
  await coder.goto(`${app.address}/together/studies/${study.id}/code`)
  await coder.locator('.codes .key').first().waitFor({ state: 'attached' })
  await coder.context().setOffline(true)
  const seen = new Set<string>()
  for (const key of ['6', '6', '1']) {
    seen.add(await coder.locator('.to-code .large').innerText())
    await coder.keyboard.press(key)
  }
  expect(seen.size).toBe(3)
  await coder.getByText(/Yhteys katkesi. 3 vastausta/).waitFor()
  expect(await codesOf(study)).toEqual([])
  // Nor is it lost with the window: opened anew, the page knows what has not got through.
  await coder.goto('about:blank')
  await coder.context().setOffline(false)
  expect(await codesOf(study)).toEqual([])
  await coder.goto(`${app.address}/together/studies/${study.id}/code`)
  await expect.poll(() => codesOf(study), { timeout: 30_000 }).toHaveLength(3)
  await coder.getByText(/Yhteys katkesi/).waitFor({ state: 'detached' })
})

test('single keys can be turned off, and the device remembers it', async () => {
  const { study, researcher, one } = await makeStaff('fi')
  const t = catalogues.fi
  const leads = await pageFor(researcher, desk)
  await leads.goto(`${app.address}/together/studies/${study.id}/sample?kind=all&size=&share=0`)
  await press(leads, leads.getByRole('button', { name: t['coding.sample.draw'] }))
  await leads.getByRole('heading', { name: t['coding.sample.progress'] }).waitFor()
  const coder = await pageFor(one, desk)
  await coder.goto(`${app.address}/together/studies/${study.id}/code`)
  await coder.locator('.codes .key').first().waitFor()
  await coder.getByLabel(t['coding.keys']).focus()
  await coder.keyboard.press('Space')
  await coder.locator('.codes .key').first().waitFor({ state: 'detached' })
  await coder.keyboard.press('6')
  await coder.reload()
  await coder.getByLabel(t['coding.keys']).waitFor()
  await coder.keyboard.press('6')
  expect(await coder.locator('progress').getAttribute('value')).toBe('0')
  expect(await codesOf(study)).toEqual([])
})
