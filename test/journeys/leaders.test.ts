import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { deliverWaiting } from '../../src/features/thanks/deliver-thanks.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeTelling, signInAs } from '../support/factories.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'

// A leader says where they stand and shows what they told; a colleague reads it, thanks for it, and learns nothing by
// that; the leader reads the thanks, and turns it all off. By keyboard, on a phone, in each language.

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

const phone = { width: 390, height: 844 }

async function open(viewer: Viewer, language: Language, javaScriptEnabled = true): Promise<Visit> {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale, javaScriptEnabled, viewport: phone })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  return opened
}

/** In a group of radio buttons the arrows choose; Tab reaches the one that is chosen. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `[name=${name}]:checked`)
  for (let presses = 0; presses < 5; presses++) {
    if (await page.locator(`[name=${name}][value=${value}]`).isChecked()) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${value} cannot be chosen.`)
}

const texts = {
  fi: {
    statement: 'Kerro, jos haluat. Kertomatta jättäminen on yhtä hyvä valinta.',
    words: 'Seisoin sillan alla ja ajattelin: tätä varten täällä ollaan.',
    off: 'Sinusta ei näy mitään.',
    chosen: 'Näkyvissä on vain se, minkä olet valinnut.',
    noneShown: 'Kukaan ei ole vielä valinnut näyttää omaansa.',
    sent: 'Kiitos on matkalla.',
    thanks: 'Tuli hyvä mieli.',
    unsigned: 'Joku kiittää sinua nimeään kertomatta.',
  },
  sv: {
    statement: 'Berätta om du vill. Att låta bli är ett lika bra val.',
    words: 'Jag stod under bron och tänkte: det är för det här vi är här.',
    off: 'Ingenting syns av dig.',
    chosen: 'Bara det du har valt syns.',
    noneShown: 'Ingen har ännu valt att visa något.',
    sent: 'Tacket är på väg.',
    thanks: 'Jag blev glad.',
    unsigned: 'Någon tackar dig utan att säga sitt namn.',
  },
  en: {
    statement: 'Tell, if you want to. Not telling is just as good a choice.',
    words: 'I stood under the bridge and thought: this is what we are here for.',
    off: 'Nothing of yours is shown.',
    chosen: 'Only what you have chosen is shown.',
    noneShown: 'Nobody has chosen to show anything yet.',
    sent: 'Your thanks are on their way.',
    thanks: 'It made my day.',
    unsigned: 'Somebody thanks you, without giving a name.',
  },
} as const

test.each(['fi', 'sv', 'en'] as const)('by keyboard, in %s: say, show, thank, read, turn off', async (language) => {
  const says = texts[language]
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
  const leader = await makeMember(app.database.db, organisation, { language, roles: ['leader'], name: 'Liisa Johtaja' })
  const colleague = await makeMember(app.database.db, organisation, { language, name: 'Kaisa Kiittäjä' })
  const postUrl = `https://mastodon.example/@liisa/${language}`
  await makeTelling(app.database.db, leader, { network: 'mastodon', state: 'published', postUrl })

  const leading = await open(leader, language)
  const { page } = leading
  await page.goto(`${app.address}/guidance`, { waitUntil: 'networkidle' })
  await press(page, 'main a[href="/guidance/leaders"]')
  await press(page, 'main a[href="/guidance/leaders/write"]')
  await tabTo(page, `textarea[name=${language}]`)
  await page.keyboard.type(says.statement)
  await lookAt(page, `leaders-write-${language}`)
  await press(page, 'main form button[type=submit]')
  await page.locator('main').getByText(says.statement).waitFor()
  await page.getByText(says.noneShown).waitFor()
  await press(page, 'main a[href="/mine/example"]')
  await page.getByText(says.off).waitFor()
  await press(page, 'main li summary')
  await tabTo(page, 'textarea[name=words]')
  await page.keyboard.type(says.words)
  await lookAt(page, `leaders-example-${language}`)
  await press(page, 'main li details button')
  await page.getByText(says.chosen).waitFor()

  const thanking = await open(colleague, language)
  await thanking.page.goto(`${app.address}/guidance/leaders`, { waitUntil: 'networkidle' })
  await thanking.page.getByText(says.words).waitFor()
  await lookAt(thanking.page, `leaders-${language}`)
  await press(thanking.page, 'main a[href^="/mine/thanks/new"]')
  await thanking.page.waitForURL(/\/mine\/thanks\/new/)
  expect(await thanking.page.locator('[name=address]').inputValue()).toBe(postUrl)
  await tabTo(thanking.page, 'textarea[name=words]')
  await thanking.page.keyboard.type(says.thanks)
  await choose(thanking.page, 'signed', 'no')
  await lookAt(thanking.page, `thanks-new-${language}`)
  await press(thanking.page, 'main form button[type=submit]')
  await thanking.page.getByText(says.sent).waitFor()
  // The same sentence for a post that nobody here told.
  await tabTo(thanking.page, '[name=address]')
  await thanking.page.keyboard.type(`https://mastodon.example/@liisa/nobody`)
  await press(thanking.page, 'main form button[type=submit]')
  await thanking.page.getByText(says.sent).waitFor()
  await lookAt(thanking.page, `thanks-sent-${language}`)
  expect(thanking.noise).toEqual([])
  await thanking.context.close()
  await deliverWaiting(app.context)

  await page.goto(`${app.address}/mine`, { waitUntil: 'networkidle' })
  await press(page, 'main a[href="/mine/thanks"]')
  await page.getByText(says.thanks).waitFor()
  await page.getByText(says.unsigned).waitFor()
  expect(await page.content()).not.toContain('Kaisa')
  await lookAt(page, `thanks-${language}`)
  await press(page, 'main li form button')
  await page.getByText(says.thanks).waitFor({ state: 'detached' })
  await page.goto(`${app.address}/mine/example`, { waitUntil: 'networkidle' })
  await choose(page, 'choice', 'off')
  await press(page, 'main form button[type=submit]')
  await page.getByText(says.off).waitFor()
  await page.goto(`${app.address}/guidance/leaders`)
  await page.getByText(says.noneShown).waitFor()
  expect(await page.content()).not.toContain(says.words)
  expect(leading.noise).toEqual([])
  await leading.context.close()
})

test('without JavaScript: a statement that another published over meanwhile is not lost, and thanks are sent', async () => {
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
  const [first, second] = await Promise.all(
    ['Yksi', 'Kaksi'].map((name) => makeMember(app.database.db, organisation, { roles: ['leader'], name })),
  )
  if (!first || !second) throw new Error('Nobody leads.')
  const one = await open(first, 'fi', false)
  const two = await open(second, 'fi', false)
  for (const { page } of [one, two]) await page.goto(`${app.address}/guidance/leaders/write`)
  const publish = async ({ page }: Visit, words: string) => {
    await page.locator('textarea[name=fi]').fill(words)
    await page.getByRole('button', { name: 'Julkaise kaikille organisaatiossa' }).click()
  }
  await publish(one, 'Ensin minä.')
  await one.page.getByText('Ensin minä.').waitFor()
  await publish(two, 'Minä myös.')
  await two.page.getByText('Joku muu julkaisi uuden kannanoton').waitFor()
  expect(await two.page.locator('textarea[name=fi]').inputValue()).toBe('Minä myös.')
  await two.page.getByRole('button', { name: 'Julkaise kaikille organisaatiossa' }).click()
  await two.page.getByText('Minä myös.').waitFor()
  await two.page.getByText('Mitä aiemmin on sanottu').waitFor()
  await one.page.goto(`${app.address}/mine/thanks/new`)
  await one.page.locator('[name=address]').fill('ei mikään osoite: kiitos')
  await one.page.locator('[name=words]').fill('Hyvä sinä.')
  await one.page.getByRole('button', { name: 'Lähetä kiitos' }).click()
  await one.page.getByText('Tämä ei ole julkaisun osoite').waitFor()
  expect(await one.page.locator('[name=words]').inputValue()).toBe('Hyvä sinä.')
  await one.page.locator('[name=address]').fill('https://mastodon.example/@a/1')
  await one.page.getByRole('button', { name: 'Lähetä kiitos' }).click()
  await one.page.getByText('Kiitos on matkalla.').waitFor()
  await one.context.close()
  await two.context.close()
})
