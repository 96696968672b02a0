import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeAskHelper, makeBareOrganisation, makeMember, makeStory, signInAs } from '../support/factories.ts'
import { tabTo } from '../support/keyboard.ts'

// Ask first, hear what a helper suggests, take it into the draft, and tell: by keyboard, in each language. Unnamed.

let app: TestApp
let browser: Browser
let helper: Viewer
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
  helper = await makeMember(app.database.db, organisation, { roles: ['editor'], name: 'Oona Opas' })
  await makeAskHelper(app.database.db, helper)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function open(viewer: Viewer, language: Language, javaScriptEnabled = true): Promise<Visit> {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale, javaScriptEnabled })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  await opened.context.route(/^https:/, (route) => route.abort())
  return opened
}

const makeAsker = (language: Language, name: string) =>
  makeMember(app.database.db, helper.organisation.id, { language, name })

const texts = {
  fi: {
    draft: 'Rakensimme sillan. Se on Suomen paras silta.',
    quote: 'Suomen paras silta',
    instead: 'minun mielestäni kaunis',
    mended: 'Rakensimme sillan. Se on minun mielestäni kaunis.',
    question: 'Onko tämä liikaa?',
    promise: 'Vastaus tulee viimeistään:',
    answered: 'Sinulle on vastattu',
    taken: 'Otettu luonnokseen',
    told: 'Linkkisi:',
  },
  sv: {
    draft: 'Vi byggde bron. Den är Finlands bästa bro.',
    quote: 'Finlands bästa bro',
    instead: 'vacker, tycker jag',
    mended: 'Vi byggde bron. Den är vacker, tycker jag.',
    question: 'Är det här för mycket?',
    promise: 'Du får svar senast',
    answered: 'Du har fått svar',
    taken: 'Tagen in i utkastet',
    told: 'Din länk:',
  },
  en: {
    draft: 'We built the bridge. It is the best bridge in Finland.',
    quote: 'the best bridge in Finland',
    instead: 'beautiful, I think',
    mended: 'We built the bridge. It is beautiful, I think.',
    question: 'Is this too much?',
    promise: 'You will have an answer by',
    answered: 'You have an answer',
    taken: 'Taken into the draft',
    told: 'Your link:',
  },
} as const

/** The helper finds the words in the draft, suggests others, and answers. */
async function answer(visited: Visit, says: (typeof texts)[Language], name: string): Promise<void> {
  const { page } = visited
  await page.goto(`${app.address}/guidance/questions`)
  await tabTo(page, 'ul.rows a')
  await page.keyboard.press('Enter')
  await page.locator('#draft').waitFor()
  expect(await page.content()).not.toContain(name)
  await tabTo(page, '#draft')
  const [before] = says.draft.split(says.quote)
  await page.keyboard.press('Control+Home')
  for (let at = 0; at < (before ?? '').length; at++) await page.keyboard.press('ArrowRight')
  for (let at = 0; at < says.quote.length; at++) await page.keyboard.press('Shift+ArrowRight')
  await tabTo(page, 'fieldset button')
  await page.keyboard.press('Enter')
  // The row is there, with the words in it, and one goes on in what to say instead.
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement)?.name)).toBe('instead0')
  expect(await page.locator('[name=quote0]').inputValue()).toBe(says.quote)
  await page.keyboard.type(says.instead)
  await expectAccessible(page)
  await tabTo(page, '[name=words]')
  await page.keyboard.type('Silta on hieno.')
  await tabTo(page, 'button[value=answer]')
  await page.keyboard.press('Enter')
  await page.locator('textarea[name=words]').waitFor({ state: 'detached' })
  await expectAccessible(page)
}

test.each(['fi', 'sv', 'en'] as const)('by keyboard, in %s: ask first, answer, take, tell', async (language) => {
  const says = texts[language]
  const name = `Kaisa Kysyjä ${language}`
  const asker = await makeAsker(language, name)
  const storyId = await makeStory(app.database.db, helper, { language })
  const { page, context, noise } = await open(asker, language)
  await page.goto(`${app.address}/tell?story=${storyId}`, { waitUntil: 'networkidle' })
  await tabTo(page, '#own-words')
  await page.keyboard.type(says.draft)
  await tabTo(page, 'button[value=tell]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/guidance\/ask/)
  // The draft has come along, and nothing of it in the address.
  await expect.poll(() => page.locator('[name=draft]').inputValue()).toBe(says.draft)
  expect(decodeURIComponent(page.url())).not.toContain(says.quote)
  await expectAccessible(page)
  await tabTo(page, '[name=words]')
  await page.keyboard.type(says.question)
  await tabTo(page, 'main form button[type=submit]')
  await page.keyboard.press('Enter')
  await page.getByText(says.promise).waitFor()
  await expectAccessible(page)
  const own = page.url()

  const helping = await open(helper, 'fi')
  await answer(helping, says, name)
  expect(helping.noise).toEqual([])
  await helping.context.close()

  await page.goto(own)
  await page.getByText(says.answered).waitFor()
  await expectAccessible(page)
  await tabTo(page, 'button[name=suggestion]')
  await page.keyboard.press('Enter')
  await page.getByText(says.taken).waitFor()
  await tabTo(page, 'section a.button')
  await page.keyboard.press('Enter')
  // The draft on the device has it.
  await expect.poll(() => page.locator('#own-words').inputValue()).toBe(says.mended)
  expect(page.url()).not.toContain('question')
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await tabTo(page, '.composer .actions button[type=submit]')
  await page.keyboard.press('Enter')
  await page.getByText(says.told).waitFor()
  expect(noise.filter((line) => !line.includes('ERR_FAILED'))).toEqual([])
  await context.close()
})

test('without JavaScript: the draft goes along, is mended by a suggestion that was typed, and comes to the composer', async () => {
  const says = texts.fi
  const asker = await makeAsker('fi', 'Kalle Kysyjä')
  const storyId = await makeStory(app.database.db, helper)
  const { page, context } = await open(asker, 'fi', false)
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await page.locator('#own-words').fill(says.draft)
  await page.getByRole('button', { name: 'Kysy ensin' }).click()
  expect(await page.locator('[name=draft]').inputValue()).toBe(says.draft)
  await page.getByRole('radio', { name: 'Kyllä, auttaja saa tietää' }).check()
  await page.getByRole('button', { name: 'Kysy', exact: true }).click()
  const own = page.url()

  const helping = await open(helper, 'fi', false)
  await helping.page.goto(`${app.address}/guidance/questions`)
  await helping.page.getByRole('link', { name: /Rakensimme/ }).click()
  await helping.page.getByText('Kalle Kysyjä').waitFor()
  await helping.page.locator('[name=quote0]').fill('Suomen huonoin')
  await helping.page.locator('[name=instead0]').fill(says.instead)
  await helping.page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await helping.page.getByText('Näitä sanoja ei ole luonnoksessa.').waitFor()
  expect(await helping.page.locator('[name=instead0]').inputValue()).toBe(says.instead)
  await helping.page.locator('[name=quote0]').fill(says.quote)
  await helping.page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await helping.page.getByText('Olet vastannut').waitFor()
  await helping.context.close()

  await page.goto(own)
  await page.getByRole('button', { name: 'Ota luonnokseen' }).click()
  await page.getByText(says.taken).waitFor()
  await page.getByRole('link', { name: 'Jatka luonnosta ja kerro' }).click()
  expect(await page.locator('#own-words').inputValue()).toBe(says.mended)
  await context.close()
})
