import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, signInAs } from '../support/factories.ts'
import { webServer } from '../support/web-server.ts'

// Installed on a phone: the manifest, the worker, and writing without a connection.

let app: TestApp
let browser: Browser
let editor: Viewer
let storyId: string
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const organisation = await makeBareOrganisation(app.database.db)
  editor = await makeMember(app.database.db, organisation, { roles: ['editor'] })
  storyId = await makeStory(app.database.db, editor, { title: 'Silta avattiin' })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

async function signedIn(language: Language = 'fi', opened?: Visit): Promise<Visit> {
  const viewer = await makeMember(app.database.db, editor.organisation.id, { language })
  const phone = opened ?? (await visit(browser))
  const pairs = (await signInAs(app, viewer)).split('; ')
  await phone.context.addCookies(
    pairs.map((pair) => ({
      name: pair.split('=')[0] ?? '',
      value: pair.slice(pair.indexOf('=') + 1),
      url: app.address,
    })),
  )
  await phone.context.route(/^https:/, (route) => route.abort())
  return phone
}

/** Until the worker stands between the page and the server, with all that it keeps. */
async function whenWorking(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
}

const box = (page: Page) => page.locator('#own-words')

/** All that the worker keeps on the device. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

const memory = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }))

const words = {
  fi: {
    title: 'Ei yhteyttä',
    back: 'Yhteys palasi.',
    goOn: 'Jatka tästä',
    question: 'Mitä sinulla oli tämän kanssa tekemistä?',
  },
  sv: {
    title: 'Ingen uppkoppling',
    back: 'Uppkopplingen är tillbaka.',
    goOn: 'Fortsätt här',
    question: 'Vad hade du med det här att göra?',
  },
  en: {
    title: 'No connection',
    back: 'The connection is back.',
    goOn: 'Carry on here',
    question: 'What did you have to do with this?',
  },
} as const

test.each(['fi', 'sv', 'en'] as const)(
  'a text begun without a connection is told when it is back, in %s',
  async (language) => {
    const { page, context } = await signedIn(language)
    const say = words[language]
    await page.goto(`${app.address}/stories`)
    await whenWorking(page)
    // It is told the page's language, which is not the browser's own here.
    const told = () => page.evaluate(async () => (await caches.match('/language'))?.text())
    await expect.poll(told).toBe(language)
    await context.setOffline(true)
    await page.goto(`${app.address}/tell?story=${storyId}`)
    await page.getByRole('heading', { name: say.title }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await page.getByText('Silta avattiin').waitFor()
    await page.getByLabel(say.question).fill('Kirjoitin tämän metrossa.')
    // A thought of one's own too, and back: each has a text of its own.
    await page.locator('.rows a').first().click()
    await page.waitForURL('**/offline?to=%2Ftell')
    expect(await box(page).inputValue()).toBe('')
    await box(page).fill('Oma ajatus tunnelissa')
    await page.goto(`${app.address}/tell?story=${storyId}`)
    await expect.poll(() => box(page).inputValue()).toBe('Kirjoitin tämän metrossa.')
    await context.setOffline(false)
    await page.locator('.notice', { hasText: say.back }).waitFor()
    await page.getByRole('link', { name: say.goOn }).click()
    await page.waitForURL(`**/tell?story=${storyId}`)
    await expect.poll(() => box(page).inputValue()).toBe('Kirjoitin tämän metrossa.')
    await page.getByRole('radio', { name: 'WhatsApp' }).check()
    await page.locator('.composer button[type=submit]').last().click()
    await page.locator('.told a[href*="/go/"]').waitFor()
    await page.goto(`${app.address}/tell`)
    await expect.poll(() => box(page).inputValue()).toBe('Oma ajatus tunnelissa')
    await context.close()
  },
)

