import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/core/networks.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { catalogues } from '../../src/ui/catalogues.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { clientOf } from '../support/client.ts'
import { makeMember, makeOrganisation, makeStory, makeTopic, signInAs } from '../support/factories.ts'

// Somebody looks for a story, narrows the list down, and follows a topic: with JavaScript and without.

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const words: Readonly<Record<Language, { readonly typed: string; readonly title: string; readonly job: string }>> = {
  fi: { typed: 'kaupungin sillat', title: 'Uusi silta yhdistää kaupungin', job: 'Haemme siltainsinööriä' },
  sv: { typed: 'broar', title: 'Den nya bron öppnades', job: 'Vi söker broingenjör' },
  en: { typed: 'bridges', title: 'The new bridge is open', job: 'We are hiring a bridge engineer' },
}

async function aReader(language: Language): Promise<{ readonly reader: Viewer; readonly editor: Viewer }> {
  const { db } = app.database
  const { id, people } = await makeOrganisation(db)
  const reader = await makeMember(db, id, { language })
  const topic = await makeTopic(db, id, 'Infra')
  const { title, job } = words[language]
  await makeStory(db, people.editor, { language, title, summary: '', topicIds: [topic] })
  await makeStory(db, people.editor, { language, title: job, summary: '', kind: 'job' })
  await makeStory(db, people.editor, { language, title: 'Kahvitauko', summary: '' })
  return { reader, editor: people.editor }
}

describe.each(['fi', 'sv', 'en'] as const)('in %s', (language) => {
  test.each([true, false])('a story is found, the list narrowed, a topic followed; JavaScript: %s', async (scripts) => {
    const t = catalogues[language]
    const { typed, title, job } = words[language]
    const { reader } = await aReader(language)
    const cookie = await signInAs(app, reader)
    const { page, context, noise } = await visit(browser, { javaScriptEnabled: scripts })
    await context.addCookies(
      cookie.split('; ').map((pair) => ({
        name: pair.split('=')[0] ?? '',
        value: pair.slice(pair.indexOf('=') + 1),
        url: app.address,
      })),
    )
    const titles = () => page.locator('.stories h2').allInnerTexts()
    await page.goto(`${app.address}/stories`)
    expect((await titles()).sort()).toEqual([title, job, 'Kahvitauko'].sort())

    // Searched, in another form than the story has it.
    await page.getByLabel(t['stories.search'], { exact: true }).fill(typed)
    await page.getByRole('button', { name: t['stories.searchButton'], exact: true }).click()
    await page.waitForURL('**/stories?*q=*')
    // The address changes a moment before the list does.
    await expect.poll(titles).not.toContain('Kahvitauko')
    expect(await titles()).toContain(title)
    // The address says it all, so it can be sent to somebody.
    expect(new URL(page.url()).searchParams.get('q')).toBe(typed)

    // Narrowed down to job ads, said in words, and taken away again.
    await page.getByText(t['stories.filter'], { exact: true }).click()
    await page.getByLabel(t['stories.kind'], { exact: true }).selectOption('job')
    await page.getByRole('button', { name: t['stories.filter.show'], exact: true }).click()
    await page.waitForURL('**kind=job*')
    await expect.poll(titles).not.toContain(title)
    const chosen = page.locator('.chosen')
    expect(await chosen.innerText()).toContain(t['stories.kind.job'])
    await chosen.getByText(t['stories.kind.job'], { exact: true }).click()
    await expect.poll(titles).toContain(title)

    // Nothing found says what to do.
    await page.getByLabel(t['stories.search'], { exact: true }).fill('xyzzy')
    await page.getByRole('button', { name: t['stories.searchButton'], exact: true }).click()
    await page.getByText(t['stories.list.nothingFound']).waitFor()
    await page.getByRole('link', { name: t['stories.list.showAll'], exact: true }).click()
    await expect.poll(titles).toHaveLength(3)

    // A topic followed changes what is seen first, once one asks for it.
    await page.getByRole('link', { name: t['topics.choose'], exact: true }).click()
    await page.getByRole('button', { name: 'Infra', exact: true }).click()
    await page.locator('.press[aria-pressed=true]').waitFor()
    await page.getByRole('link', { name: t['topics.showFollowed'], exact: true }).click()
    await page.waitForURL('**following=yes*')
    await expect.poll(titles).toEqual([title])
    expect(noise).toEqual([])
    await context.close()
  })
})

test('what one follows changes nothing that anybody else is shown', async () => {
  const { reader, editor } = await aReader('fi')
  const { db } = app.database
  const others = [
    editor,
    await makeMember(db, reader.organisation.id, { roles: ['admin', 'steward', 'editor'] }),
    await makeMember(db, reader.organisation.id),
  ]
  const cookies = await Promise.all(others.map((viewer) => signInAs(app, viewer)))
  const paths = [
    '/stories.data',
    '/stories.data?following=yes',
    '/stories/topics.data',
    '/stories/topics/manage.data',
    '/stories/health.data',
    '/feeds.data',
    '/together.data',
    `/together/people/${reader.member.id}.data`,
    '/together/people.data',
  ]
  const seen = async () => {
    const answers: string[] = []
    for (const cookie of cookies) {
      for (const path of paths) {
        const answer = await (await clientOf(app, cookie).get(path)).text()
        // Another at every answer.
        answers.push(`${path} ${answer.replace(/"nonce","[^"]+"/, '')}`)
      }
    }
    return answers
  }
  const before = await seen()
  const own = clientOf(app, await signInAs(app, reader))
  const page = await (await own.get('/stories/topics')).text()
  const topics = [...page.matchAll(/name="topic" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
  expect(topics.length).toBeGreaterThan(0)
  for (const topic of topics) expect((await own.post('/stories/topics', { topic, follow: 'yes' })).status).toBe(302)
  expect(await (await own.get('/stories/topics')).text()).toContain('aria-pressed="true"')
  expect(await seen()).toEqual(before)
})
