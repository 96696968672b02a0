import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leave } from '../../src/features/leaving/leave.ts'
import { leaveWhenDue } from '../../src/features/leaving/leave-when-due.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { personalColumns } from '../../src/features/stored/personal-columns.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { forgetOnce } from '../../src/work.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type Client, clientOf } from '../support/client.ts'
import { makeFull } from '../support/every-table.ts'
import { readEverything } from '../support/everything.ts'
import { type MadeOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Full, fillWithPerson } from '../support/full.ts'

// Whoever leaves is nowhere any more: looked for in every row of every table, the queue's among them, in the name and
// the bytes of every file, and in every line of the log at its most talkative. What holds nothing of a person stays as it
// was, the sums among it: which tables these are, the schema's own comments say.
//
// Not covered here, and said on the page "What is stored about you": backups, and what others keep (a mail server, a
// proxy's log, the networks).

let app: TestApp
let made: MadeOrganisation
let leaver: Viewer
let full: Full
let email: string
const lines: string[] = []
const folder = temporaryFolder()

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug', DATA_DIR: folder.path }, { logTo })
  made = await makeFull(app.database.db)
  leaver = await makeMember(app.database.db, made.id, { name: 'Lahja Lähtijä', groupIds: [made.groupId] })
  full = await fillWithPerson({ db: app.database.db, secrets: app.secrets }, made, leaver)
  const { db } = app.database
  // Their links are under the address of this application.
  const { host } = new URL(app.baseUrl)
  await db.updateTable('linkSlug').set({ host }).where('slug', '=', full.slug).execute()
  email = (await db.selectFrom('authUser').select('email').where('id', '=', leaver.userId).executeTakeFirstOrThrow())
    .email
})
afterAll(async () => {
  await app?.close()
  folder[Symbol.dispose]()
})

/** What they do while they are here, by the pages themselves. */
async function live(): Promise<void> {
  const client = clientOf(app, await signInAs(app, leaver))
  for (const page of ['/stories', '/mine', '/mine/stored', '/together', `/stories/${made.storyId}`])
    expect((await client.get(page)).status).toBe(200)
  expect((await client.get('/mine/export.zip')).status).toBe(200)
  await client.post('/sign-in', { email })
  const objection = { id: randomUUID(), words: 'Silta on ruma.' }
  await client.post(`/stories/${made.storyId}/objection`, objection)
  await client.post('/guidance/mishap', {
    id: randomUUID(),
    words: `Vahinko: Lahja Lähtijä ${full.slug}`,
    network: 'x',
  })
  await client.get('/what/is/not?there=Lahja')
  // Somebody clicks on their link, and it is counted.
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1'
  const clicked = await fetch(`${app.address}/go/${full.slug}`, {
    redirect: 'manual',
    headers: { 'user-agent': iphone },
  })
  expect(clicked.status).toBe(302)
  await expect.poll(clicks, { timeout: 20_000 }).toBe(4)
  await breakFor(client)
}

/** As many clicks as their link has, three of them made up. */
const clicks = async (): Promise<number> => {
  const sum = await inOrganisation(app.database.db, made.id, (tx) =>
    tx
      .selectFrom('clickSum')
      .innerJoin('link', 'link.id', 'clickSum.linkId')
      .select(({ fn }) => fn.sum<string>('clicks').as('clicks'))
      .where('clickSum.organisationId', '=', made.id)
      .where('link.slug', '=', full.slug)
      .executeTakeFirstOrThrow(),
  )
  return Number(sum.clicks)
}

/** Faults in the midst of what they do: of these the log says most. */
async function breakFor(client: Client): Promise<void> {
  await app.database.owner.query('alter table topic rename to topic_gone')
  await app.database.owner.query('alter table suggestion rename to suggestion_gone')
  try {
    for (const page of ['/stories/topics', '/mine/suggestions', '/mine/stored'])
      expect((await client.get(page)).status).toBe(500)
    const suggestion = { title: 'Lahja Lähtijä', why: `Koska ${email}`, link: '', language: 'fi', id: randomUUID() }
    await client.post('/stories/suggest', suggestion)
  } finally {
    await app.database.owner.query('alter table topic_gone rename to topic')
    await app.database.owner.query('alter table suggestion_gone rename to suggestion')
  }
}

const marks = () => [...full.marks, email, leaver.member.name]
const sightings = (where: string, text: string) =>
  marks().flatMap((mark) => (text.includes(mark) ? [`${where}: ${mark}`] : []))

const inFiles = () =>
  globSync('**/*', { cwd: folder.path, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) =>
      sightings(entry.name, `${entry.name} ${readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1')}`),
    )

const everything = () => readEverything(app.database.owner, [made.id])
const inTables = (found: Awaited<ReturnType<typeof everything>>) =>
  Object.entries(found).flatMap(([table, rows]) => sightings(table, rows.join('\n')))

/** Tables of which the schema says that they hold nothing of a person, save what the machine notes of its own work. */
const impersonal = (found: Awaited<ReturnType<typeof everything>>) =>
  Object.fromEntries(
    Object.entries(found).filter(([table]) => {
      const [schema, name = ''] = table.split('.')
      return schema === 'public' && !(name in personalColumns) && !['schema_migration', 'click_batch'].includes(name)
    }),
  )

test('whoever leaves is in no table, file, job or line of the log, and all sums stay', async () => {
  await live()
  await forgetOnce(app.context)
  const before = await everything()
  // They are all over it, or the attack would prove nothing.
  expect(new Set(inTables(before).map((line) => line.split(':')[0])).size).toBeGreaterThan(20)
  expect(Object.keys(before).filter((table) => table.startsWith('pgboss.job')).length).toBeGreaterThan(0)

  expect(await leave(app.context, { organisationId: made.id, memberId: leaver.member.id })).toMatchObject({ ok: true })
  await forgetOnce(app.context)
  await leaveWhenDue(app.context, new AbortController().signal)

  const after = await everything()
  // The story's title, and the feed's address, are the organisation's; the log of acts keeps the actor's name.
  const stays = /^public\.(story|feed): |^public\.audit_act: Lahja Lähtijä$/
  expect(inTables(after).filter((line) => !stays.test(line))).toEqual([])
  expect(inFiles()).toEqual([])
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.flatMap((line) => sightings(line.slice(0, 80), line))).toEqual([])
  expect(Object.keys(impersonal(before))).toEqual(
    expect.arrayContaining(['public.insight_figure', 'public.ask_sum', 'public.mishap_count', 'public.pulse_wave']),
  )
  expect(impersonal(after)).toEqual(impersonal(before))
})
