import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { signInAs } from '../support/factories.ts'
import { type Lively, livelyOrganisation } from '../support/lively.ts'

// Every page as a person meets it: on a phone and a desk, in light and dark, in three languages. With
// PICTURES=folder it leaves a picture of each, to be looked at.

let app: TestApp
let browser: Browser
let lively: Lively
let cookie: string
const pictures = process.env.PICTURES

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  lively = await livelyOrganisation(app)
  outside.correction = lively.correctionPath
  cookie = await signInAs(app, lively.chief)
  if (pictures) mkdirSync(pictures, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const inside = (): Record<string, string> => ({
  stories: '/stories',
  story: `/stories/${lively.storyId}`,
  'story-new': '/stories/new',
  'story-edit': `/stories/${lively.draftId}/edit`,
  drafts: '/stories/drafts',
  objection: `/stories/${lively.storyId}/objection`,
  'objection-sent': `/stories/${lively.storyId}/objection?sent`,
  objections: '/stories/objections',
  'objection-answer': `/stories/objections/${lively.objectionId}`,
  'story-corrected': `/stories/${lively.correctedId}`,
  'story-correct': `/stories/${lively.storyId}/correction`,
  'telling-corrected': `/tellings/${lively.correctedTellingId}`,
  suggest: '/stories/suggest',
  suggestions: '/stories/suggestions',
  suggestion: `/stories/suggestions/${lively.suggestionId}`,
  'suggestion-own': `/stories/suggestions/${lively.ownSuggestionId}`,
  'suggestion-accept': `/stories/new?suggestion=${lively.ownSuggestionId}`,
  'suggestions-own': '/mine/suggestions',
  'stories-found': '/stories?q=tuuli&kind=news&language=fi&following=yes',
  'stories-none': '/stories?q=avaruusalus',
  topics: '/stories/topics',
  'topics-manage': '/stories/topics/manage',
  health: '/stories/health',
  feeds: '/feeds',
  tell: `/tell?story=${lively.storyId}`,
  'tell-own': '/tell',
  telling: `/tellings/${lively.rejectedId}`,
  'telling-scheduled': `/tellings/${lively.scheduledId}`,
  'telling-published': `/tellings/${lively.publishedId}`,
  mine: '/mine',
  channels: '/mine/channels',
  when: '/mine/when',
  leave: '/mine/leave',
  notices: '/mine/notices',
  security: '/mine/security',
  conversations: '/mine/conversations',
  'drafts-own': '/mine/drafts',
  share: '/share?title=Silta&text=Avattiin%20https%3A%2F%2Fexample.org%2Fsilta',
  guidance: '/guidance',
  mishap: '/guidance/mishap',
  together: '/together',
  'together-story': `/together/stories/${lively.storyId}`,
  dialogue: '/together/dialogue',
  people: '/together/people',
  person: `/together/people/${lively.personId}`,
  'person-remove': `/together/people/${lively.personId}/remove`,
  'people-import': '/together/people/import',
  'people-import-plan': `/together/people/import/${lively.importId}`,
  groups: '/together/groups',
  settings: '/together/settings',
  audit: '/together/audit',
  demonstration: '/demonstration',
  'not-found': '/no-such-page',
})
const outside: Record<string, string> = {
  'sign-in': '/sign-in',
  'sign-in-link': '/sign-in/token',
  offline: '/offline',
  invitation: '/invitation/none',
  'notices-off': '/notices/off/none',
  'link-unknown': '/go/unknownlink',
  goodbye: '/goodbye',
}

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const

async function expectAccessible(page: Page, name: string): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    found.violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([])
}

/** Visits each page in one window; cookies as of `who`. */
async function visitAll(
  options: Parameters<typeof visit>[1],
  pages: Record<string, string>,
  look: (page: Page, name: string) => Promise<void>,
) {
  const { context, page, noise } = await visit(browser, {
    ...options,
    ...(pages === outside ? {} : { extraHTTPHeaders: { cookie } }),
  })
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${app.address}${path}`, { waitUntil: 'load' })
    // The page that is not there is meant to be so.
    expect(noise.filter((line) => !line.includes('404'))).toEqual([])
    await look(page, name)
    // What looks at the page may complain of its own doings.
    noise.length = 0
  }
  await context.close()
}

test.each(
  (['phone', 'desk'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((colours) => [size, colours] as const),
  ),
)('every page is accessible on a %s, in %s colours', async (size, colorScheme) => {
  for (const pages of [inside(), outside]) {
    await visitAll({ viewport: sizes[size], colorScheme }, pages, async (page, name) => {
      if (pictures)
        await page.screenshot({
          path: join(pictures, `${name}-${size}-${colorScheme}.png`),
          fullPage: size === 'desk' || name !== 'stories',
        })
      await expectAccessible(page, name)
    })
  }
})

test.each([320, 640, 899, 1920])('nothing is cut off or scrolls sideways at %i pixels', async (width) => {
  await visitAll({ viewport: { width, height: 700 } }, { ...inside(), ...outside }, async (page, name) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${name} is ${over} px too wide`).toBeLessThanOrEqual(0)
  })
})

test.each([
  ['sv', 'Mina kanaler', 'Tillsammans'],
  ['en', 'My channels', 'Together'],
])('every page speaks %s once it is chosen, and no sentence is missing', async (language, channels, together) => {
  const { page, context } = await visit(browser)
  await context.addCookies(
    cookie
      .split('; ')
      .map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1), url: app.address })),
  )
  await page.goto(`${app.address}/stories`)
  await page.locator('.account summary').click()
  await page.locator(`.languages button[value=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
  for (const [name, path] of Object.entries(inside())) {
    await page.goto(`${app.address}${path}`)
    expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
    // An id in the place of its sentence would look like this.
    expect(await page.locator('body').innerText(), name).not.toMatch(
      /\b(audit|import|leaving|tell|stories|suggestions|objections|people|common|insight|mine|feeds|installed|conversations|drafts|when|times|remove)\.[a-z]+/,
    )
  }
  await page.goto(`${app.address}/mine/channels`)
  await page.getByRole('heading', { name: channels }).waitFor()
  expect(await page.locator('.rooms').innerText()).toContain(together)
  await page.locator('.account summary').click()
  await page.locator('.languages button[value=fi]').click()
  await page.locator('html[lang=fi]').waitFor()
  await context.close()
})

test('no page loads more than 150 KB of script, compressed', async () => {
  // The worker answers from what it keeps on the device; here is measured what comes from the network.
  const { page, context } = await visit(browser, { extraHTTPHeaders: { cookie }, serviceWorkers: 'block' })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Map<string, number>()
  const types = new Map<string, string>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.mimeType))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId)?.includes('javascript')) scripts.set(requestId, encodedDataLength)
  })
  for (const [name, path] of Object.entries(inside())) {
    scripts.clear()
    await page.goto(`${app.address}${path}`, { waitUntil: 'networkidle' })
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(total, name).toBeGreaterThan(10_000)
    expect(total, `${name} loads ${total} bytes`).toBeLessThan(150 * 1024)
  }
  await context.close()
})
