import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/core/networks.ts'
import { catalogues } from '../../src/ui/catalogues.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeDialogue, makeMember } from '../support/factories.ts'
import { makeCodes, makeParticipant, makeStudy, makeStudyPosts } from '../support/studies.ts'
import { visitAs } from '../support/taking-part.ts'

// From the report to everybody: a study is closed, one of its posts is quoted, the report is published, a member who had
// no part in it finds and takes it along, and it is taken back.

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

const widths = [390, 1280]

async function expectAccessibleAtEachWidth(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
  }
}

async function download(page: Page, link: ReturnType<Page['locator']>) {
  const [coming] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: coming.suggestedFilename(), bytes: readFileSync(await coming.path()) }
}

/** Opens the file as anybody would who was sent it: it needs nothing else, in light and in dark. */
async function openAlone(html: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, context, noise } = await visit(browser, { colorScheme })
    const asked: string[] = []
    await page.route('**/*', (route) => {
      asked.push(route.request().url())
      return asked.length === 1 ? route.fulfill({ contentType: 'text/html', body: html }) : route.abort()
    })
    await page.goto('http://report.example/report.html')
    await expectAccessibleAtEachWidth(page)
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual(['http://report.example/report.html'])
    expect(noise).toEqual([])
    await context.close()
  }
}

test.each(languages)(
  'close → quote → publish → a member reads it and takes it along → taken back, in %s',
  async (language) => {
    const { db } = app.database
    const t = catalogues[language]
    const organisation = await makeBareOrganisation(db, { language, name: 'Silta Oy' })
    const researcher = await makeMember(db, organisation, { language, roles: ['researcher'] })
    await makeDialogue(db, researcher)
    const member = await makeMember(db, organisation, { language })
    const study = await makeStudy(db, researcher, { state: 'coding' })
    for (let n = 1; n <= 6; n++) {
      const person = await makeParticipant(db, study, { pseudonym: `P90${n}` })
      const wanted = ['good', 'good', 'bad'].map((kind) => ({
        text: `${kind} day ${n}`,
        quotable: kind === 'good' && n === 1,
      }))
      const posts = await makeStudyPosts(db, study, person, wanted)
      const codes = posts.flatMap((post, at) => [
        { post, coder: 'K1', decision: 'work', code: 'own-work' },
        { post, coder: 'K1', decision: 'tone', code: at === 2 ? 'negative' : 'positive' },
      ])
      await makeCodes(db, study, codes)
    }
    const home = `${app.address}/together/studies/${study.id}`
    const { page, context } = await visitAs(app, browser, researcher)
    await page.goto(home)
    await page.getByRole('button', { name: t['study.step.close'] }).click()
    await page.getByRole('button', { name: t['study.step.reopen'] }).waitFor()
    await page.goto(`${home}/report`)
    await page.locator('.report').waitFor()
    await expectAccessibleAtEachWidth(page)
    await page.getByRole('link', { name: t['report.quotes.title'] }).click()
    await page.getByRole('button', { name: t['report.quotes.choose'] }).first().click()
    await page.getByRole('button', { name: t['report.quotes.leaveOut'] }).waitFor()
    await expectAccessibleAtEachWidth(page)
    await page.goto(`${home}/report`)
    await page.getByRole('button', { name: t['report.publish.act'] }).click()
    await page.getByRole('button', { name: t['report.publish.back'] }).waitFor()

    const reader = await visitAs(app, browser, member)
    await reader.page.goto(`${app.address}/together`)
    await reader.page.getByRole('link', { name: t['insight.studies'] }).click()
    await expectAccessibleAtEachWidth(reader.page)
    await reader.page.getByRole('link', { name: 'Mitä työstä puhutaan' }).click()
    await reader.page.getByText(/good day 1/).waitFor()
    await expectAccessibleAtEachWidth(reader.page)
    expect(await reader.page.locator('main').innerText()).not.toMatch(/P90\d|good day [2-6]|bad day/)
    expect(await reader.page.getByText(/good day/).count()).toBe(1)

    const file = (name: string) => reader.page.locator(`a[href$="/result/${name}"]`)
    const html = await download(reader.page, file('report.html'))
    await openAlone(html.bytes.toString())
    expect(html.bytes.toString()).toContain('good day 1')
    const figures = await download(reader.page, file('figures.csv'))
    expect(figures.bytes.toString()).toContain('table;item;posts')
    const codes = await download(reader.page, file('codes.csv'))
    expect(codes.bytes.toString()).not.toContain('P90')
    await reader.page.getByText(t['report.file.pictures'], { exact: true }).click()
    const png = await download(reader.page, file('funnel.png'))
    expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    const svg = await download(reader.page, file('funnel.svg'))
    expect(svg.bytes.toString()).toContain('<svg')
    const names = [html, figures, codes, png, svg].map(({ name }) => name)
    expect(names).toEqual(['report.html', 'figures.csv', 'codes.csv', 'funnel.png', 'funnel.svg'])

    await page.getByRole('button', { name: t['report.publish.back'] }).click()
    await page.getByRole('button', { name: t['report.publish.act'] }).waitFor()
    expect((await reader.page.goto(`${home}/result`))?.status()).toBe(404)
    await reader.page.goto(`${app.address}/together/studies`)
    expect(await reader.page.getByRole('link', { name: 'Mitä työstä puhutaan' }).count()).toBe(0)
    await context.close()
    await reader.context.close()
  },
  180_000,
)
