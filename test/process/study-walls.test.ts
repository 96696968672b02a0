import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '../../src/core/policy.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type BuiltRoute, builtRoutes } from '../support/built-routes.ts'
import { clientOf } from '../support/client.ts'
import { makeMember, makeOrganisation, signInAs } from '../support/factories.ts'
import { makeCodes, makeFullStudy, makeParticipant, makeStudy, makeStudyPosts, makeWorker } from '../support/studies.ts'

// Every page of a study, asked for by everybody: who does not work on it sees none of its posts and is not even told
// that it is there, an admin neither, and neither is who takes part. Which pages there are is read from the bundle.

const mark = 'markpost0001x'
let app: TestApp
let pages: readonly BuiltRoute[]

beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  pages = (await builtRoutes()).filter(({ path }) => path.startsWith('/together/studies/:'))
})
afterAll(() => app.close())

test('a study is open to its workers, and for everybody else it is not there', async () => {
  const { db } = app.database
  const [made, elsewhere] = [await makeOrganisation(db), await makeOrganisation(db)]
  const researcher = await makeMember(db, made.id)
  const participant = await makeMember(db, made.id)
  const study = await makeFullStudy(db, researcher, participant, `Julkaisu ${mark}`)
  await makeWorker(db, study, researcher, 'adjudicator')
  const addresses = pages.flatMap(({ path }) => {
    const filled = path.replace(':id', study.id).replace(':decision', 'tone').replace(/:\w+/g, 'mixed')
    return [filled, `${filled}.data`]
  })
  expect(addresses.length).toBeGreaterThan(20)
  const strong = await makeMember(db, made.id, { roles: [...roles] })
  const others = [
    participant,
    strong,
    ...Object.values(made.people),
    elsewhere.people.admin,
    elsewhere.people.researcher,
  ]
  const open: string[] = []
  for (const viewer of [...others, undefined]) {
    const client = clientOf(app, viewer && (await signInAs(app, viewer)))
    for (const address of addresses) {
      const answer = await client.get(address)
      const text = await answer.text()
      // A page that is asked for as data answers with the status of the page inside of it.
      const isShut = answer.status === 404 || answer.status === 302 || address.endsWith('.data')
      if (!isShut || text.includes(mark) || text.includes('Mitä työstä puhutaan')) open.push(address)
    }
  }
  expect(open).toEqual([])
  // Without that, the above would prove nothing.
  const client = clientOf(app, await signInAs(app, researcher))
  const shown = await Promise.all(addresses.map(async (address) => (await client.get(address)).text()))
  expect(shown.filter((text) => text.includes('Mitä työstä puhutaan')).length).toBeGreaterThan(4)
  expect(shown.some((text) => text.includes(mark))).toBe(true)
})

test('a published result is open to every member of the organisation, and to nobody once it is taken back', async () => {
  const { db } = app.database
  const [made, elsewhere] = [await makeOrganisation(db), await makeOrganisation(db)]
  const researcher = await makeMember(db, made.id)
  const study = await makeStudy(db, researcher, { state: 'closed' })
  await makeWorker(db, study, made.people.editor, 'coder')
  for (const pseudonym of ['P1', 'P2', 'P3', 'P4', 'P5']) {
    const person = await makeParticipant(db, study, { pseudonym })
    const posts = await makeStudyPosts(db, study, person, [{ text: mark }, { text: mark }])
    const codes = posts.map((post) => ({ post, coder: 'K2', decision: 'work', code: 'own-work' }))
    await makeCodes(db, study, codes)
  }
  const [report, result] = ['report', 'result'].map((page) => `/together/studies/${study.id}/${page}`)
  const files = ['report.html', 'figures.csv', 'codes.csv', 'funnel.svg', 'funnel.png'].map(
    (name) => `${result}/${name}`,
  )
  const clientFor = async (viewer: Viewer) => clientOf(app, await signInAs(app, viewer))
  const statuses = async (viewer: Viewer) => {
    const client = await clientFor(viewer)
    const answers = await Promise.all([result, ...files].map((address) => client.get(address ?? '')))
    for (const answer of answers) expect(await answer.text()).not.toContain(mark)
    return [...new Set(answers.map(({ status }) => status))]
  }
  const act = async (viewer: Viewer, name: string) =>
    (await (await clientFor(viewer)).post(report ?? '', { act: name })).status
  const everybody = Object.values(made.people)
  for (const viewer of everybody) expect([await act(viewer, 'publish'), await statuses(viewer)]).toEqual([404, [404]])
  expect(await act(researcher, 'publish')).toBe(302)
  for (const viewer of everybody) expect(await statuses(viewer)).toEqual([200])
  const listed = await (await clientFor(made.people.member)).get('/together/studies')
  expect(await listed.text()).toContain(result)
  for (const viewer of Object.values(elsewhere.people)) {
    expect(await statuses(viewer)).toEqual([404])
    expect(await (await (await clientFor(viewer)).get('/together/studies')).text()).not.toContain(study.id)
  }
  expect((await clientOf(app).get(result ?? '')).status).toBe(302)
  // What stands behind it is as shut as before.
  expect((await (await clientFor(made.people.admin)).get(report ?? '')).status).toBe(404)
  expect(await act(researcher, 'take-back')).toBe(302)
  for (const viewer of [...everybody, researcher]) expect(await statuses(viewer)).toEqual([404])
}, 120_000)

test('a form for a study by who does not work on it changes nothing, whatever their roles', async () => {
  const { db } = app.database
  const made = await makeOrganisation(db)
  const study = await makeFullStudy(db, await makeMember(db, made.id), await makeMember(db, made.id))
  const strong = await makeMember(db, made.id, { roles: [...roles] })
  const client = clientOf(app, await signInAs(app, strong))
  const contents = () => app.database.owner.query('select * from study where id = $1', [study.id])
  const before = (await contents()).rows
  for (const { path } of pages.filter(({ hasAction }) => hasAction)) {
    const filled = path.replace(':id', study.id).replace(':decision', 'tone').replace(/:\w+/g, 'mixed')
    for (const form of [{ step: 'close' }, { intent: 'delete', typed: 'Mitä työstä puhutaan' }, { intent: 'close' }]) {
      expect((await client.post(filled, form)).status).toBe(404)
    }
  }
  expect((await contents()).rows).toEqual(before)
})
