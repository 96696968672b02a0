import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removePerson } from '../../src/features/leaving/remove-person.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type BuiltRoute, builtRoutes } from '../support/built-routes.ts'
import { type Client, clientOf, cookieAfter } from '../support/client.ts'
import { joinAlso, makeBareOrganisation, makeMember, makeOrganisation, signInAs } from '../support/factories.ts'

// Whom an admin has removed, in the week that is left to them: every page, and every form, leads to the one
// where they take their data along. Which pages there are is read from the built bundle, so that one that is
// added is closed to them, or is decided here.

let app: TestApp
let routes: readonly BuiltRoute[]
let removed: Viewer
let client: Client
let cookie: string
beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  routes = await builtRoutes()
  const { db } = app.database
  const made = await makeOrganisation(db)
  removed = await makeMember(db, made.id, { roles: ['admin', 'editor', 'steward'] })
  cookie = await signInAs(app, removed)
  client = clientOf(app, cookie)
  expect((await client.get('/together/people')).status).toBe(200)
  await removePerson(app.context, made.people.admin, removed.member.id)
})
afterAll(() => app.close())

/** What is there for everybody, signed in or not, or is of the person's own way out. */
const open: Readonly<Record<string, string>> = {
  'features/leaving/pages/leave': 'the page that is left to them',
  'features/leaving/pages/export': 'their own data',
  'features/stored/pages/stored': 'their own data, to look at',
  'features/stored/pages/section': 'the same, one kind',
  'features/leaving/pages/goodbye': 'says thank you',
  'features/people/pages/home': 'leads on to a page that is closed',
  'features/people/pages/sign-in': 'leads who is signed in on',
  'features/people/pages/sign-in-link': 'one signs in by it',
  'features/people/pages/sign-in-passkey': 'one signs in by it',
  'features/people/pages/sign-out': 'ends the session',
  'features/people/pages/setup': 'leads who belongs somewhere on',
  'features/people/pages/invitation': 'is of another organisation, perhaps',
  'features/people/pages/organisation': 'they may belong to another one, and stay there',
  'features/people/pages/language': 'the language of the page that is left to them',
  'features/mishap-plan/pages/mishap': 'the first ten minutes, as any stranger reads them',
  'features/mishap-plan/pages/harassment': 'the same',
  'features/pulse/pages/answer': 'for anybody who has a ballot',
  'features/notices/pages/off': 'by a token of a mail, for anybody',
  'features/digest/pages/off': 'by a token of a mail, for anybody',
}

const pathOf = ({ path }: BuiltRoute) => path.replace(/:\w+|\*/g, () => uuid())

// What is there for forms alone leads on to the composer, which is closed itself.
const isClosed = ({ headers, status }: Response) =>
  ['/mine/leave', '/tell'].includes(headers.get('location') ?? '') || status === 403 || status === 404

test('no page is open to them but their way out', async () => {
  const wide: string[] = []
  for (const route of routes.filter(({ id, hasLoader }) => hasLoader && !(id in open))) {
    const answer = await client.get(pathOf(route))
    if (!isClosed(answer)) wide.push(`${answer.status} ${route.id}`)
  }
  expect(wide).toEqual([])
  expect((await client.get('/mine/leave')).status).toBe(200)
  expect((await client.get('/mine/export.zip')).headers.get('content-type')).toBe('application/zip')
})

test('no form of theirs does anything but lead there', async () => {
  const wide: string[] = []
  const forms = routes.filter(({ id, hasAction }) => hasAction && !(id in open))
  expect(forms.length).toBeGreaterThan(20)
  for (const route of forms) {
    const answer = await client.post(pathOf(route), {})
    if (!isClosed(answer)) wide.push(`${answer.status} ${route.id}`)
  }
  expect(wide).toEqual([])
})

test('they change to another organisation of theirs, where nothing has ended', async () => {
  const { db } = app.database
  const other = await joinAlso(db, removed, await makeBareOrganisation(db))
  const answer = await client.post('/organisation', { organisation: other.organisation.id })
  expect(answer.status).toBe(302)
  const both = { cookie: `${cookie}; ${cookieAfter(answer)}` }
  expect((await client.get('/stories', both)).status).toBe(200)
  expect((await client.get('/stories')).headers.get('location')).toBe('/mine/leave')
})

test('what is said to be open here is there', () => {
  const ids = routes.map(({ id }) => id)
  expect(Object.keys(open).filter((id) => !ids.includes(id))).toEqual([])
})
