import type { Browser, Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { newSlug, tellStory } from '../../src/features/telling/tell-story.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { cookiesOf, openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, signInAs } from '../support/factories.ts'

// What helps with own words: the notice of closeness, drafts on several devices, the list of conversations.

let app: TestApp
let browser: Browser
let writer: Viewer
let editor: Viewer
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const organisation = await makeBareOrganisation(app.database.db)
  writer = await makeMember(app.database.db, organisation)
  editor = await makeMember(app.database.db, organisation, { roles: ['editor'] })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** One of the member's devices, signed in. */
async function device(viewer = writer): Promise<Visit> {
  const opened = await visit(browser)
  const pairs = (await signInAs(app, viewer)).split('; ')
  await opened.context.addCookies(
    pairs.map((pair) => ({
      name: pair.split('=')[0] ?? '',
      value: pair.slice(pair.indexOf('=') + 1),
      url: app.address,
    })),
  )
  await opened.context.route(/^https:/, (route) => route.abort())
  return opened
}

const box = (page: Page) => page.locator('#own-words')
const whenKept = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/tell/draft') && response.ok())

/** Types, and waits until the server has it. */
async function write({ page }: Visit, text: string): Promise<void> {
  const kept = whenKept(page)
  await box(page).fill(text)
  await kept
}

const copied =
  'Tästä voi olla ylpeä. Meidän väki teki ison työn, jotta sillan yli pääsee jo ennen joulua. Tule kävelemään ja katso, miltä kaupunki näyttää.'

async function tellAsSomebody(storyId: string): Promise<void> {
  const teller = await makeMember(app.database.db, writer.organisation.id)
  const told = await tellStory(app.context, teller, {
    formKey: uuid(),
    slug: newSlug(),
    storyId,
    network: 'linkedin',
    channelId: null,
    ownWords: copied,
    language: 'fi',
    disclose: true,
    link: null,
    when: { kind: 'now' },
  })
  expect(told.ok).toBe(true)
}

test('a close text gets the notice only when five others have told, and only when asked; no text goes out', async () => {
  const storyId = await makeStory(app.database.db, editor)
  const { page, context } = await device()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(`${request.url()} ${request.postData() ?? ''}`)
  })
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await box(page).fill(copied.replace('Tule kävelemään', 'Tulkaa kävelemään'))
  const ask = async () => {
    await page.getByRole('button', { name: 'Vertaa' }).click()
  }
  await page.getByText('Onko tämä lähellä muiden kertomaa?').click()
  for (let others = 1; others <= 4; others++) await tellAsSomebody(storyId)
  await ask()
  await page.getByText('Tämä ei ole lähellä muiden kertomaa, tai vertailtavaa on vielä liian vähän.').waitFor()
  await tellAsSomebody(storyId)
  await ask()
  await page.getByText('Moni muu on kertonut tästä melkein samoin sanoin.').waitFor()
  // Of another text nothing has been said yet.
  await box(page).fill('Hitsasin kaiteita syyskuun yöt.')
  await page.getByText('Moni muu on kertonut').waitFor({ state: 'detached' })
  await ask()
  await page.getByText('Kirjoita vähän enemmän').waitFor()
  expect(sent.length).toBe(2)
  expect(sent.join('\n')).not.toMatch(/ylpe|kaupunki|Hitsasin/)
  await context.close()
})

test('without JavaScript the page after telling says it, before anything is posted', async () => {
  const storyId = await makeStory(app.database.db, editor)
  for (let others = 1; others <= 5; others++) await tellAsSomebody(storyId)
  const context = await browser.newContext({
    javaScriptEnabled: false,
  })
  await context.addCookies(cookiesOf(await signInAs(app, writer), app.address))
  const page = await context.newPage()
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await box(page).fill(copied)
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await page.locator('.composer button[type=submit]').last().click()
  await page.getByText('Moni muu on kertonut').waitFor()
  await context.close()
})

test('a question to end with is offered, put nowhere, and goes once one asks', async () => {
  const { page, context } = await device()
  await page.goto(`${app.address}/tell`)
  const offer = page.getByText('Mitä kysyisit lukijoiltasi?')
  await offer.click()
  await page.getByText('Kysymys lopussa kutsuu juttelemaan.').waitFor()
  expect(await box(page).inputValue()).toBe('')
  await box(page).fill('Kuka muu on nähnyt sillan yöllä?')
  await offer.waitFor({ state: 'detached' })
  await context.close()
})

