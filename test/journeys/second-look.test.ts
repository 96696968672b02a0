import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, signInAs } from '../support/factories.ts'
import { tabTo } from '../support/keyboard.ts'

// Write, see a finding, read the passage it rests on, mend, and tell: by keyboard, in each language. And a draft that is
// looked at leaves the device for nowhere.

let app: TestApp
let browser: Browser
let editor: Viewer
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const organisation = await makeBareOrganisation(app.database.db, { name: 'Kajo' })
  editor = await makeMember(app.database.db, organisation, { roles: ['editor'] })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(language: Language): Promise<Visit> {
  const writer = await makeMember(app.database.db, editor.organisation.id, { language })
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language]
  const opened = await visit(browser, { locale })
  const pairs = (await signInAs(app, writer)).split('; ').map((pair) => [pair.split('=')[0], pair] as const)
  await opened.context.addCookies(
    pairs.map(([name = '', pair]) => ({ name, value: pair.slice(name.length + 1), url: app.address })),
  )
  await opened.context.route(/^https:/, (route) => route.abort())
  return opened
}

const texts = {
  fi: {
    draft: 'Hitsasin kaiteet. Soita Merville numeroon 040 123 4567. TÄTÄ ON ODOTETTU KAUAN.',
    count: '2 kohtaa, jotka voit vielä katsoa.',
    one: 'Yksi kohta, jonka voit vielä katsoa.',
    phone: 'Tämä näyttää jonkun puhelinnumerolta.',
    passage: 'Toisten asiat ovat toisten kerrottavia',
    show: 'Näytä tekstissä',
    leave: 'Jätän näin',
    instead: 'vaihteeseen',
    told: 'Linkkisi:',
  },
  sv: {
    draft: 'Jag svetsade räckena. Ring Gunilla på 0400 123 456. NU ÄR DET DAGS.',
    count: '2 ställen som du ännu kan titta på.',
    one: 'Ett ställe som du ännu kan titta på.',
    phone: 'Det här ser ut som någons telefonnummer.',
    passage: 'Andras saker får andra berätta',
    show: 'Visa i texten',
    leave: 'Jag låter det stå',
    instead: 'växeln',
    told: 'Din länk:',
  },
  en: {
    draft: 'I welded the railings. Text Jenny on +358 40 765 4321. DOORS OPEN AT EIGHT.',
    count: '2 places that you may look at again.',
    one: 'One place that you may look at again.',
    phone: 'This looks like somebody’s phone number.',
    passage: 'Other people’s matters are theirs to tell',
    show: 'Show in the text',
    leave: 'Leave it as it is',
    instead: 'the exchange',
    told: 'Your link:',
  },
} as const

test.each(['fi', 'sv', 'en'] as const)('by keyboard, in %s: write, finding, passage, mend, tell', async (language) => {
  const says = texts[language]
  const storyId = await makeStory(app.database.db, editor, { language })
  const { page, context, noise } = await signedIn(language)
  await page.goto(`${app.address}/tell?story=${storyId}`)
  // The status is there before it has anything to say, so that a screen reader hears it.
  const status = page.locator('.second-look [role=status]')
  await status.waitFor({ state: 'attached' })
  await tabTo(page, '#own-words')
  await page.keyboard.type(says.draft)
  await expect.poll(() => status.innerText()).toBe(says.count)

  await tabTo(page, '.second-look summary')
  await page.keyboard.press('Enter')
  expect(await page.locator('.second-look summary').first().innerText()).toContain(says.phone)
  await expectAccessible(page)
  await tabTo(page, '.second-look a')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: says.passage }).waitFor()
  await expectAccessible(page)

  // Back at the draft, which is as it was.
  await page.goBack()
  await expect.poll(() => status.innerText()).toBe(says.count)
  expect(await page.locator('#own-words').inputValue()).toBe(says.draft)
  await tabTo(page, '.second-look summary')
  await page.keyboard.press('Enter')
  await tabTo(page, `.second-look button:has-text("${says.show}")`)
  await page.keyboard.press('Enter')
  // The words are chosen in the box: typing puts others in their place.
  await page.keyboard.type(says.instead)
  await expect.poll(() => status.innerText()).toBe(says.one)
  expect(await page.locator('#own-words').inputValue()).toContain(says.instead)

  // The other is left as it is, and the focus is not lost.
  await tabTo(page, '.second-look summary')
  await page.keyboard.press('Enter')
  await tabTo(page, `.second-look button:has-text("${says.leave}")`)
  await page.keyboard.press('Enter')
  await expect.poll(() => status.innerText()).toBe('')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('own-words')

  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await tabTo(page, '.composer .actions button[type=submit]')
  await page.keyboard.press('Enter')
  await page.getByText(says.told).waitFor()
  expect(noise.filter((line) => !line.includes('ERR_FAILED'))).toEqual([])
  await context.close()
})

