import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languages } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, type Visit, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling, signInAs } from '../support/factories.ts'
import { newsSite } from '../support/news-site.ts'
import type { WebServer } from '../support/web-server.ts'

// A member and an editor, in each language: what is suggested becomes a story, and what nobody should stand
// behind goes, and its links lead to what is right. The member's browser runs no scripts.

const words = { fi, sv, en }

let app: TestApp
let browser: Browser
let news: WebServer

beforeAll(async () => {
  news = await newsSite()
  app = await startApp({ OUTBOUND_ALLOW: news.place })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await news?.close()
})

async function visitAs(viewer: Viewer, javaScriptEnabled: boolean): Promise<Visit> {
  const cookie = await signInAs(app, viewer)
  const visited = await visit(browser, { javaScriptEnabled })
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: app.address }
  })
  await visited.context.addCookies(cookies)
  return visited
}

async function makePair(language: Language) {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db, { language, name: 'Silta Oy' })
  const member = await makeMember(db, organisation, { language, name: 'Kirsi Kuusi' })
  const editor = await makeMember(db, organisation, { language, name: 'Eeva Editori', roles: ['editor'] })
  return {
    member,
    editor,
    asMember: (await visitAs(member, false)).page,
    asEditor: (await visitAs(editor, true)).page,
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()

test.each(languages)('suggestion → question → answer → accepted → the story is live, in %s', async (language) => {
  const t = words[language]
  const { asMember, asEditor } = await makePair(language)

  // As the phone's share sheet hands it over: the page says what it is called.
  const shared = new URLSearchParams({ text: `Katso: ${news.url('/uutiset')}` })
  await asMember.goto(`${app.address}/stories/suggest?${shared}`)
  expect(await asMember.locator('[name=link]').inputValue()).toBe(news.url('/uutiset'))
  expect(await asMember.locator('[name=title]').inputValue()).toBe('Uutiset')
  await asMember.getByText(t['suggestions.whoSees']).waitFor()
  // Something is missing: the rest is kept.
  await asMember.locator('[name=title]').fill('Kirjaston uutiset')
  await press(asMember, t['suggestions.send'])
  await asMember.getByText(t['form.required']).waitFor()
  expect(await asMember.locator('[name=title]').inputValue()).toBe('Kirjaston uutiset')
  await asMember.locator('[name=why]').fill('Lainasin sieltä ensimmäisen kirjani.')
  await asMember.getByLabel(t['suggestions.mayName']).check()
  await press(asMember, t['suggestions.send'])
  await asMember.getByText(t['suggestions.thanks']).waitFor()

  await asEditor.goto(`${app.address}/stories`)
  await asEditor.locator('main summary').first().click()
  await follow(asEditor, /\(1\)/)
  await follow(asEditor, 'Kirjaston uutiset')
  await asEditor.getByText('Lainasin sieltä ensimmäisen kirjani.').waitFor()
  await asEditor.locator('[name=words]').fill('Mikä kirja se oli?')
  await press(asEditor, t['suggestions.ask'])
  await asEditor.getByText(t['suggestions.state.question']).waitFor()
  await expectAccessible(asEditor)

  await asMember.goto(`${app.address}/mine/suggestions`)
  await follow(asMember, 'Kirjaston uutiset')
  await asMember.getByText('Mikä kirja se oli?').waitFor()
  await asMember.locator('[name=words]').fill('Muumipappa ja meri.')
  await press(asMember, t['suggestions.answer'])
  await asMember.getByText(t['suggestions.state.waiting']).waitFor()

  await asEditor.reload()
  await asEditor.getByText('Muumipappa ja meri.').waitFor()
  await follow(asEditor, t['suggestions.accept'])
  await asEditor.waitForURL('**/stories/new?suggestion=*')
  expect(await asEditor.locator('[name=title]').inputValue()).toBe('Kirjaston uutiset')
  expect(await asEditor.locator('[name=target]').inputValue()).toBe(news.url('/uutiset'))
  await expectAccessible(asEditor)
  await press(asEditor, t['stories.publish'])
  await asEditor.waitForURL(/\/stories\/[0-9a-f-]{36}$/)

  await asMember.reload()
  await asMember.getByText(t['suggestions.became.live']).waitFor()
  await follow(asMember, t['suggestions.seeStory'])
  await asMember.getByText('Kirsi Kuusi').last().waitFor()
  // Offered now, so it need not be suggested again: kindly said, and sent all the same by who insists.
  await asMember.goto(`${app.address}/stories/suggest?${new URLSearchParams({ url: news.url('/uutiset') })}`)
  await asMember.getByText('Kirjaston uutiset').waitFor()
  await asMember.locator('[name=why]').fill('Siellä on jo uusi uutinen.')
  await press(asMember, t['suggestions.send'])
  await asMember.getByLabel(t['suggestions.anyway']).check()
  expect(await asMember.locator('[name=why]').inputValue()).toBe('Siellä on jo uusi uutinen.')
  await press(asMember, t['suggestions.send'])
  await asMember.getByText(t['suggestions.thanks']).waitFor()
})

test.each(languages)('objection → answer → retired, and the link leads to the correction, in %s', async (language) => {
  const t = words[language]
  const { db } = app.database
  const { member, editor, asMember, asEditor } = await makePair(language)
  const storyId = await makeStory(db, editor, { title: 'Silta avattiin', language, target: news.url('/uutiset') })
  const host = new URL(app.baseUrl).host
  const teller = await makeMember(db, editor.organisation.id, { language })
  const telling = await makeTelling(db, teller, { storyId, host, target: news.url('/uutiset') })
  const click = async () =>
    (await fetch(`${app.address}/go/${telling.slug}`, { redirect: 'manual', headers: phone })).headers
  expect((await click()).get('location')).toBe(news.url('/uutiset'))

  await asMember.goto(`${app.address}/stories/${storyId}`)
  await follow(asMember, t['objections.say'])
  // Few may read it here, and the form says so before anything is written.
  await asMember.getByText(t['objections.small']).waitFor()
  await asMember.locator('[name=words]').fill('Silta avataan vasta keväällä.')
  await press(asMember, t['objections.send'])
  await asMember.getByRole('heading', { name: t['objections.sent'] }).waitFor()

  await asEditor.goto(`${app.address}/stories/${storyId}`)
  await asEditor.locator('.notice a').click()
  await follow(asEditor, 'Silta avattiin')
  await asEditor.getByText('Silta avataan vasta keväällä.').waitFor()
  expect(await asEditor.locator('main').innerText()).not.toContain(member.member.name)
  await asEditor.getByLabel(t['objections.outcome.upheld']).check()
  await asEditor.getByLabel(t['objections.answer']).fill('Niin on. Kiitos, että huomasit.')
  await expectAccessible(asEditor)
  await press(asEditor, t['objections.publishAnswer'])
  await asEditor.waitForURL('**/correction')
  // Only what the chosen way needs is asked for.
  expect(await asEditor.locator('[name=wrong]').isVisible()).toBe(false)
  await asEditor.getByLabel(t['corrections.links.page']).check()
  await asEditor.locator('[name=wrong]').fill('Silta avattiin eilen.')
  await asEditor.locator('[name=rightIs]').fill('Silta avataan huhtikuussa.')
  await expectAccessible(asEditor)
  await press(asEditor, t['common.save'])
  await asEditor.waitForURL(/\/stories\/[0-9a-f-]{36}$/)

  // The link that is out leads to the correction, in the language of the story.
  await expect.poll(async () => (await click()).get('location')).toContain('/correction/')
  const stranger = await visit(browser)
  await stranger.page.goto((await click()).get('location') ?? '')
  await stranger.page.getByText('Silta avataan huhtikuussa.').waitFor()
  expect(await stranger.page.locator('html').getAttribute('lang')).toBe(language)
  await stranger.page.getByRole('heading', { name: t['corrections.right'] }).waitFor()
  await expectAccessible(stranger.page)

  // Who may read the story reads the answer; nobody tells it any more.
  await asMember.goto(`${app.address}/stories/${storyId}`)
  await asMember.getByText('Niin on. Kiitos, että huomasit.').waitFor()
  await asMember.getByText(t['objections.state.upheld']).waitFor()
  expect(await asMember.getByRole('link', { name: t['tell.main'] }).count()).toBe(0)
  await asMember.goto(`${app.address}/stories`)
  expect(await asMember.getByText('Silta avattiin').count()).toBe(0)

  // Who told it hears of it, by themselves.
  const { page: asTeller } = await visitAs(teller, false)
  await asTeller.goto(`${app.address}/mine`)
  await asTeller.getByText(t['corrections.told.row']).waitFor()
  await follow(asTeller, 'Silta avattiin')
  await asTeller.getByText(t['corrections.told.links']).waitFor()
  await expect
    .poll(
      async () => {
        const { rows } = await app.database.owner.query('select from pgboss.job where name = $1', ['send-notice'])
        return rows.length
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0)
})

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
}
