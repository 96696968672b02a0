import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation, type OrganisationId } from '../../src/platform/database.ts'
import { translator } from '../../src/ui/intl.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { blueskyCar } from '../support/archives/bluesky.ts'
import { type MadePost, madePosts } from '../support/archives/made-posts.ts'
import { mastodonTarGz } from '../support/archives/mastodon.ts'
import { xArchive, xFiles } from '../support/archives/x.ts'
import { openBrowser } from '../support/browser.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { lookAt } from '../support/look-at.ts'
import { type MadeStudy, makeStudy } from '../support/studies.ts'
import { join, openArchives, postRows, sendChosen, strikeOutAll, visitAs, whenKept } from '../support/taking-part.ts'

// Taking part as a person meets it: on a phone, by the keyboard, in each language; cut off, gone on with, and
// withdrawn from. What leaves the device is watched in struck-out.test.ts.

let app: TestApp
let browser: Browser
let organisation: OrganisationId
let researcher: Viewer
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  organisation = await makeBareOrganisation(app.database.db)
  researcher = await makeMember(app.database.db, organisation, { roles: ['researcher'] })
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const study = () => makeStudy(app.database.db, researcher, { state: 'collecting' })
const member = (language: Language = 'fi') => makeMember(app.database.db, organisation, { language })

const textsOf = async ({ id }: MadeStudy): Promise<string[]> => {
  const rows = await inOrganisation(app.database.db, organisation, (tx) =>
    tx.selectFrom('studyPost').select('text').where('studyId', '=', id).orderBy('text').execute(),
  )
  return rows.map(({ text }) => text)
}

const post = (number: number, text: string, rest: Partial<MadePost> = {}): MadePost => ({
  ...{ number, text, kind: 'post', time: `2016-05-01T08:${String(number % 60).padStart(2, '0')}:00.000Z` },
  ...rest,
})

