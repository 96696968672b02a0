import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseEverywhere } from '../../src/features/insight/release-everywhere.ts'
import { addUser } from '../../src/features/people/users.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { newsSite } from '../support/news-site.ts'
import type { WebServer } from '../support/web-server.ts'

// The main job on real input: a feed, a story, a telling, a click, one's own figure, the organisation's sum.
// By keyboard, in Finnish.

let app: TestApp
let browser: Browser
let news: WebServer

beforeAll(async () => {
  news = await newsSite()
  app = await startApp({ OUTBOUND_ALLOW: news.place })
  // A Wednesday, so that weeks end where the test says.
  app.forward(Date.parse('2027-01-13T10:00:00Z') - Date.now())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await news?.close()
})

const week = 7 * 24 * 3_600_000

async function write(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

async function foundByKeyboard({ page }: Visit): Promise<void> {
  await page.goto(app.firstAdmin ?? '')
  await press(page, 'button[type=submit]')
  await page.waitForURL('**/setup')
  await write(page, '[name=organisation]', 'Aalto Oy')
  await write(page, '[name=name]', 'Aino Aalto')
  await write(page, '[name=email]', 'aino@aalto.example')
  await expectAccessible(page)
  await press(page, 'form:has([name=organisation]) button[type=submit]')
  await page.waitForURL('**/stories')
}

/** Invites the others by a pasted list; each opens their mail's link and joins. */
async function inviteOthers({ page }: Visit, names: readonly string[]): Promise<Visit[]> {
  await page.goto(`${app.address}/together/people`)
  await write(page, '[name=pasted]', names.map((name) => `${name} <${name}@aalto.example>`).join(', '))
  await press(page, 'button[value=mail]')
  await page.getByRole('status').waitFor()
  await expect.poll(() => app.printed.length, { timeout: 15_000 }).toBe(names.length)
  return Promise.all(
    app.printed.map(async (mail) => {
      const guest = await visit(browser)
      await guest.page.goto(/http\S+\/invitation\/\S+/.exec(mail)?.[0] ?? '')
      await guest.page.getByLabel('Etu- ja sukunimi').fill(/to (\w+)@/.exec(mail)?.[1] ?? '')
      await guest.page.getByRole('button', { name: 'Tule mukaan' }).click()
      await guest.page.waitForURL('**/stories')
      return guest
    }),
  )
}

/** Until then only those who prepare the programme are offered stories. */
async function launchByKeyboard({ page }: Visit): Promise<void> {
  await page.goto(`${app.address}/together/readiness`)
  await expectAccessible(page)
  await press(page, 'a.button')
  await page.waitForURL('**/together/readiness/launch')
  await write(page, '[name=reason]', 'Aloitetaan pienellä joukolla.')
  await press(page, 'main button[type=submit]')
  await page.waitForURL('**/together/readiness')
}

/** Tells the first story by LinkedIn's own window; answers the tracked link. */
async function tellByKeyboard({ page, context }: Visit, words: string): Promise<string> {
  await page.goto(`${app.address}/stories`)
  await press(page, '.story .button')
  await page.waitForURL('**/tell?story=*')
  await write(page, '#own-words', words)
  await tabTo(page, 'input[name=channel]:checked')
  await page.locator('.post-text', { hasText: 'Työnantajani on Aalto Oy.' }).waitFor()
  const opened = context.waitForEvent('page')
  await press(page, '.composer button[type=submit]')
  const address = new URL((await opened).url() || 'about:blank')
  await page.getByRole('heading', { name: 'Kiitos, että kerroit.' }).waitFor()
  const link = (await page.locator('a[href*="/go/"]').getAttribute('href')) ?? ''
  if (address.protocol === 'https:') expect(address.searchParams.get('url')).toBe(link)
  return link
}

test('feed → story → telling → click → own figure → the sum of the organisation, by keyboard, in Finnish', async () => {
  const editor = await visit(browser)
  // The networks' own windows are not here: whatever goes out is stopped at the browser's door.
  await editor.context.route(/^https:/, (route) => route.abort())
  await foundByKeyboard(editor)
  const { page } = editor

  // A real feed, found from the page's address.
  await page.goto(`${app.address}/feeds`)
  await expectAccessible(page)
  await write(page, '[name=address]', news.url('/uutiset'))
  await press(page, 'button[value=add]')
  await page.waitForURL('**/stories/drafts')
  await expectAccessible(page)
  await press(page, '.rows a')
  await page.waitForURL('**/edit')
  expect(await page.locator('[name=title]').inputValue()).toBe('Kirjasto avaa ovensa öisin')
  await expectAccessible(page)
  await press(page, 'button[value=publish]')
  await page.waitForURL(/\/stories\/[0-9a-f-]+$/)
  await expectAccessible(page)

  // Five people tell it; the first by an editor with everything checked on the way.
  await page.goto(`${app.address}/tell`)
  await expectAccessible(page)
  const link = await tellByKeyboard(editor, 'Suunnittelin lukusalin valot.')
  await expectAccessible(page)
  const others = await inviteOthers(editor, ['eero', 'kaisa', 'matti', 'riitta'])
  // Five more who tell nothing: sums are shown of ten members and more, so that a sum says nothing of each.
  for (const name of ['anni', 'oskari', 'venla', 'eino', 'helmi']) {
    await addUser({ db: app.context.db, clock: app.context.clock }, { email: `${name}@aalto.example`, name, roles: [] })
  }
  await launchByKeyboard(editor)
  const links = [link]
  for (const other of others) {
    await other.context.route(/^https:/, (route) => route.abort())
    links.push(await tellByKeyboard(other, 'Kävin siellä eilen yöllä.'))
  }

  // Strangers click; a robot does not count.
  for (const one of links) {
    const clicked = await fetch(one, { redirect: 'manual', headers: { 'user-agent': iphone } })
    expect(clicked.status).toBe(302)
    expect(clicked.headers.get('location')).toBe(news.url('/uutiset/yokirjasto'))
    expect(clicked.headers.get('set-cookie')).toBeNull()
  }
  const robot = await fetch(link, { redirect: 'manual', headers: { 'user-agent': 'LinkedInBot/1.0' } })
  expect(await robot.text()).toContain('og:title" content="Kirjasto avaa ovensa öisin"')

  // One's own figure, at once.
  await expect
    .poll(
      async () => {
        await page.goto(`${app.address}/mine`)
        return page.locator('.rows').first().innerText()
      },
      { timeout: 15_000 },
    )
    .toContain('1 klikkaus')
  await expectAccessible(page)

  // The sum: not before the dialogue has been recorded, and of closed weeks only.
  await page.goto(`${app.address}/together`)
  await page.getByText('Yhteisiä lukuja ei vielä lasketa.').waitFor()
  await press(page, 'a.button')
  await page.waitForURL('**/together/dialogue')
  await write(page, '[name=parties]', 'Luottamusmies ja viestintäjohtaja')
  await write(page, '[name=discussed]', 'Kerronnat ja klikkaukset lasketaan yhteen, ei henkilöittäin.')
  await page.locator('[name=heldOn]').fill('2027-01-13')
  await press(page, 'button[type=submit]:has-text("Kirjaa")')
  await page.waitForURL('**/together')
  await page.getByText('Lukuja ei ole vielä.').waitFor()

  // From the whole week after the dialogue on, five people tell again, and the week closes.
  app.forward(week)
  for (const visitor of [editor, ...others]) links.push(await tellByKeyboard(visitor, 'Kerron tästä taas.'))
  for (const one of links.slice(5)) await fetch(one, { redirect: 'manual', headers: { 'user-agent': iphone } })
  await expect.poll(clickCount, { timeout: 15_000 }).toBe(10)
  app.forward(week + week / 7)
  await releaseEverywhere(app.context)
  await page.goto(`${app.address}/together`)
  await page.getByText('Näkyvillä viikoilla kerrottiin 5 kertaa.').waitFor()
  await page.getByText('Näkyvillä viikoilla linkkejä avattiin 5 kertaa.').waitFor()
  await expectAccessible(page)
  expect(editor.noise).toEqual([])
})

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

async function clickCount(): Promise<number> {
  const found = await app.database.owner.query<{ organisation_id: string }>(
    'select distinct organisation_id from user_membership',
  )
  const client = await app.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [found.rows[0]?.organisation_id])
    const sums = await client.query<{ sum: number }>('select coalesce(sum(clicks), 0)::int as sum from click_sum')
    return sums.rows[0]?.sum ?? 0
  } finally {
    await client.query('rollback')
    client.release()
  }
}
