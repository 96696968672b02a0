import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf } from '../support/client.ts'
import { type MadeOrganisation, makeListedWord, makeOrganisation, signInAs } from '../support/factories.ts'

// The organisation's confidential words, looked for in what everybody but those who keep the list is given.
//
// Not covered, and said on the page itself: whoever writes can guess a word, and see whether it is asked about.

let app: TestApp
let made: MadeOrganisation
const lines: string[] = []
const marks = ['aurinkovir', 'kuiskaamo', 'karhuvatu']

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug' }, { logTo })
  made = await makeOrganisation(app.database.db)
  await makeListedWord(app.database.db, made.id, { phrase: 'Projekti Aurinkovirta', kind: 'confidential' })
  await makeListedWord(app.database.db, made.id, { phrase: 'Karhuvatukka Oy' })
})
afterAll(() => app.close())

const clientFor = async (viewer: Viewer) => clientOf(app, await signInAs(app, viewer))
const others = () => {
  const { member, leader, researcher, admin } = made.people
  return Object.entries({ member, leader, researcher, admin })
}

const paths = () => [
  ...['/tell', `/tell?story=${made.storyId}`, '/tell/practice', '/tell/practice?story=product', '/guidance'],
  ...['/guidance/words', '/guidance/words?kind=customer', '/guidance/guidelines/confidential'],
  ...['/guidance?q=aurinko', '/stories', '/mine', '/mine/questions'],
  ...['/together', '/together/audit', '/together/audit.csv', '/together/people', '/together/settings'],
]

async function read(viewer: Viewer): Promise<string> {
  const client = await clientFor(viewer)
  const all: string[] = []
  for (const path of paths())
    for (const address of [path, path.replace(/(\?|$)/, '.data$1')]) all.push(await (await client.get(address)).text())
  return all.join('\n').toLowerCase()
}

test('the words are added by an editor, and in no page or data of anybody else, and in no log', async () => {
  const editor = await clientFor(made.people.editor)
  const form = { intent: 'add', kind: 'confidential', words: 'Kuiskaamo', until: '' }
  expect((await editor.post('/guidance/words', form)).status).toBe(302)
  for (const [role, viewer] of others()) {
    const all = await read(viewer)
    for (const mark of marks) expect(all, role).not.toContain(mark)
    // What they were given is the sealed list: it was not merely left out.
    expect(all, role).toContain('"salt"')
  }
  // The sight of them would not have been missed: whoever keeps the list reads it.
  for (const viewer of [made.people.editor, made.people.steward]) {
    const all = await read(viewer)
    for (const mark of marks) expect(all).toContain(mark)
  }
  // A fault is what the log says most of.
  await app.database.owner.query('alter table listed_word rename to away')
  try {
    expect((await editor.post('/guidance/words', form)).status).toBe(500)
  } finally {
    await app.database.owner.query('alter table away rename to listed_word')
  }
  expect(lines.length).toBeGreaterThan(0)
  for (const mark of marks) expect(lines.join('\n').toLowerCase()).not.toContain(mark)
})

test('nobody else opens the list, adds to it or takes from it', async () => {
  const before = await count()
  for (const [role, viewer] of others()) {
    const client = await clientFor(viewer)
    expect((await client.get('/guidance/words')).status, role).toBe(403)
    const add = { intent: 'add', kind: 'customer', words: 'Kaapattu', until: '' }
    const remove = { intent: 'remove', kind: 'customer', folded: 'karhuvatukka oy' }
    for (const form of [add, remove]) expect((await client.post('/guidance/words', form)).status, role).toBe(403)
  }
  expect(await count()).toBe(before)
})

const count = async () => (await app.database.owner.query('select from listed_word')).rowCount
