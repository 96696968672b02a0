import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeGroup, makeMember, signInAs, viewerOf } from '../support/factories.ts'

// An admin brings in a list of people, as Excel in Finnish writes it: Windows-1252, semicolons, CRLF.

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

const list = [
  'Nimi;Sähköposti;Ryhmät;Tehtävät;Kieli',
  'Åke Öberg;ake.oberg@satama.example;"Myynti, Tuotanto";;ruotsi',
  'Päivi Mäkinen;päivi at satama;Tuotanto;;suomi',
  'Eino Käyhkö;eino@satama.example;Myynti;toimittaja;',
  'Väinö Ärjä;vaino@satama.example;;kuningas;',
  'Minna Meri;minna@satama.example;;;',
].join('\r\n')

test('a list from Excel says what it would change, by line what it cannot, and does it once it is told to', async () => {
  const { db } = app.database
  const id = await makeBareOrganisation(db, { name: 'Satama Oy' })
  const admin = await makeMember(db, id, { name: 'Minna Meri', email: 'minna@satama.example', roles: ['admin'] })
  const group = await makeGroup(db, id, 'Tuotanto')
  const eino = await makeMember(db, id, { name: 'Eino', email: 'eino@satama.example', groupIds: [group] })
  const { page, context, noise } = await visit(browser)
  await context.addCookies(
    (await signInAs(app, admin)).split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: app.address,
    })),
  )
  const invitations = () =>
    inOrganisation(db, id, (tx) => tx.selectFrom('invitation').select(['email', 'language']).execute())

  await page.goto(`${app.address}/together/people`)
  await page.getByRole('link', { name: 'Tuo ihmisiä tiedostosta' }).click()
  // In Windows-1252 every letter of the list is its own number.
  const buffer = Buffer.from(list, 'latin1')
  await page.getByLabel('Lista (CSV)').setInputFiles({ name: 'henkilöt.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Katso, mitä muuttuisi' }).click()
  await page.getByRole('heading', { name: 'Tämä muuttuisi', exact: true }).waitFor()
  const said = await page.locator('main').innerText()
  for (const line of [
    'Yksi ihminen kutsutaan.',
    'Yhden jäsenen tiedot muuttuvat.',
    'Yksi on jo ennestään kunnossa tai kutsuttu.',
    '2 riviä ei voi tuoda.',
    'Uudet ryhmät: Myynti',
  ]) {
    expect(said).toContain(line)
  }
  const rows = async (heading: string) =>
    (await page.locator('section', { hasText: heading }).locator('li').allInnerTexts()).map((text) =>
      text.split(/\n+/).map((line) => line.trim()),
    )
  expect(await rows('Näitä rivejä ei voi tuoda')).toEqual([
    ['Rivi 3', 'Sähköpostiosoite puuttuu tai on vajaa: ”päivi at satama”.'],
    ['Rivi 5', 'Tällaista tehtävää ei ole: ”kuningas”.'],
  ])
  expect(await rows('Muutokset')).toEqual([
    ['ake.oberg@satama.example', expect.stringMatching(/^kutsutaan · kieli: .+ · lisätään ryhmiin: Myynti, Tuotanto$/)],
    [
      'eino@satama.example',
      expect.stringMatching(/^nimeksi: Eino Käyhkö · lisätään tehtävät: toimittaja · lisätään ryhmiin: Myynti$/i),
    ],
  ])
  expect(await invitations()).toEqual([])
  expect((await viewerOf(db, eino.userId)).member).toMatchObject({ name: 'Eino', roles: [] })

  await page.getByRole('button', { name: 'Tuo nämä' }).click()
  await page.getByText('Valmista. Tuotu 3 / 3 riviä.').waitFor({ timeout: 20_000 })
  expect(await invitations()).toEqual([{ email: 'ake.oberg@satama.example', language: 'sv' }])
  const { member } = await viewerOf(db, eino.userId)
  expect(member).toMatchObject({ name: 'Eino Käyhkö', roles: ['editor'] })
  expect(member.groupIds).toHaveLength(2)
  await expect.poll(() => app.printed.some((mail) => mail.includes('ake.oberg@')), { timeout: 20_000 }).toBe(true)

  await page.getByRole('link', { name: 'Ihmiset' }).last().click()
  await page.getByRole('link', { name: 'Eino Käyhkö' }).waitFor()
  await page.getByText('ake.oberg@satama.example').waitFor()
  expect(noise).toEqual([])
})
