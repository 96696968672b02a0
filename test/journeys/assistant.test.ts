import { Writable } from 'node:stream'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import { translator } from '../../src/ui/intl.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type AssistantServer, assistantServer } from '../support/assistant-server.ts'
import { openBrowser } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory } from '../support/factories.ts'
import { press } from '../support/keyboard.ts'
import { lookAt } from '../support/look-at.ts'
import { visitAs } from '../support/taking-part.ts'

// The organisation's own assistant: asked by a press, about the draft alone, and what it wrote is marked until one has
// made it one's own.

let server: AssistantServer
let app: TestApp
let without: TestApp
let browser: Browser
const logged: string[] = []
beforeAll(async () => {
  server = await assistantServer()
  const logTo = new Writable({
    write: (line, _encoding, done) => {
      logged.push(String(line))
      done()
    },
  })
  app = await startApp(
    { ASSISTANT_URL: server.url, ASSISTANT_MODEL: 'tried', LOG_LEVEL: 'debug' },
    { logTo, limitScale: 100_000 },
  )
  without = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([app?.close(), without?.close(), server?.close()])
})

async function open(at: TestApp, language: Language, viewport = { width: 390, height: 844 }) {
  const organisation = await makeBareOrganisation(at.database.db, { language, name: 'Kajo' })
  const writer = await makeMember(at.database.db, organisation, { language, name: 'Tuulikki Tuntematon' })
  const storyId = await makeStory(at.database.db, writer, { language, title: 'Merisilta aukeaa' })
  const visit = await visitAs(at, browser, writer, { viewport })
  await visit.context.route(/^https:/, (route) => route.abort())
  await visit.page.goto(`${at.address}/tell?story=${storyId}`)
  return { ...visit, writer }
}

const named = (name: string) => `.assistant button:text-is("${name}")`

test.each(languages)(
  'by keyboard, in %s: write, ask, take, get one’s own back, make it one’s own',
  async (language) => {
    const t = translator(language)
    server.behave('well')
    server.asked.length = 0
    const { page, context, noise, writer } = await open(app, language)
    const draft = 'Hitsasin kaiteet, ja nyt silta on viimein valmis kaikille.'
    await page.locator('#own-words').focus()
    await page.keyboard.type(draft)
    await press(page, '.assistant summary')
    await page.getByText(t('assistant.where', { host: server.host })).waitFor()
    expect(server.asked).toEqual([])
    await press(page, named(t('assistant.shorter')))
    await page.getByText(t('assistant.end.done')).waitFor()
    await expectAccessible(page)
    await lookAt(page, `assistant-${language}`)

    // What left is the draft; nothing of whose it is, or of what it is about.
    expect(server.asked).toHaveLength(1)
    const sent = JSON.stringify(server.asked)
    expect(sent).toContain(draft)
    const names = ['Tuulikki', 'Kajo', 'Merisilta', writer.member.id, 'cookie', 'authorization']
    expect(names.filter((word) => sent.includes(word))).toEqual([])

    const words = page.locator('#own-words')
    await press(page, named(t('assistant.take')))
    expect(await words.inputValue()).toBe('Silta on valmis.')
    const mark = page.getByText(t('assistant.unedited'))
    await mark.waitFor()
    await lookAt(page, `assistant-taken-${language}`)
    // Another page and back, and it is marked still.
    await page.reload()
    await mark.waitFor()
    await press(page, '.assistant summary')
    await press(page, named(t('assistant.restore')))
    expect(await words.inputValue()).toBe(draft)
    await mark.waitFor({ state: 'detached' })

    await press(page, named(t('assistant.shorter')))
    await page.getByText(t('assistant.end.done')).waitFor()
    await press(page, named(t('assistant.take')))
    await mark.waitFor()
    await words.press('End')
    await words.pressSequentially(' Tule.')
    await mark.waitFor({ state: 'detached' })
    expect(noise.filter((line) => !line.includes('ERR_FAILED'))).toEqual([])
    await context.close()
  },
)

test('what the assistant asks back stands beside the draft, and is not put into it', async () => {
  const t = translator('fi')
  server.behave('well')
  const { page, context } = await open(app, 'fi')
  await page.locator('#own-words').fill('Hitsasin kaiteet.')
  await page.locator('.assistant summary').click()
  await page.locator(named(t('assistant.questions'))).click()
  await page.getByText(t('assistant.end.done')).waitFor()
  expect(await page.locator(named(t('assistant.take'))).count()).toBe(0)
  expect(await page.locator('#own-words').inputValue()).toBe('Hitsasin kaiteet.')
  await context.close()
})

test('an answer is stopped by a press, and the service hears of it', async () => {
  const t = translator('fi')
  server.behave('stalls')
  const { page, context } = await open(app, 'fi', { width: 1280, height: 900 })
  await page.locator('#own-words').fill('Hitsasin kaiteet.')
  await page.locator('.assistant summary').click()
  await page.locator(named(t('assistant.shorter'))).click()
  // It is there as it comes, before the answer is whole.
  await page.locator('.assistant section', { hasText: 'Silta' }).waitFor()
  const before = server.left()
  await page.locator(named(t('assistant.stop'))).click()
  await page.getByText(t('assistant.end.stopped')).waitFor()
  await expect.poll(server.left).toBe(before + 1)
  await lookAt(page, 'assistant-stopped')
  await context.close()
})

test.each(['cut', 'refuses', 'garbage'] as const)(
  'where the service fails (%s), one’s own words are kept',
  async (how) => {
    const t = translator('fi')
    server.behave(how)
    const { page, context } = await open(app, 'fi')
    await page.locator('#own-words').fill('Hitsasin kaiteet.')
    await page.locator('.assistant summary').click()
    await page.locator(named(t('assistant.shorter'))).click()
    await page.getByText(t('assistant.end.broken')).waitFor()
    expect(await page.locator(named(t('assistant.take'))).count()).toBe(0)
    expect(await page.locator('#own-words').inputValue()).toBe('Hitsasin kaiteet.')
    await context.close()
  },
)

test('where there is no assistant, nothing of it is on the page, loaded, or answered', async () => {
  const { page, context } = await open(without, 'fi')
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  await page.reload({ waitUntil: 'networkidle' })
  expect(await page.locator('.assistant').count()).toBe(0)
  expect(loaded.filter((url) => /assistant/.test(url) && !/assistant-if-on/.test(url))).toEqual([])
  const form = { want: 'shorter', language: 'fi', text: 'Hei' }
  const answer = await page.request.post(`${without.address}/tell/assistant`, {
    form,
    headers: { origin: without.baseUrl },
  })
  expect(answer.status()).toBe(404)
  await context.close()
})
