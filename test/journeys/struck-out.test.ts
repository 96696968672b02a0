import { readdirSync } from 'node:fs'
import { Writable } from 'node:stream'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { MadePost } from '../support/archives/made-posts.ts'
import { mastodonId, mastodonTarGz } from '../support/archives/mastodon.ts'
import { xArchive, xId } from '../support/archives/x.ts'
import { openBrowser } from '../support/browser.ts'
import { readEverything } from '../support/everything.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { openRecordingProxy, type RecordingProxy } from '../support/recording-proxy.ts'
import { type MadeStudy, makeStudy } from '../support/studies.ts'
import { join, openArchives, postRows, sendChosen, strikeOutAll, visitAs, whenKept } from '../support/taking-part.ts'

// The promise of the voice study: what a person struck out, what a study does not ask for, and other people's names
// never leave the browser. All that leaves it goes through a proxy that writes down every byte; the database and the
// log are looked through as well.

let app: TestApp
let browser: Browser
let proxy: RecordingProxy
let participant: Viewer
let study: MadeStudy
let logged = ''
beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      logged += String(chunk)
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug' }, { logTo })
  browser = await openBrowser()
  proxy = await openRecordingProxy()
  const organisation = await makeBareOrganisation(app.database.db)
  const researcher = await makeMember(app.database.db, organisation, { roles: ['researcher'] })
  participant = await makeMember(app.database.db, organisation)
  study = await makeStudy(app.database.db, researcher, { state: 'collecting' })
  await inOrganisation(app.database.db, study.organisationId, (tx) =>
    tx
      .updateTable('study')
      .set({ periodFrom: '2016-01-01', periodTo: '2016-12-31' })
      .where('id', '=', study.id)
      .execute(),
  )
})
afterAll(async () => {
  await browser?.close()
  await proxy?.close()
  await app?.close()
})

const post = (number: number, text: string, rest: Partial<MadePost> = {}): MadePost => ({
  ...{ number, text, kind: 'post', time: `2016-05-01T08:30:${String(number % 60).padStart(2, '0')}.000Z` },
  ...rest,
})

const onX = [
  post(101, 'Lähtee: aamuvuoro alkoi hyvin MARKGOES1'),
  post(102, 'Salainen juttu MARKSTRUCK1 pomosta'),
  post(103, 'Ensimmäinen MARKBULK1 palkasta'),
  post(104, 'Toinen MARKBULK2 palkasta'),
  post(105, 'Kiitos @markhandle1 ja Pekka Markkunimiselle avusta MARKGOES2'),
  post(106, 'Asiakas Zmarkword oli paikalla MARKGOES3'),
  post(107, 'Vanha MARKEARLY1 juttu', { time: '2015-05-01T08:30:00.000Z' }),
  post(108, 'Jaettu MARKSHARE1 juttu', { kind: 'share' }),
  post(109, 'Lainattava MARKGOES4', { kind: 'reply' }),
]
const onMastodon = [
  post(201, 'Toisesta verkostosta MARKGOES5'),
  post(202, 'Toisesta verkostosta MARKSTRUCK2'),
  post(203, 'Myöhempi MARKLATE1 juttu', { time: '2017-05-01T08:30:00.000Z' }),
]
/** What nobody but the person may ever see. */
const secrets = [
  ...['MARKSTRUCK1', 'MARKBULK1', 'MARKBULK2', 'MARKEARLY1', 'MARKSHARE1', 'MARKSTRUCK2', 'MARKLATE1'],
  ...['markhandle1', 'Markkunimi', 'Pekka', 'Zmarkword', 'MARKFILE', 'markself'],
  ...[102, 103, 104, 107, 108].map(xId),
  ...[202, 203].map(mastodonId),
]
const encoded = (mark: string) => [mark, encodeURIComponent(mark), btoa(mark).replace(/=+$/, '').slice(1, -2)]

test('what was struck out, is not asked for, or names others never leaves the browser', async () => {
  const { page, noise, context } = await visitAs(app, browser, participant, {
    proxy: { server: proxy.server, bypass: '<-loopback>' },
  })
  await join(page, app, study.joinToken)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await openArchives(page, [{ name: 'twitter-MARKFILE.zip', bytes: xArchive(onX) }])
  await openArchives(page, [{ name: 'archive-MARKFILE.tar.gz', bytes: mastodonTarGz(onMastodon) }])
  await expect.poll(() => postRows(page).count()).toBe(12)

  // One by one, by the keyboard; and all that a filter finds.
  const row = postRows(page).filter({ hasText: 'MARKSTRUCK1' })
  await row.getByRole('button', { name: 'Jätä pois' }).focus()
  await page.keyboard.press('Space')
  await strikeOutAll(page, 'palkasta')
  await strikeOutAll(page, 'MARKSTRUCK2')
  await page.getByText('Peitä muitakin sanoja').click()
  await page.getByLabel('Peitettävät sanat').fill('zmarkword')
  await postRows(page).filter({ hasText: 'MARKGOES4' }).getByRole('checkbox').check()
  await expect.poll(() => postRows(page).filter({ hasText: 'MARKGOES3' }).innerText()).toContain('Asiakas […] oli')

  // A page loaded anew has lost nothing, and asks nobody for it.
  await whenKept(page)
  await page.reload()
  await expect.poll(() => postRows(page).count()).toBe(12)
  await page.getByText('Lähtee 5, jätit pois 4, ei pyydetä 3, lähetetty 0.').waitFor()
  await sendChosen(page)
  expect(noise).toEqual([])

  const sent = proxy.sent.join('\n')
  for (const text of ['MARKGOES1', 'MARKGOES2', 'MARKGOES3', 'MARKGOES4', 'MARKGOES5']) expect(sent).toContain(text)
  const everything = JSON.stringify(await readEverything(app.database.pool, [study.organisationId]))
  expect(everything).toContain('MARKGOES1')
  for (const mark of secrets.flatMap(encoded)) {
    expect(sent, 'left the browser').not.toContain(mark)
    expect(everything, 'is in the database').not.toContain(mark)
    expect(logged, 'is in the log').not.toContain(mark)
  }
  // Nor the ids of what was sent, in the database or the log: no address can be made of a row.
  for (const id of [...[101, 105, 106, 109].map(xId), mastodonId(201)]) {
    expect(everything).not.toContain(id)
    expect(logged).not.toContain(id)
  }
  // Chromium itself asks what kinds of fields a form has, by hashes of their names.
  const strangers = proxy.sent.filter((one) => one.startsWith('CONNECT') && !one.includes(' content-autofill.google'))
  expect(strangers).toEqual([])
  await context.close()
})

test('the worker that reads archives could not send them anywhere, whatever was in it', async () => {
  const { page, context } = await visitAs(app, browser, participant)
  await page.goto(`${app.address}/mine/studies`)
  const script = readdirSync('build/client/assets').find((name) => /^archive-worker-.*\.js$/.test(name))
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate((name) => void new Worker(`/assets/${name}`, { type: 'module' }), script),
  ])
  const tried = (address: string) =>
    worker.evaluate(
      (to) =>
        fetch(to, { mode: 'no-cors' }).then(
          () => 'sent',
          () => 'refused',
        ),
      address,
    )
  expect(await tried(`${app.address}/healthz`)).toBe('refused')
  expect(await page.evaluate(() => fetch('/healthz').then(() => 'sent'))).toBe('sent')
  await context.close()
})