/** Presses Tab until the element has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (text === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not come to "${name}".`)
}

const own = [
  post(1, 'Aamuvuoro alkoi hyvin, kiitos @kollega'),
  post(2, 'Tästä en puhu töissä'),
  post(3, 'Jaettu', { kind: 'share' }),
]

describe.each(languages)('in %s', (language) => {
  test('by the keyboard alone, from the link to what was sent', async () => {
    const t = translator(language)
    const [one, viewer] = [await study(), await member(language)]
    const { page, noise, context } = await visitAs(app, browser, viewer)
    await page.goto(`${app.address}/study/${one.joinToken}`)
    await lookAt(page, `join-${language}`)
    await tabTo(page, t('takingPart.join.agree'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/mine/studies/*')
    await page.locator('#archive-files').waitFor()
    await lookAt(page, `opening-${language}`)
    await page.locator('#archive-files').setInputFiles([
      { name: 'arkisto.zip', mimeType: 'application/zip', buffer: Buffer.from(xArchive(own)) },
      { name: 'kuva.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) },
    ])
    await page.getByText(t('takingPart.opened.refused', { name: 'kuva.png' })).waitFor()
    // The file, what was expected, and what it is, in the reader's words.
    const refused = await page.getByText(t('takingPart.expected.archive')).innerText()
    expect(refused).toContain('kuva.png')
    expect(refused).toContain(t('takingPart.foreign.picture'))
    await page.getByText(t('takingPart.opened.row', { name: 'arkisto.zip', posts: 3 })).waitFor()
    await lookAt(page, `choosing-${language}`)

    await tabTo(page, t('takingPart.strike'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Space')
    await postRows(page).filter({ hasText: 'Tästä en puhu' }).getByText(t('takingPart.row.struck')).waitFor()
    await tabTo(page, t('takingPart.send', { count: 1 }))
    await page.keyboard.press('Enter')
    await page.getByText(t('takingPart.send.done')).waitFor()
    await page.getByText(t('takingPart.sent.count', { posts: 1, quotable: 0 }).trim()).waitFor()
    await lookAt(page, `sent-${language}`)
    expect(await textsOf(one)).toEqual(['Aamuvuoro alkoi hyvin, kiitos @…'])
    expect(noise).toEqual([])
    await context.close()
  })
})

test('a sending that is stopped goes on where it was, and nothing is there twice', async () => {
  const [one, viewer] = [await study(), await member()]
  const { page, context } = await visitAs(app, browser, viewer)
  await join(page, app, one.joinToken)
  await openArchives(page, [{ name: 'x.zip', bytes: xArchive(madePosts(1300)) }])
  let batches = 0
  await page.route('**/mine/studies/*/posts', async (route) => {
    batches += 1
    // The second batch arrives, but its answer is lost on the way.
    if (batches === 2) {
      await route.fetch()
      await page.getByRole('button', { name: 'Keskeytä' }).click()
      await route.abort().catch(() => undefined)
    } else await route.continue()
  })
  await page.getByRole('button', { name: /^Lähetä / }).click()
  await page.getByText('Keskeytit.').waitFor()
  expect(await textsOf(one)).toHaveLength(800)
  // Not even a page loaded anew has forgotten which ones went.
  await whenKept(page)
  await page.reload()
  await page.getByText(/lähetetty 400\.$/).waitFor()
  await sendChosen(page)
  const texts = await textsOf(one)
  const asked = [...madePosts(1300)].filter(({ kind }) => kind !== 'share')
  expect(texts).toHaveLength(asked.length)
  expect(new Set(texts).size).toBe(asked.length)
  await context.close()
})

test('22,000 posts are shown a page at a time, narrowed down, and struck out in one go', async () => {
  const [one, viewer] = [await study(), await member()]
  const { page, context } = await visitAs(app, browser, viewer)
  await join(page, app, one.joinToken)
  await openArchives(page, [{ name: 'x.zip', bytes: xArchive(madePosts(22_000)) }])
  await page.getByText('22 000 julkaisua.').waitFor()
  expect(await postRows(page).count()).toBe(25)
  await page.getByLabel('Sanoja tekstissä').fill('palaveri kiire')
  await page.getByLabel('Näytä').selectOption('going')
  const asked = [...madePosts(22_000)].filter(({ kind }) => kind !== 'share')
  const meant = asked.filter(({ text }) => text.includes('palaveri') && text.includes('kiire'))
  await page.getByRole('button', { name: `Jätä nämä ${new Intl.NumberFormat('fi').format(meant.length)} pois` }).click()
  const left = new Intl.NumberFormat('fi').format(asked.length - meant.length)
  await page.getByRole('button', { name: `Lähetä ${left} julkaisua` }).waitFor()
  await context.close()
})

test('archives of three networks, one after another, damaged rows and all, are one list', async () => {
  const [one, viewer] = [await study(), await member()]
  const { page, context } = await visitAs(app, browser, viewer)
  await join(page, app, one.joinToken)
  const text = new TextDecoder().decode(xFiles(own)['data/tweets.js'])
  const broken = new TextEncoder().encode(
    text.replace('"created_at": "Sun May 01 08:02', '"created_at": "Sun Maj 01 08:02'),
  )
  await openArchives(page, [{ name: 'tweets.js', bytes: broken }])
  await openArchives(page, [{ name: 'm.tar.gz', bytes: mastodonTarGz([post(11, 'Mastodonista')]) }])
  await openArchives(page, [{ name: 'repo.car', bytes: await blueskyCar([post(21, 'Blueskystä')]) }])
  await page.getByText('Yhtä kohtaa ei saatu luettua.').click()
  const bad = page.getByText(/^tweets\.js, (rivi|kohta) \d+: /)
  expect(await bad.innerText()).toMatch(/tässä pitäisi olla päivä ja kellonaika\. Siinä on: \{/)
  expect(await postRows(page).count()).toBe(4)
  await sendChosen(page)
  expect(await textsOf(one)).toEqual(['Aamuvuoro alkoi hyvin, kiitos @…', 'Blueskystä', 'Mastodonista'])
  // Opened again, what went is known, and only what is new goes.
  await whenKept(page)
  await page.reload()
  await openArchives(page, [{ name: 'm.tar.gz', bytes: mastodonTarGz([post(11, 'Mastodonista'), post(12, 'Uusi')]) }])
  await page.getByRole('button', { name: 'Lähetä yksi julkaisu' }).click()
  await page.getByText('Kiitos. Julkaisut ovat tutkimuksessa').waitFor()
  expect(await textsOf(one)).toHaveLength(4)
  await context.close()
})

test('a name that the machine missed is marked and masked by one press, in all posts', async () => {
  const [one, viewer] = [await study(), await member()]
  const { page, context } = await visitAs(app, browser, viewer)
  await join(page, app, one.joinToken)
  const posts = [post(1, 'Näin xanderin eilen'), post(2, 'Ja xander näki minut')]
  await openArchives(page, [{ name: 'x.zip', bytes: xArchive(posts) }])
  await postRows(page)
    .filter({ hasText: 'xander näki' })
    .locator('.post-text')
    .evaluate((text) => {
      const found = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode() as Text
      const range = document.createRange()
      range.setStart(found, 3)
      range.setEnd(found, 9)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    })
  await page.getByRole('button', { name: 'Peitä valittu: xander' }).click()
  await expect
    .poll(() => postRows(page).locator('.post-text').allInnerTexts())
    .toEqual(['Ja […] näki minut', 'Näin […] eilen'])
  await sendChosen(page)
  expect(await textsOf(one)).toEqual(['Ja […] näki minut', 'Näin […] eilen'])
  await context.close()
})

test('a device forgets the archives when one signs out, and who signs in next is shown nothing of them', async () => {
  const [one, viewer, next] = [await study(), await member(), await member()]
  const { page, context } = await visitAs(app, browser, viewer)
  await join(page, app, one.joinToken)
  await openArchives(page, [{ name: 'x.zip', bytes: xArchive(own) }])
  await strikeOutAll(page, 'Tästä en puhu')
  await whenKept(page)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.waitForURL('**/sign-in')
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await context.close()
  const other = await visitAs(app, browser, next)
  await join(other.page, app, one.joinToken)
  await other.page.locator('#archive-files').waitFor()
  expect(await postRows(other.page).count()).toBe(0)
  await other.context.close()
})