test('a page asked for by a link within the app leads there too, and what was typed before stays', async () => {
  const { page, context } = await signedIn()
  await page.goto(`${app.address}/tell`)
  await whenWorking(page)
  await box(page).pressSequentially('Ennen katkoa')
  await context.setOffline(true)
  await page.locator('.rooms a[href="/together"]').click()
  await page.getByRole('heading', { name: 'Ei yhteyttä' }).waitFor()
  await expect.poll(() => page.url()).toContain('/offline')
  // The box is filled from the device once the page is alive.
  await expect.poll(() => box(page).inputValue()).toBe('Ennen katkoa')
  await context.close()
})

test('it can be installed: Chromium finds nothing amiss with the manifest, in each language', async () => {
  const { page, context } = await signedIn()
  const devtools = await context.newCDPSession(page)
  for (const language of ['fi', 'sv', 'en'] as const) {
    await page.goto(`${app.address}/stories`)
    await page.locator('.account summary').click()
    await page.locator(`.languages button[value=${language}]`).click()
    await page.locator(`html[lang=${language}]`).waitFor()
    await whenWorking(page)
    const { url, errors, data } = await devtools.send('Page.getAppManifest')
    expect(url).toBe(`${app.address}/manifest/${language}`)
    expect(errors).toEqual([])
    const manifest = JSON.parse(data ?? '')
    expect(manifest).toMatchObject({ lang: language, display: 'standalone', share_target: { action: '/share' } })
    for (const { src, sizes } of [
      ...manifest.icons,
      ...manifest.shortcuts.flatMap(({ icons }: { icons: [] }) => icons),
    ]) {
      const size = await page.evaluate(async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, src)
      if (sizes !== 'any') expect(size, src).toBe(sizes)
    }
    for (const shortcut of manifest.shortcuts)
      expect((await page.request.get(`${app.address}${shortcut.url}`)).status()).toBe(200)
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A private window installs nothing; everything else is asked of us.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  }
  await context.close()
})

test('what the phone’s menu shares leads to a suggestion, or to a thought of one’s own with its link', async () => {
  const { page, context } = await signedIn()
  const share = `/share?title=Silta&text=${encodeURIComponent('Katso: https://satama.example/silta')}&url=`
  await page.goto(`${app.address}${share}`)
  await page.getByRole('link', { name: 'Kerro itse omin sanoin' }).click()
  await page.waitForURL('**/tell?link=*')
  expect(await page.locator('[name=link]').inputValue()).toBe('https://satama.example/silta')
  expect(await box(page).inputValue()).toBe('')
  await page.goto(`${app.address}${share}`)
  await page.getByRole('link', { name: 'Ehdota jutuksi' }).click()
  await page.waitForURL('**/stories/suggest?*')
  expect(await page.locator('[name=link]').inputValue()).toBe('https://satama.example/silta')
  await context.close()
})

test('the worker keeps nothing of a person: files of the build and two pages that are the same for all', async () => {
  const { page, context } = await signedIn()
  for (const path of ['/stories', `/stories/${storyId}`, '/tell', '/mine', '/mine/channels', '/together']) {
    await page.goto(`${app.address}${path}`)
    await whenWorking(page)
  }
  const kept = await keptFiles(page)
  const inEach = ['/guidance/mishap', '/offline'].flatMap((path) => languages.map((language) => `${path}/${language}`))
  const pages = ['/language', ...inEach].sort()
  expect(kept.filter((path) => !path.startsWith('/assets/')).sort()).toEqual(pages)
  for (const path of pages) {
    const text = await page.evaluate(async (name) => (await caches.match(name))?.text(), path)
    expect(text).not.toMatch(new RegExp(`Aino|${storyId}|${editor.organisation.name}`))
  }
  await context.close()
})

test('signing out tells of texts that are nowhere else, and then leaves nothing on the device', async () => {
  const { page, context } = await signedIn()
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await whenWorking(page)
  await box(page).fill('Vain tällä laitteella')
  const leave = async (name: string) => {
    if (!(await page.locator('.account[open]').count())) await page.locator('.account summary').click()
    await page.getByRole('button', { name }).click()
  }
  await leave('Kirjaudu ulos')
  await page.getByText('Tällä laitteella on keskeneräinen teksti').waitFor()
  expect(await box(page).inputValue()).toBe('Vain tällä laitteella')
  await leave('Poista tekstit ja kirjaudu ulos')
  await page.waitForURL('**/sign-in')
  expect(await memory(page)).not.toMatch(/luotto\.|Vain|Silta/)
  await context.setOffline(true)
  await page.goto(`${app.address}/tell`).catch(() => undefined)
  expect(await page.locator('body').innerText()).not.toMatch(/Vain tällä|Silta avattiin/)
  await context.close()
})

