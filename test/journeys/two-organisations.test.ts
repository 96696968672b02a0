import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import { addOrganisation } from '../../src/features/people/add-organisation.ts'
import { findViewer } from '../../src/features/people/viewer.ts'
import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling } from '../support/factories.ts'

const words = { fi, sv, en }

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

/** Somebody of a first organisation who opens the link that founded a second one for them. */
async function joinSecond(page: Page, language: Language) {
  const { db } = app.database
  const email = `aino.${language}.${crypto.randomUUID()}@example.fi`
  const aino = await makeMember(db, await makeBareOrganisation(db, { name: 'Satama Oy' }), { email, language })
  const storyId = await makeStory(db, aino, { title: 'Nosturi uusittiin' })
  await makeTelling(db, aino, { storyId })
  const founding = { name: 'Saaristo Ab', email, language }
  const made = await addOrganisation({ ...app.context, db }, founding)
  if (!made.ok) throw new Error(made.problem)
  await page.goto(`${app.address}/sign-in/${await app.sessions.createToken(email)}`)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL('**/stories')
  await page.goto(made.link)
  expect(await page.locator('[name=name]').inputValue()).toBe('Aino Aalto')
  await page.locator('form:not(.languages) button[type=submit]').click()
  await page.waitForURL('**/stories')
  return { aino, storyId, link: made.link, secondId: made.id }
}

async function changeTo(page: Page, organisation: string): Promise<void> {
  await page.goto(`${app.address}/mine`)
  await page.locator('.account summary').click()
  await page.locator('.menu').getByRole('button', { name: organisation }).click()
  await page.waitForURL('**/stories')
  await page.locator('.account summary').click()
  expect(await page.locator('.menu .facts').innerText()).toBe(organisation)
}

const said = async (page: Page, path: string) => {
  await page.goto(`${app.address}${path}`)
  return page.locator('main').innerText()
}

test.each([...languages.map((language) => [language, true] as const), ['fi', false] as const])(
  'one person in two organisations changes between them, and sees in each its own alone: in %s, with JavaScript %s',
  async (language, javaScriptEnabled) => {
    const { page, context, noise } = await visit(browser, { javaScriptEnabled })
    const t = words[language]
    const { storyId, link, aino, secondId } = await joinSecond(page, language)

    // The founder of the second is its admin, and in the first as before.
    expect(await page.locator('.account summary').innerText()).toBe('Aino Aalto')
    expect(await said(page, '/stories')).not.toContain('Nosturi uusittiin')
    expect(await said(page, '/mine')).not.toContain('Nosturi uusittiin')
    expect((await page.goto(`${app.address}/together/people`))?.status()).toBe(200)
    await makeStory(app.database.db, (await findViewer(app.database.db, aino.userId, secondId)) ?? aino, {
      title: 'Lautta lähti',
    })
    expect(await said(page, '/stories')).toContain('Lautta lähti')

    await changeTo(page, 'Satama Oy')
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    const stories = await said(page, '/stories')
    expect([stories.includes('Nosturi uusittiin'), stories.includes('Lautta lähti')]).toEqual([true, false])
    expect(await said(page, '/mine')).toContain('Nosturi uusittiin')
    expect((await page.goto(`${app.address}/together/people`))?.status()).toBe(403)

    await changeTo(page, 'Saaristo Ab')
    expect(await said(page, '/mine')).not.toContain('Nosturi uusittiin')

    // A link into the other one says where it may be, and leads to the very page.
    expect((await page.goto(`${app.address}/stories/${storyId}`))?.status()).toBe(404)
    await page.getByText(t['people.organisation.maybe']).waitFor()
    await page.getByRole('button', { name: 'Satama Oy' }).click()
    await page.waitForURL(`**/stories/${storyId}`)
    await page.getByRole('heading', { name: 'Nosturi uusittiin' }).waitFor()

    // The link founded once.
    await page.goto(link)
    await page.getByRole('heading', { name: t['people.invitation.gone.title'] }).waitFor()
    expect(noise.filter((line) => !/40[34]/.test(line))).toEqual([])
    await context.close()
  },
)
