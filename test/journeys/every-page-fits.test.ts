import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf, visit } from '../support/browser.ts'
import { type EveryPage, openEveryPage } from '../support/every-page.ts'

// Every page at every width and in every language, and what it loads.

let every: EveryPage
beforeAll(async () => {
  every = await openEveryPage()
})
afterAll(() => every?.close())

const widths = [320, 640, 899, 1920]

// A window is drawn wider, from the width at which a page was loaded: it is loaded at the narrowest.
test(`nothing is cut off or scrolls sideways at ${widths.join(', ')} pixels`, async () => {
  await every.visitAll(
    { viewport: { width: 320, height: 700 } },
    { ...every.inside, ...every.outside },
    async (page, name) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 700 })
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over, `${name} at ${width} is ${over} px too wide`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize({ width: 320, height: 700 })
    },
  )
})

test.each([
  ['sv', 'Mina kanaler', 'Tillsammans'],
  ['en', 'My channels', 'Together'],
])('every page speaks %s once it is chosen, and no sentence is missing', async (language, channels, together) => {
  const { page, context } = await visit(every.browser)
  await context.addCookies(
    every.cookie.split('; ').map((pair) => ({
      name: pair.split('=')[0] ?? '',
      value: pair.slice(pair.indexOf('=') + 1),
      url: every.app.address,
    })),
  )
  await page.goto(`${every.app.address}/stories`)
  await page.locator('.account summary').click()
  await page.locator(`.languages button[value=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
  for (const [name, path] of Object.entries(every.inside)) {
    await page.goto(`${every.app.address}${path}`)
    expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
    // An id in the place of its sentence would look like this.
    expect(await page.locator('body').innerText(), name).not.toMatch(
      /\b(audit|import|leaving|tell|stories|suggestions|objections|people|common|insight|mine|feeds|installed|conversations|drafts|when|times|remove)\.[a-z]+/,
    )
  }
  await page.goto(`${every.app.address}/mine/channels`)
  await page.getByRole('heading', { name: channels }).waitFor()
  expect(await page.locator('.rooms').innerText()).toContain(together)
  await page.locator('.account summary').click()
  await page.locator('.languages button[value=fi]').click()
  await page.locator('html[lang=fi]').waitFor()
  await context.close()
})

test('no page loads more than 150 KB of script, compressed', async () => {
  // The worker answers from what it keeps on the device; here is measured what comes from the network.
  const { page, context } = await visit(every.browser, {
    serviceWorkers: 'block',
  })
  await context.addCookies(cookiesOf(every.cookie, every.app.address))
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Map<string, number>()
  const types = new Map<string, string>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.mimeType))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId)?.includes('javascript')) scripts.set(requestId, encodedDataLength)
  })
  for (const [name, path] of Object.entries(every.inside)) {
    scripts.clear()
    await page.goto(`${every.app.address}${path}`, { waitUntil: 'networkidle' })
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(total, name).toBeGreaterThan(10_000)
    expect(total, `${name} loads ${total} bytes`).toBeLessThan(150 * 1024)
  }
  await context.close()
})
