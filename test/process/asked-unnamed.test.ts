import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf } from '../support/client.ts'
import { makeAskHelper, makeMember, makeOrganisation, signInAs } from '../support/factories.ts'

// A question without a name, from the form to the answer, in the whole application: who asked is looked for in all that
// whoever answers is given, in the log at its most talkative, and in mails; and what was asked, in what everybody else is.
//
// Not covered here, and said on the form and in docs/decisions/0036: style, details, the hour that was promised, and
// whoever runs the server or the mail system.

let app: TestApp
let asker: Viewer
let helper: Viewer
let others: readonly Viewer[]
const lines: string[] = []

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug' }, { logTo })
  const made = await makeOrganisation(app.database.db)
  asker = await makeMember(app.database.db, made.id, { name: 'Kaisa Kysyjä' })
  helper = await makeMember(app.database.db, made.id, { name: 'Oona Opas' })
  await makeAskHelper(app.database.db, helper)
  others = Object.values(made.people)
})
afterAll(() => app.close())

async function marksOf({ member, userId }: Viewer): Promise<string[]> {
  const { rows } = await app.database.owner.query<{ email: string }>('select email from auth_user where id = $1', [
    userId,
  ])
  return [member.id, userId, member.name, ...rows.map(({ email }) => email)]
}

const clientFor = async (viewer: Viewer) => clientOf(app, await signInAs(app, viewer))

const said = { words: 'Saakohan kaljakellunnasta kertoa', draft: 'Kelluimme jokea alas koko vuoro.' }

describe('a question without a name', () => {
  const id = randomUUID()
  const paths = [
    '/guidance/ask',
    '/guidance/questions',
    '/guidance/questions?state=answered',
    `/guidance/questions/${id}`,
    '/guidance',
  ]

  test('shows whoever answers what was asked, and nothing of who did', async () => {
    const form = { ...said, id, to: 'duty', story: '', language: 'fi', named: 'no', mayPass: 'yes', mayTeach: 'yes' }
    const sent = await (await clientFor(asker)).post('/guidance/ask', form)
    expect(sent.headers.get('location')).toBe(`/mine/questions/${id}?asked`)
    const client = await clientFor(helper)
    const marks = await marksOf(asker)
    const read = async () => {
      const all: string[] = []
      for (const path of paths) {
        for (const address of [path, path.replace(/(\?|$)/, '.data$1')])
          all.push(await (await client.get(address)).text())
      }
      return all.join('\n')
    }
    const before = await read()
    expect(before).toContain(said.words)
    expect(before).toContain(said.draft)
    const answer = { version: '1', words: 'Kerro pois.', quote0: 'koko vuoro', instead0: 'iltana' }
    expect((await client.post(`/guidance/questions/${id}`, answer)).status).toBe(302)
    const own = await (await (await clientFor(asker)).get(`/mine/questions/${id}`)).text()
    expect(own).toContain('iltana')
    const after = await read()
    expect(after).toContain('Kerro pois.')
    for (const mark of marks) expect(before + after).not.toContain(mark)
    // The sight of it would not have been missed: the asker's own page has them.
    expect(own).toContain(asker.member.name)
  })

  test('is opened by nobody else, whatever their role', async () => {
    for (const viewer of others) {
      const client = await clientFor(viewer)
      for (const path of [
        ...paths,
        `/mine/questions/${id}`,
        '/mine/questions',
        '/together/audit.csv',
        '/mine/notices',
      ]) {
        const response = await client.get(path.replace(/(\?|$)/, '.data$1'))
        const text = await response.text()
        for (const mark of [said.words, said.draft, 'Kerro pois.']) expect(text, path).not.toContain(mark)
        if (path.includes(id)) expect(response.status).toBe(404)
      }
    }
  })

  test('leaves nothing of what was said in the log or in a mail, and in no mail what it is about', async () => {
    await expect.poll(() => app.printed.length).toBeGreaterThanOrEqual(2)
    // A fault is what the log says most of.
    await app.database.owner.query('alter table question rename to away')
    try {
      const form = { ...said, id: randomUUID(), to: 'duty', story: '', language: 'fi', named: 'no' }
      expect((await (await clientFor(asker)).post('/guidance/ask', form)).status).toBe(500)
    } finally {
      await app.database.owner.query('alter table away rename to question')
    }
    expect(lines.length).toBeGreaterThan(0)
    const all = [...lines, ...app.printed].join('\n')
    for (const words of [said.words, said.draft, 'Kerro pois.', 'iltana']) expect(all).not.toContain(words)
    const mails = app.printed.join('\n')
    expect(mails).not.toContain(id)
    expect(mails).not.toMatch(/kysym|kysy |luonno/i)
    // Lines of the log say which page was asked for; never together with by whom.
    for (const mark of await marksOf(asker)) expect(lines.join('\n')).not.toContain(mark)
  })
})
