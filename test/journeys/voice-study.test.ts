import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation, type OrganisationId } from '../../src/platform/database.ts'
import { catalogues } from '../../src/ui/catalogues.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { MadePost } from '../support/archives/made-posts.ts'
import { mastodonTarGz } from '../support/archives/mastodon.ts'
import { xArchive } from '../support/archives/x.ts'
import { openBrowser } from '../support/browser.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { openRecordingProxy, type RecordingProxy } from '../support/recording-proxy.ts'
import { type MadeStudy, makeParticipant, makeStudyPosts } from '../support/studies.ts'
import { join, openArchives, sendChosen, strikeOutAll, visitAs } from '../support/taking-part.ts'

// The whole of a voice study: founded, two archives of different networks from the file dialog, a sample, two coders,
// and the report. What was struck out is looked for in everything that left the participants' browsers, and in
// everything that came after.

let app: TestApp
let browser: Browser
let proxy: RecordingProxy
let organisation: OrganisationId

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  proxy = await openRecordingProxy()
  organisation = await makeBareOrganisation(app.database.db, { name: 'Silta Oy' })
})
afterAll(async () => {
  await browser?.close()
  await proxy?.close()
  await app?.close()
})

const t = catalogues.fi
const inTime = { timeout: 30_000 }
const desk = { viewport: { width: 1280, height: 900 } }
const member = (name: string, roles: readonly 'researcher'[] = []) =>
  makeMember(app.database.db, organisation, { name, roles: [...roles] })

/** One post of the four is of the kind that employers fear; the sixth person wrote none. */
const texts = (person: number): string[] => [
  `Hyvä päivä töissä ${person}`,
  `Tavallinen palaveri ${person}`,
  person < 6 ? `Huono päivä töissä ${person}` : `Kiva palaute asiakkaalta ${person}`,
  `Hyvä tiimi ${person}`,
]

const post = (number: number, text: string): MadePost => ({
  ...{ number, text, kind: 'post', time: `2016-05-${String(number).padStart(2, '0')}T08:00:00.000Z` },
})

async function foundAndOpen(page: Page): Promise<MadeStudy> {
  await page.goto(`${app.address}/together`)
  await page.getByRole('link', { name: t['study.list.title'] }).click()
  await page.getByRole('link', { name: t['study.new.title'] }).click()
  await page.getByLabel(t['study.title'], { exact: true }).fill('Mitä työstä puhutaan')
  await page.getByLabel(t['study.question'], { exact: true }).fill('Mitä varten työstä kirjoitetaan?')
  await page.getByRole('button', { name: t['study.new.found'] }).click()
  await page.getByRole('button', { name: t['study.step.open'] }).click()
  const link = await page.getByLabel(t['study.link']).inputValue()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  return { organisationId: organisation, id, joinToken: link.split('/').at(-1) ?? '' }
}