test('without scripts one reads why they are needed, and what was sent can be taken back and withdrawn', async () => {
  const [one, viewer] = [await study(), await member()]
  const first = await visitAs(app, browser, viewer)
  await join(first.page, app, one.joinToken)
  await openArchives(first.page, [{ name: 'x.zip', bytes: xArchive(own) }])
  await sendChosen(first.page)
  await first.context.close()

  const { page, context } = await visitAs(app, browser, viewer, { javaScriptEnabled: false })
  await page.goto(`${app.address}/mine`)
  await page.getByRole('link', { name: 'Tutkimukset' }).click()
  await page.getByRole('link', { name: 'Mitä työstä puhutaan' }).click()
  // Looked for by its element: a search by text passes over what is there for browsers without scripts alone.
  expect(await page.locator('noscript .notice').innerText()).toContain('selaimessa tarvitsee JavaScriptin.')
  await page.getByRole('link', { name: 'Mitä olen lähettänyt' }).click()
  const row = page.locator('.rows > li').filter({ hasText: 'Tästä en puhu' })
  await row.getByRole('button', { name: 'Anna lainata' }).click()
  await row.getByText('saa lainata').waitFor()
  await row.getByRole('button', { name: 'Ota pois' }).click()
  await expect.poll(() => textsOf(one)).toEqual(['Aamuvuoro alkoi hyvin, kiitos @…'])
  await page.goto(`${app.address}/mine/studies/${one.id}`)
  await page.getByRole('link', { name: 'Peru osallistuminen' }).click()
  await page.getByText('Julkaisusi poistetaan heti').waitFor()
  await page.getByRole('button', { name: 'Peru ja poista julkaisuni' }).click()
  await page.getByText('Et enää osallistu tutkimukseen.').waitFor()
  expect(await textsOf(one)).toEqual([])
  expect((await page.goto(`${app.address}/mine/studies/${one.id}`))?.status()).toBe(404)
  await context.close()
})
