import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { tabTo } from '../support/keyboard.ts'

// An editor lists a word, and somebody who writes it, inflected, is asked about it: by keyboard, in each language. And
// with the lists on, a draft that is looked at still leaves the device for nowhere.

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

async function signedIn(viewer: Viewer, language: Language): Promise<Visit> {
  const opened = await visit(browser, { locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language] })
  await opened.context.addCookies(cookiesOf(await signInAs(app, viewer), app.address))
  await opened.context.route(/^https:/, (route) => route.abort())
  return opened
}

const texts = {
  fi: {
    words: ['Projekti Aurinkovirta', 'Kuiskaus'],
    link: 'Toisen vilkaisun sanat',
    added: '2 sanaa on nyt listalla.',
    draft: 'Hitsaamme kaiteita Aurinkovirrasta.',
    seen: 'Tämä on talon luottamuksellisten sanojen listalla. Aurinkovirrasta',
    show: 'Näytä tekstissä',
    instead: 'uudesta hankkeesta',
  },
  sv: {
    words: ['Projekt Norrsken', 'Viskning'],
    link: 'Ord för andra blicken',
    added: '2 ord står nu på listan.',
    draft: 'Vi svetsar räckena till Norrskenet.',
    seen: 'Det här finns på listan över husets konfidentiella ord. Norrskenet',
    show: 'Visa i texten',
    instead: 'det nya projektet',
  },
  en: {
    words: ['Project Lantern', 'Whisper'],
    link: 'Words of the second look',
    added: '2 words are now on the list.',
    draft: 'We weld the railings of Lantern’s bridge.',
    seen: 'This is on your workplace’s list of confidential words. Lantern’s',
    show: 'Show in the text',
    instead: 'the new',
  },
} as const

test.each(['fi', 'sv', 'en'] as const)(
  'by keyboard, in %s: list a word, write it, be asked, mend',
  async (language) => {
    const says = texts[language]
    const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
    const editor = await makeMember(app.database.db, organisation, { roles: ['editor'], language })
    const writer = await makeMember(app.database.db, organisation, { language })

    const desk = await signedIn(editor, language)
    await desk.page.goto(`${app.address}/guidance`)
    await tabTo(desk.page, `main a:has-text("${says.link}")`)
    await desk.page.keyboard.press('Enter')
    await desk.page.getByRole('heading', { level: 1, name: says.link }).waitFor()
    await tabTo(desk.page, 'textarea[name=words]')
    await desk.page.keyboard.type(says.words[0])
    await desk.page.keyboard.press('Enter')
    await desk.page.keyboard.type(says.words[1])
    await tabTo(desk.page, 'button[value=add]')
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(says.added).waitFor()
    await expectAccessible(desk.page)

    const { page, context, noise } = await signedIn(writer, language)
    await page.goto(`${app.address}/tell`, { waitUntil: 'networkidle' })
    // A member's page has the words nowhere, though it knows them when they are written.
    const name = says.words[0].split(' ')[1]?.slice(0, 6).toLowerCase() ?? ''
    expect((await page.content()).toLowerCase()).not.toContain(name)
    const sent = requestsOf(context)
    // Reached at once: a link of the menu that the focus passes is fetched beforehand.
    await page.locator('#own-words').focus()
    await page.keyboard.type(says.draft)
    await expect.poll(() => page.locator('.second-look summary').first().textContent()).toBe(says.seen)
    await tabTo(page, '.second-look summary')
    await page.keyboard.press('Enter')
    await expectAccessible(page)
    await tabTo(page, `.second-look button:has-text("${says.show}")`)
    await page.keyboard.press('Enter')
    await page.keyboard.type(says.instead)
    await expect.poll(() => page.locator('.second-look li').count()).toBe(0)
    await page.waitForLoadState('networkidle')
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter((one) => !one.startsWith(`GET ${app.address}/assets/`))).toEqual([])

    // Off the list, it is asked about no more.
    await tabTo(desk.page, 'button[value=remove]')
    await desk.page.keyboard.press('Enter')
    await expect.poll(() => desk.page.locator('button[value=remove]').count()).toBe(1)
    expect([...desk.noise, ...noise].filter((one) => !one.includes('ERR_FAILED'))).toEqual([])
    await Promise.all([desk.context.close(), context.close()])
  },
)

function requestsOf(context: BrowserContext): string[] {
  const sent: string[] = []
  context.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  return sent
}