test('no request carries any of a draft while it is written and looked at', async () => {
  const storyId = await makeStory(app.database.db, editor)
  const { page, context } = await signedIn('fi')
  await page.goto(`${app.address}/tell?story=${storyId}`, { waitUntil: 'networkidle' })
  const sent: { readonly method: string; readonly path: string; readonly all: string }[] = []
  context.on('request', (request) => {
    const all = `${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`
    sent.push({ method: request.method(), path: new URL(request.url()).pathname, all: decodeURIComponent(all) })
  })
  page.on('websocket', (socket) => sent.push({ method: 'socket', path: socket.url(), all: socket.url() }))
  const draft =
    'Kuiskaus karhunvatukasta 140385-913U, kauppa on hiilineutraali, soita 040 123 4567. #hoitajanarkionmeilletärkeää'
  await page.locator('#own-words').pressSequentially(draft, { delay: 5 })
  await expect.poll(() => page.locator('.second-look li').count()).toBe(4)
  for (const line of await page.locator('.second-look summary').all()) await line.click()
  await page.locator('.second-look button', { hasText: 'Näytä tekstissä' }).first().click()
  await page.locator('.second-look button', { hasText: 'Jätän näin' }).first().click()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.waitForLoadState('networkidle')

  // What came were the checks themselves, and nothing went out.
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.filter(({ method, path }) => method !== 'GET' || !path.startsWith('/assets/'))).toEqual([])
  const marks = ['Kuiskaus', 'karhunvatu', '140385', '913U', 'hiilineutr', '4567', 'hoitajanark']
  const carried = () => sent.filter(({ all }) => marks.some((mark) => all.includes(mark)))
  expect(carried()).toEqual([])

  // The watch would have seen it: telling sends the words.
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await page.locator('.composer .actions button[type=submit]').click()
  await page.getByText('Linkkisi:').waitFor()
  expect(carried().length).toBeGreaterThan(0)
  await context.close()
})

test('of many findings the first five are shown, and the others when asked for', async () => {
  const { page, context } = await signedIn('fi')
  await page.goto(`${app.address}/tell`)
  const numbers = Array.from({ length: 7 }, (_, at) => `04012345${at}7`)
  await page.locator('#own-words').fill(numbers.join(', '))
  const lines = page.locator('.second-look li')
  await expect.poll(() => lines.count()).toBe(5)
  await page.getByRole('button', { name: 'Näytä vielä 2 kohtaa' }).click()
  await expect.poll(() => lines.count()).toBe(7)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('0401234557')
  // An own thought may be in another language than the page: it is looked at in its own.
  await page
    .locator('#own-words')
    .fill('This is what we have: our shop is carbon neutral, and it was the first of them.')
  await page.getByText('carbon neutral', { exact: true }).waitFor()
  await context.close()
})

test('without JavaScript nothing is looked at, and the guidelines are named', async () => {
  const { context } = await signedIn('fi')
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const page = await plain.newPage()
  await page.goto(`${app.address}/tell`)
  await page.getByRole('link', { name: 'Kirjoittamisen tueksi: ohjeet' }).click()
  await page.getByRole('heading', { name: 'Ohjeet' }).waitFor()
  await page.getByRole('link', { name: 'Mainos näyttää mainokselta' }).click()
  await page.getByText('Mainos | Yritys Oy').waitFor()
  await plain.close()
  await context.close()
})

test('a passage that there is none is not there', async () => {
  const { page, context } = await signedIn('fi')
  const response = await page.goto(`${app.address}/guidance/guidelines/constructor`)
  expect(response?.status()).toBe(404)
  await context.close()
})