test('two devices share a draft once the member wants it; apart, the newer is taken and the other offered', async () => {
  const storyId = await makeStory(app.database.db, editor)
  const [phone, desk] = [await device(), await device()]
  await phone.page.goto(`${app.address}/tell?story=${storyId}`)
  await box(phone.page).fill('Vain puhelimella')
  await desk.page.goto(`${app.address}/tell?story=${storyId}`)
  expect(await box(desk.page).inputValue()).toBe('')

  // Wanted from now on: what stood on the phone comes along.
  await phone.page.goto(`${app.address}/mine/drafts`)
  await phone.page.getByText('Vain puhelimella').waitFor()
  await phone.page.getByRole('button', { name: 'Pidä luonnokset myös muilla laitteillani' }).click()
  await phone.page.getByRole('button', { name: 'Lopeta ja poista palvelimelta' }).waitFor()
  const kept = whenKept(phone.page)
  await phone.page.goto(`${app.address}/tell?story=${storyId}`)
  await kept
  await desk.page.reload()
  await expect.poll(() => box(desk.page).inputValue()).toBe('Vain puhelimella')
  await write(desk, 'Puhelimella ja koneella')
  await phone.page.reload()
  await expect.poll(() => box(phone.page).inputValue()).toBe('Puhelimella ja koneella')

  // Apart: the phone without a connection, the desk writes on; nothing is lost of either.
  await phone.context.setOffline(true)
  await box(phone.page).fill('Metrossa kirjoitettu')
  await write(desk, 'Koneella jatkettu')
  const settled = whenKept(phone.page)
  await phone.context.setOffline(false)
  await settled
  const boxes = async () =>
    `${await box(phone.page).inputValue()} | ${await phone.page.locator('.composer .notice').innerText()}`
  await expect.poll(boxes).toContain('Metrossa kirjoitettu')
  await expect.poll(boxes).toContain('Koneella jatkettu')
  await phone.page.getByRole('button', { name: 'Lisää tekstin perään' }).click()
  for (const words of ['Metrossa kirjoitettu', 'Koneella jatkettu'])
    await expect.poll(() => box(phone.page).inputValue()).toContain(words)

  // Told on one, it is a draft on neither.
  const emptied = whenKept(phone.page)
  await phone.page.getByRole('radio', { name: 'WhatsApp' }).check()
  await phone.page.locator('.composer button[type=submit]').last().click()
  await phone.page.getByText('Linkkisi:').waitFor()
  await emptied
  await desk.page.reload()
  await expect.poll(() => box(desk.page).inputValue()).toBe('')

  await desk.page.goto(`${app.address}/mine/drafts`)
  await desk.page.getByRole('button', { name: 'Lopeta ja poista palvelimelta' }).click()
  await desk.page.getByRole('button', { name: 'Pidä luonnokset myös muilla laitteillani' }).waitFor()
  for (const { context } of [phone, desk]) await context.close()
})

test('one’s own tellings are there to go back to, until ticked off', async () => {
  const teller = await makeMember(app.database.db, writer.organisation.id)
  const storyId = await makeStory(app.database.db, editor, { title: 'Silta ja sen valot' })
  const { page, context } = await device(teller)
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await box(page).fill('Suunnittelin valot.')
  await page.getByRole('radio', { name: 'LinkedIn' }).check()
  await page.locator('.composer button[type=submit]').last().click()
  await page.getByText('Linkkisi:').waitFor()
  await page.goto(`${app.address}/mine`)
  await page.getByRole('link', { name: 'Omat keskustelut' }).click()
  await page.getByRole('link', { name: 'Avaa LinkedIn' }).waitFor()
  await page.getByRole('button', { name: 'Pois listalta: Silta ja sen valot' }).click()
  await page.getByText('Kun kerrot jotain, löydät sen täältä').waitFor()
  await page.getByRole('link', { name: 'Näytä myös listalta poistetut' }).click()
  await page.getByRole('button', { name: 'Takaisin listalle: Silta ja sen valot' }).click()
  await page.getByRole('button', { name: 'Pois listalta: Silta ja sen valot' }).waitFor()
  await context.close()
})
