import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '../../src/core/policy.ts'
import { deliverWaiting } from '../../src/features/thanks/deliver-thanks.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf } from '../support/client.ts'
import { type MadeOrganisation, makeExample, makeOrganisation, makeTelling, signInAs } from '../support/factories.ts'

// Leaders may be seen, staff never are: over HTTP, by every role, with rows as if staff had chosen to be shown.

let app: TestApp
let made: MadeOrganisation
beforeAll(async () => {
  app = await startApp({}, { limitScale: 1 })
  made = await makeOrganisation(app.database.db)
})
afterAll(() => app.close())

const everybody = ['member', ...roles] as const
const wordsOf = (role: string) => `Sanat, jotka kertoi ${role}.`

test('the page shows the leader to everybody, and nobody else to anybody', async () => {
  const { db } = app.database
  for (const role of everybody) {
    const teller = made.people[role]
    const postUrl = `https://mastodon.example/@${role}/1`
    const { id: tellingId } = await makeTelling(db, teller, { network: 'mastodon', state: 'published', postUrl })
    await makeExample(db, teller, { tellingId, words: wordsOf(role), showsAll: true })
  }
  for (const role of everybody) {
    const client = clientOf(app, await signInAs(app, made.people[role]))
    for (const path of ['/guidance/leaders', '/guidance/leaders.data', '/guidance/leaders?page=2']) {
      const page = await (await client.get(path)).text()
      const seen = everybody.filter((other) => page.includes(wordsOf(other)) || page.includes(`/@${other}/1`))
      expect([role, path, seen]).toEqual([role, path, path.endsWith('page=2') ? [] : ['leader']])
    }
  }
  expect((await clientOf(app).get('/guidance/leaders')).headers.get('location')).toBe('/sign-in')
})

test('pages for leaders are closed to everybody else', async () => {
  for (const role of everybody) {
    const client = clientOf(app, await signInAs(app, made.people[role]))
    for (const path of ['/mine/example', '/guidance/leaders/write'])
      expect([role, (await client.get(path)).status]).toEqual([role, role === 'leader' ? 200 : 403])
  }
})

test('thanks are answered alike whoever told, and the twenty-first of a day is not sent, with the words still there', async () => {
  const client = clientOf(app, await signInAs(app, made.people.editor))
  const send = (address: string) => client.post('/mine/thanks/new', { address, words: 'Hyvä juttu.', signed: 'yes' })
  const answers = []
  for (let sent = 0; sent < 20; sent++)
    answers.push(await send(`https://mastodon.example/@member/${sent === 0 ? '1' : `other-${sent}`}`))
  const said = answers.map(({ status, headers }) => `${status} ${headers.get('location')}`)
  expect(new Set(said)).toEqual(new Set(['302 /mine/thanks/new?sent']))
  const last = await send('https://mastodon.example/@member/1')
  expect(last.status).toBe(429)
  expect(await last.text()).toContain('Hyvä juttu.')
  await deliverWaiting(app.context)
  const thanked = clientOf(app, await signInAs(app, made.people.member))
  expect(await (await thanked.get('/mine/thanks')).text()).toContain('Hyvä juttu.')
  for (const role of roles) {
    const other = clientOf(app, await signInAs(app, made.people[role]))
    expect(await (await other.get('/mine/thanks')).text()).not.toContain('Hyvä juttu.')
  }
})
