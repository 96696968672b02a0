import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '../../src/core/policy.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { builtRoutes } from '../support/built-routes.ts'
import { clientOf } from '../support/client.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import {
  type MadeStudy,
  makeCodes,
  makeParticipant,
  makeSample,
  makeStudy,
  makeStudyPosts,
  makeTasks,
  makeWorker,
} from '../support/studies.ts'

// Who works on a study sees no more of it than their part: every page of the study by everybody, and every form with
// true ids of posts. Which pages there are is read from the built bundle.

let app: TestApp
let study: MadeStudy
let paths: readonly string[]
let post: string
let people: Readonly<Record<'researcher' | 'one' | 'other' | 'third' | 'admin' | 'member', Viewer>>

const [text, secretCode] = ['Kolmas yövuoro putkeen, mark0001x.', 'customers']

beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  const { db } = app.database
  const organisation = await makeBareOrganisation(db)
  const member = () => makeMember(db, organisation)
  people = {
    researcher: await makeMember(db, organisation, { roles: ['researcher'] }),
    ...{ one: await member(), other: await member(), third: await member(), member: await member() },
    admin: await makeMember(db, organisation, { roles: [...roles] }),
  }
  study = await makeStudy(db, people.researcher, { state: 'coding' })
  const [one, other] = [
    await makeWorker(db, study, people.one, 'coder'),
    await makeWorker(db, study, people.other, 'coder'),
  ]
  await makeWorker(db, study, people.third, 'adjudicator')
  // One of the coders may settle too: of what others coded.
  await makeWorker(db, study, people.one, 'adjudicator')
  const person = await makeParticipant(db, study, { pseudonym: 'P1' })
  ;[post = ''] = await makeStudyPosts(db, study, person, [{ text }])
  await makeSample(db, study, [post], { doubles: 1 })
  await makeTasks(db, study, people.one, [post], { isBlind: true, state: 'done' })
  await makeTasks(db, study, people.other, [post], { isBlind: true, state: 'done' })
  await makeCodes(db, study, [
    { post, coder: one, decision: 'work', code: 'no' },
    { post, coder: other, decision: 'work', code: secretCode },
    { post, coder: other, decision: 'voice', code: 'chit-chat' },
    { post, coder: other, decision: 'tone', code: 'negative' },
  ])
  paths = (await builtRoutes())
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/together/studies/:id'))
    .map((path) => path.replace(':id', study.id))
})
afterAll(() => app.close())

/** Everything that the viewer is answered on every page of the study, as data and as a page. */
async function readAll(viewer: Viewer): Promise<string> {
  const client = clientOf(app, await signInAs(app, viewer))
  const answers: string[] = []
  for (const path of paths) {
    for (const address of [path, `${path}.data`]) {
      const answer = await client.get(address)
      expect(answer.status, address).toBeLessThan(500)
      answers.push(await answer.text())
    }
  }
  return answers.join('\n')
}

const codes = () =>
  inOrganisation(app.database.db, study.organisationId, (tx) =>
    tx
      .selectFrom('studyCode')
      .selectAll()
      .where('studyId', '=', study.id)
      .orderBy('coderAlias')
      .orderBy('decision')
      .execute(),
  )

test('who does not work on the study sees neither post nor study, whatever their roles', async () => {
  expect(paths.length).toBeGreaterThan(4)
  for (const viewer of [people.admin, people.member]) {
    const read = await readAll(viewer)
    expect(read).not.toContain('mark0001x')
    expect(read).not.toContain('Mitä työstä puhutaan')
  }
})

test('a coder sees their own post, and nothing of what the other said of it, though they may settle others’', async () => {
  const read = await readAll(people.one)
  expect(read).toContain('mark0001x')
  // The codebook names every code; a code that was given stands beside its decision.
  expect(read).not.toMatch(/"work","customers"/)
  const given = await clientOf(app, await signInAs(app, people.one)).get(
    `/together/studies/${study.id}/adjudicate.data`,
  )
  expect(await given.text()).not.toContain('mark0001x')
})

test('the third sees both sides, and not who they are: without that, the two above would prove nothing', async () => {
  const client = clientOf(app, await signInAs(app, people.third))
  const read = await (await client.get(`/together/studies/${study.id}/adjudicate.data`)).text()
  expect(read).toContain('mark0001x')
  for (const { member } of [people.one, people.other]) expect(read).not.toContain(member.id)
  expect(read).not.toMatch(/"K[23]"/)
})

test('forms with true ids change nothing for whoever has no part in them', async () => {
  const before = await codes()
  const acts: Record<string, string>[] = [
    { act: 'answer', post, decision: 'work', code: 'no', suggested: '' },
    { act: 'skip', post },
    { act: 'undo', post, decision: 'work' },
    { act: 'undo', post, decision: 'tone' },
  ]
  const settlings: Record<string, string>[] = [
    { act: 'settle', post, decision: 'work', code: 'no' },
    { act: 'undo', post, decision: 'work' },
  ]
  const leads: Record<string, string>[] = [
    { intent: 'undraw' },
    { intent: 'deal' },
    { intent: 'suggest', shows: 'yes' },
    { intent: 'draw', before: '0', fresh: '1' },
  ]
  const send = async (viewer: Viewer, room: string, forms: readonly Record<string, string>[]) => {
    const client = clientOf(app, await signInAs(app, viewer))
    for (const form of forms) await client.post(`/together/studies/${study.id}/${room}`, form)
  }
  for (const viewer of [people.admin, people.member, people.third, people.researcher]) {
    for (const room of ['code', 'code/act']) await send(viewer, room, acts)
  }
  // A coder who may settle too does not settle their own.
  for (const viewer of [people.admin, people.member, people.one, people.other, people.researcher]) {
    await send(viewer, 'adjudicate', settlings)
  }
  for (const viewer of [people.admin, people.member, people.one, people.other, people.third]) {
    await send(viewer, 'sample', leads)
  }
  expect(await codes()).toEqual(before)
  await send(people.third, 'adjudicate', settlings.slice(0, 1))
  expect(await codes()).toHaveLength(before.length + 1)
})
