import { Writable } from 'node:stream'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../src/core/policy.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { builtRoutes } from '../support/built-routes.ts'
import { type Client, clientOf } from '../support/client.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { type MadeMishap, makeFullMishap } from '../support/mishaps.ts'

// A case is its own people's. Everybody else tries to open it, by every address that the application has, with every role at
// once; and looks for its words in what is mailed, logged, exported and written into the log of acts.

const words = 'markmishap0001x Kaisa nimesi asiakkaan.'
const lines: string[] = []
let app: TestApp
let person: Viewer
let helper: Viewer
let everything: Viewer
let made: MadeMishap
let paths: readonly string[]
let address = ''

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug' }, { logTo, limitScale: 100_000 })
  const { db } = app.database
  const organisation = await makeBareOrganisation(db)
  person = await makeMember(db, organisation)
  helper = await makeMember(db, organisation)
  everything = await makeMember(db, organisation, { roles: [...roles] })
  const { rows } = await app.database.owner.query('select email from auth_user where id = $1', [person.userId])
  address = rows[0]?.email
  made = await makeFullMishap(db, person, words, [helper])
  const ids = [made.id, made.evidenceId]
  paths = (await builtRoutes()).flatMap(({ path }) =>
    ids.flatMap((id) => {
      const filled = path.replace(/:\w+|\*/g, id)
      return [filled, `${filled === '/' ? '/_root' : filled}.data`, `${filled}?q=markmishap0001x`]
    }),
  )
})
afterAll(() => app.close())

const clientFor = async (viewer: Viewer | undefined): Promise<Client> =>
  clientOf(app, viewer ? await signInAs(app, viewer) : undefined)

async function found(viewer: Viewer | undefined): Promise<string[]> {
  const client = await clientFor(viewer)
  const seen: string[] = []
  for (const path of new Set(paths)) {
    const answer = await client.get(path)
    if ((await answer.text()).includes('markmishap0001x Kaisa')) seen.push(path)
  }
  return seen
}

describe('a case', () => {
  test('is open to the person and to who was let in: without that, what follows would prove nothing', async () => {
    for (const viewer of [person, helper]) {
      const client = await clientFor(viewer)
      const page = await client.get(`/guidance/mishap/cases/${made.id}`)
      expect([page.status, (await page.text()).includes(words)]).toEqual([200, true])
      const picture = await client.get(`/guidance/mishap/cases/${made.id}/evidence/${made.evidenceId}`)
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    }
  })

  test('is found by nobody else, whatever their roles, and by nobody who is not signed in', async () => {
    expect(await found(everything)).toEqual([])
    expect(await found(undefined)).toEqual([])
  }, 300_000)

  test('is not there for others, page, picture and forms alike', async () => {
    const client = await clientFor(everything)
    const at = `/guidance/mishap/cases/${made.id}`
    for (const path of [at, `${at}.data`, `${at}/review`, `${at}/evidence/${made.evidenceId}`])
      expect([path, (await client.get(path)).status]).toEqual([path, 404])
    for (const act of ['close', 'erase', 'leave', 'reopen']) expect((await client.post(at, { act })).status).toBe(404)
    // Whether somebody here has an address is told to nobody by what comes back.
    for (const email of ['joku@example.fi', address]) {
      const letIn = await client.post(at, { act: 'let-in', email })
      expect([email, letIn.status]).toEqual([email, 404])
    }
    expect((await client.post(at, { act: 'say', words: '' })).status).toBe(404)
    expect((await client.get('/guidance/mishap/cases')).status).toBe(200)
  })

  test('is in nobody else’s export, and what others wrote is not in the person’s', async () => {
    const sent = await (await clientFor(helper)).post(`/guidance/mishap/cases/${made.id}`, {
      act: 'say',
      words: 'Soitan sinulle.',
    })
    expect(sent.status).toBe(302)
    const exported = async (viewer: Viewer) => {
      const bytes = new Uint8Array(await (await (await clientFor(viewer)).get('/mine/export.zip')).arrayBuffer())
      return Object.values(unzipSync(bytes))
        .map((file) => new TextDecoder().decode(file))
        .join('\n')
    }
    expect(await exported(person)).toContain(words)
    expect(await exported(person)).not.toContain('Soitan sinulle.')
    expect(await exported(everything)).not.toContain('markmishap0001x')
  })

  test('is told of by mail, log and the log of acts with no word of it', async () => {
    await expect.poll(() => app.printed.length).toBeGreaterThan(0)
    const { rows } = await app.database.owner.query<{ all: string | null }>(
      `select string_agg(to_jsonb(a)::text, ' ') as all from audit_act a`,
    )
    const said = [...app.printed, ...lines, rows[0]?.all ?? ''].join('\n')
    for (const mark of ['markmishap0001x', 'Soitan sinulle', made.evidenceId]) expect(said).not.toContain(mark)
  })
})