test('who leaves the organisation leaves nothing on the device either', async () => {
  const { page, context } = await signedIn()
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await whenWorking(page)
  await box(page).fill('Jää kertomatta')
  expect(await memory(page)).toContain('Jää kertomatta')
  await page.goto(`${app.address}/mine/leave`)
  await page.getByRole('button', { name: 'Lähde nyt' }).click()
  await page.getByRole('heading', { name: 'Kiitos näistä ajoista' }).waitFor()
  await expect.poll(() => memory(page)).not.toMatch(/luotto\.|kertomatta|Silta/)
  await context.close()
})

test('who comes after on a shared device, without a sign-out, is shown nothing of the one before', async () => {
  const phone = await signedIn()
  const { page, context } = phone
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await whenWorking(page)
  await box(page).fill('Ensimmäisen oma teksti')
  await context.clearCookies()
  await signedIn('fi', phone)
  for (const path of [`/tell?story=${storyId}`, '/tell', '/mine/drafts']) {
    await page.goto(`${app.address}${path}`, { waitUntil: 'networkidle' })
    expect(await page.locator('main').innerText()).not.toContain('Ensimmäisen')
    if (await box(page).count()) expect(await box(page).inputValue()).toBe('')
  }
  await context.setOffline(true)
  await page.goto(`${app.address}/tell?story=${storyId}`)
  await page.getByRole('heading', { name: 'Ei yhteyttä' }).waitFor()
  expect(await box(page).inputValue()).toBe('')
  await context.close()
})

test('a page of an old build keeps its files while a new worker comes, and they go with the build after', async () => {
  const site = await webServer()
  const script = await (await fetch(`${app.address}/sw.js`)).text()
  const code = script.slice(script.indexOf('\n', script.indexOf('const files')))
  /** Puts one build in the place of another: its files are there, and those of no other. */
  const deploy = (build: string, earlier?: string) => {
    const header = { 'content-type': 'text/javascript' }
    const files = JSON.stringify([`/assets/page-${build}.js`])
    site.at('/sw.js', { headers: header, body: `const build = '${build}'\nconst files = ${files}${code}` })
    site.at(`/assets/page-${build}.js`, { headers: header, body: `export default '${build}'` })
    if (earlier) site.at(`/assets/page-${earlier}.js`, { status: 404 })
  }
  for (const path of ['/', '/offline'])
    site.at(path, { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sivu</title>' })
  deploy('one')
  const { page: first, context } = await visit(browser)
  await first.goto(site.url('/'))
  await first.evaluate(() => navigator.serviceWorker.register('/sw.js'))
  await whenWorking(first)
  const status = (page: Page, build: string) =>
    page.evaluate(async (path) => (await fetch(path, { cache: 'no-store' })).status, `/assets/page-${build}.js`)
  /** A new worker comes, and waits while the page is open; then a new page is opened in the place of the old. */
  const renew = async (page: Page) => {
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
      while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20))
    })
    const open = async () => {
      await page.close()
      const next = await context.newPage()
      await next.goto(site.url('/'))
      return next
    }
    return { page, open }
  }
  deploy('two', 'one')
  const old = await renew(first)
  expect([await status(first, 'one'), await status(first, 'two')]).toEqual([200, 200])
  const second = await old.open()
  await expect.poll(() => status(second, 'one')).toBe(200)
  deploy('three', 'two')
  const third = await (await renew(second)).open()
  await expect.poll(() => status(third, 'one')).toBe(404)
  expect([await status(third, 'two'), await status(third, 'three')]).toEqual([200, 200])
  await context.close()
  await site.close()
})