async function addCoder(page: Page, study: MadeStudy, name: string): Promise<void> {
  await page.goto(`${app.address}/together/studies/${study.id}/people?search=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: t['study.people.addThis'].replace('{name}', name) }).click()
  await page.locator('main .rows').first().getByText(name).waitFor()
}

async function takePart(study: MadeStudy, viewer: Viewer, name: string, bytes: Uint8Array): Promise<void> {
  const { page, context, noise } = await visitAs(app, browser, viewer, {
    proxy: { server: proxy.server, bypass: '<-loopback>' },
  })
  await join(page, app, study.joinToken)
  await openArchives(page, [{ name, bytes }])
  await strikeOutAll(page, 'SALAISUUS')
  await sendChosen(page)
  expect(noise).toEqual([])
  await context.close()
}

/** Codes everything by keys alone: one's own work, chit-chat, and the tone that the first word says. */
async function codeAll(page: Page, study: MadeStudy, posts: number): Promise<void> {
  await page.goto(`${app.address}/together/studies/${study.id}/code`)
  const tones = { Huono: '1', Tavallinen: '2', Hyvä: '3', Kiva: '3' } as const
  for (let done = 0; done < posts; done++) {
    await expect.poll(() => page.locator('progress').getAttribute('value'), inTime).toBe(String(done))
    await page.locator('.codes .key').first().waitFor()
    const [word = ''] = (await page.locator('.to-code .large').innerText()).split(' ')
    for (const key of ['1', '7', tones[word as keyof typeof tones]]) await page.keyboard.press(key)
  }
  await page.getByText(t['coding.allDone']).waitFor()
}

test('two archives of different networks go from the file dialog to the report, without what was struck out', async () => {
  const researcher = await member('Tiina Tutkija', ['researcher'])
  const [kaisa, kalle] = [await member('Kaisa Koodaaja'), await member('Kalle Koodaaja')]
  const leads = await visitAs(app, browser, researcher, desk)
  const study = await foundAndOpen(leads.page)
  for (const name of ['Kaisa Koodaaja', 'Kalle Koodaaja']) await addCoder(leads.page, study, name)

  const archives = [
    { name: 'twitter.zip', bytes: xArchive([...texts(1), 'SALAISUUS-X'].map((text, at) => post(at + 1, text))) },
    {
      name: 'mastodon.tar.gz',
      bytes: mastodonTarGz([...texts(2), 'SALAISUUS-M'].map((text, at) => post(at + 11, text))),
    },
  ]
  for (const { name, bytes } of archives) await takePart(study, await member(`Oma ${name}`), name, bytes)
  // Four more came the same way; of fewer than five people nothing would be said.
  for (const person of [3, 4, 5, 6]) {
    const made = await makeParticipant(app.database.db, study, { pseudonym: `P10${person}0` })
    await makeStudyPosts(
      app.database.db,
      study,
      made,
      texts(person).map((text) => ({ text })),
    )
  }

  const { page } = leads
  await page.goto(`${app.address}/together/studies/${study.id}/sample?kind=all&size=&share=100`)
  await page.getByRole('button', { name: t['coding.sample.draw'] }).click()
  await page.getByRole('heading', { name: t['coding.sample.progress'] }).waitFor()
  for (const coder of [kaisa, kalle]) {
    const visited = await visitAs(app, browser, coder, desk)
    await codeAll(visited.page, study, 24)
    await visited.context.close()
  }

  await page.goto(`${app.address}/together/studies/${study.id}/agreement`)
  await expect.poll(() => page.locator('main').innerText(), inTime).toMatch(/alfa 1,00/)
  await page.goto(`${app.address}/together/studies/${study.id}/report`)
  const report = await page.locator('main').innerText()
  // 19 of 24 by six people, as the ratio estimator has it by hand: p = 0.7917, SE on the logit scale 0.2526,
  // t(5) = 2.5706 (any table), so from 0.665 to 0.879.
  expect(report).toContain('Sadasta työaiheisesta julkaisusta noin 79 oli myönteisiä tai neutraaleja.')
  expect(report).toMatch(/vain (kuusi|6), todellinen luku voi hyvin olla mitä tahansa välillä 6[67]–88/)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t['report.file.html'] }).click(),
  ])
  const file = readFileSync(await download.path(), 'utf8')
  const { rows } = await inOrganisation(app.database.db, organisation, async (tx) => ({
    rows: await tx.selectFrom('studyPost').select('text').where('studyId', '=', study.id).execute(),
  }))
  expect(rows.map(({ text }) => text).sort()).toEqual([1, 2, 3, 4, 5, 6].flatMap(texts).sort())
  const sent = proxy.sent.join('\n')
  expect(sent).toContain('Hyvä päivä töissä 1')
  for (const all of [sent, file, report]) expect(all).not.toContain('SALAISUUS')
  // Nor does the report quote anybody, or know them by a pseudonym.
  for (const text of [...texts(1), ...texts(3), 'P1030']) expect(file).not.toContain(text)
  await leads.context.close()
})
