import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { builtRoutes } from '../support/built-routes.ts'
import { clientOf } from '../support/client.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import {
  type MadeStudy,
  makeParticipant,
  makeSample,
  makeStudy,
  makeStudyPosts,
  makeTasks,
  makeWorker,
} from '../support/studies.ts'

// Whoever works on a study sees pseudonyms. Every page, file and export of a study, as those who work on it get
// them: nothing in them says which member is behind a pseudonym. Pages that are added later are walked by themselves.

let app: TestApp
let researcher: Viewer
let study: MadeStudy
const participants: Viewer[] = []
const ids: string[] = []

beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  const { db } = app.database
  const organisation = await makeBareOrganisation(db)
  researcher = await makeMember(db, organisation, { roles: ['researcher'], name: 'Tutkija' })
  study = await makeStudy(db, researcher, { state: 'coding' })
  for (const part of ['coder', 'adjudicator'] as const) await makeWorker(db, study, researcher, part)
  const posts: string[] = []
  for (const n of [1, 2, 3]) {
    const viewer = await makeMember(db, organisation, { name: `Marknimi${n}`, email: `markmail${n}@example.fi` })
    const participant = await makeParticipant(db, study, { pseudonym: `P${700 + n}`, member: viewer })
    posts.push(...(await makeStudyPosts(db, study, participant, [{ text: `MARKTEXT${n}` }, {}])))
    participants.push(viewer)
    ids.push(participant.id)
  }
  await makeSample(db, study, posts)
  await makeTasks(db, study, researcher, posts)
})
afterAll(() => app.close())

test('no page or file of a study says who is behind a pseudonym, to those who work on it either', async () => {
  const client = clientOf(app, await signInAs(app, researcher))
  const routes = (await builtRoutes()).filter(({ path }) => path.startsWith('/together/studies'))
  expect(routes.length).toBeGreaterThan(4)
  const marks = participants.flatMap(({ userId, member }) => [userId, member.id]).concat('Marknimi', 'markmail')
  let seen = ''
  for (const { path } of routes) {
    const address = path.replace(':id', study.id).replace(/:\w+/g, ids[0] ?? '')
    for (const one of [address, `${address}.data`]) {
      const answer = await client.get(one)
      const body = await answer.text()
      expect(answer.status, one).toBeLessThan(500)
      for (const mark of marks) expect(body, `${mark} at ${one}`).not.toContain(mark)
      seen += body
    }
  }
  // Were nothing of the study shown at all, the above would prove nothing.
  expect(seen).toContain('MARKTEXT')
})

test('the key is read by a person’s own pages and by leaving, and by nothing else', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url))
  const readers = globSync('**/*.{ts,tsx}', { cwd: source })
    // What columns there are, and what each holds, is written from the schema.
    .filter((file) => !/\.test\.ts$|database-types\.ts$|personal-columns\.ts$/.test(file))
    .filter((file) => /studyKey|study_key/.test(readFileSync(`${source}${file}`, 'utf8')))
    .map((file) => file.replace(/[^/]*$/, ''))
  // The demonstration makes keys of people whom it has made up.
  const made = 'features/demonstration/'
  const may = [made, 'features/taking-part/', 'features/leaving/', 'features/voice-study/', 'features/backup/']
  expect(readers.filter((folder) => !may.includes(folder))).toEqual([])
  const ofStudy = globSync('features/voice-study/**/*.ts*', { cwd: source }).filter(
    (file) => !file.endsWith('.test.ts') && /studyKey|study_key/.test(readFileSync(`${source}${file}`, 'utf8')),
  )
  expect(ofStudy.every((file) => file.endsWith('/leave-studies.ts'))).toBe(true)
})
