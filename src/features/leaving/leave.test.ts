import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type MadeOrganisation,
  makeChannel,
  makeMember,
  makeOrganisation,
  viewerOf,
} from '../../../test/support/factories.ts'
import { type Full, fillWithPerson } from '../../../test/support/full.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import type { Account } from '../../networks/network.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { readLinks } from '../links/read-links.ts'
import { askForSignInLink } from '../people/send-sign-in-link.ts'
import { findViewer, type Viewer } from '../people/viewer.ts'
import { publishTelling } from '../telling/publish-telling.ts'
import { leave } from './leave.ts'
import { leaveWhenDue } from './leave-when-due.ts'
import { keepPerson, removePerson } from './remove-person.ts'
import { sendRemovalLetter } from './send-removal-letter.ts'

let house: House
let made: MadeOrganisation
let aino: Viewer
let full: Full

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  made = await makeOrganisation(house.database.db)
  aino = await makeMember(house.database.db, made.id, { name: 'Ainutlaatuinen Nimi', groupIds: [made.groupId] })
  full = await fillWithPerson(house.ctx, made, aino)
})

const leaverOf = ({ organisation, member }: Viewer) => ({ organisationId: organisation.id, memberId: member.id })
const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(house.database.db, made.id, work)

/** Every row of every table of every schema, as text: what somebody with a copy of the database would read. */
async function everything(): Promise<Map<string, string>> {
  const { owner } = house.database
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const client = await owner.connect()
  const found = new Map<string, string>()
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [made.id])
    for (const { name } of tables) {
      const { rows } = await client.query<{ all: string }>(
        `select coalesce(string_agg(to_jsonb(t)::text, e'\\n'), '') as all from ${name} t`,
      )
      found.set(name, rows[0]?.all ?? '')
    }
    await client.query('rollback')
  } finally {
    client.release()
  }
  return found
}

const tablesWith = async (marks: readonly string[]) =>
  [...(await everything())].flatMap(([table, all]) =>
    marks.filter((mark) => all.includes(mark)).map((mark) => `${table}: ${mark}`),
  )

describe('after leaving', () => {
  test('nothing of the person is anywhere in the database: no id, address, account, post or text', async () => {
    const { email } = await house.database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', aino.userId)
      .executeTakeFirstOrThrow()
    await askForSignInLink(house.ctx, { email, language: 'fi' })
    await house.database.db
      .transaction()
      .execute((tx) =>
        house.ctx.jobs.enqueue(tx, 'publish-telling', { organisationId: made.id, tellingId: full.tellingId }),
      )
    // They are all over it before, or the attack would prove nothing.
    const before = await tablesWith(full.marks)
    const where = new Set(before.map((line) => line.split(':')[0]))
    for (const table of [
      'public.telling',
      'public.channel',
      'public.auth_user',
      'public.auth_session',
      'public.notice',
    ])
      expect(where).toContain(table)
    expect([...where].some((table) => table?.startsWith('pgboss.'))).toBe(true)
    expect(await leave(house.ctx, leaverOf(aino))).toEqual({ ok: true, elsewhere: false })
    // The story and its title are the organisation's, and so is the feed.
    const left = (await tablesWith(full.marks)).filter((line) => !/^public\.(story|feed)/.test(line))
    expect(left).toEqual([])
    const name = await tablesWith(['Ainutlaatuinen Nimi'])
    expect(name).toEqual(['public.audit_act: Ainutlaatuinen Nimi'])
  })

  test('nor is anything in the files', async () => {
    await leave(house.ctx, leaverOf(aino))
    const files = globSync('**/*', { cwd: house.folder, withFileTypes: true }).filter((entry) => entry.isFile())
    const all = files.map((entry) => `${entry.name} ${readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1')}`)
    expect(all.filter((text) => full.marks.some((mark) => text.includes(mark)))).toEqual([])
  })

  test('their links lead where they led', async () => {
    const before = await readLinks(house.database.db, 'localhost', [full.slug])
    expect(before.size).toBe(1)
    await leave(house.ctx, leaverOf(aino))
    expect(await readLinks(house.database.db, 'localhost', [full.slug])).toEqual(before)
  })

  test('what was waiting to go out does not', async () => {
    const tries = house.network.tries()
    await leave(house.ctx, leaverOf(aino))
    await publishTelling(house.ctx, { organisationId: made.id, tellingId: full.tellingId })
    expect(house.network.tries()).toBe(tries)
  })

  test('figures that were released stay as they were', async () => {
    const week = { firstWeek: new Date('2026-11-02'), lastWeek: new Date('2026-11-02') }
    const figure = { measure: 'tellings', dimension: 'all', part: '', figure: 7, releasedAt: new Date(), ...week }
    const id = '0192d3a0-0000-7000-8000-00000000000f'
    await inside((tx) =>
      tx
        .insertInto('insightFigure')
        .values({ organisationId: made.id, id, ...figure })
        .execute(),
    )
    const figures = () => inside((tx) => tx.selectFrom('insightFigure').selectAll().execute())
    const before = await figures()
    await leave(house.ctx, leaverOf(aino))
    expect(await figures()).toEqual(before)
  })

  test('their stories and feeds are the oldest editor’s, and the dialogue is recorded by nobody', async () => {
    await leave(house.ctx, leaverOf(aino))
    const owners = await inside(async (tx) => [
      ...(await tx.selectFrom('story').select('ownerId as id').distinct().execute()),
      ...(await tx.selectFrom('feed').select('ownerId as id').distinct().execute()),
    ])
    expect(new Set(owners.map(({ id }) => id))).toEqual(new Set([made.people.editor.member.id]))
    const dialogues = await inside((tx) => tx.selectFrom('dialogueRecord').select('recordedBy').execute())
    expect(dialogues.map(({ recordedBy }) => recordedBy).sort()).toEqual([made.people.steward.member.id, null])
  })

  test('the log says nothing of a person who had no right to give up', async () => {
    await leave(house.ctx, leaverOf(aino))
    const kinds = await inside((tx) => tx.selectFrom('auditAct').select('kind').execute())
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['group-made', 'role-given', 'wave-planned'])
  })

  test('a second time nothing happens', async () => {
    await leave(house.ctx, leaverOf(aino))
    expect(await leave(house.ctx, leaverOf(aino))).toEqual({ ok: true, elsewhere: false })
  })

  test('the others have all that was theirs', async () => {
    const other = await makeMember(house.database.db, made.id)
    const theirs = await fillWithPerson(house.ctx, made, other)
    const before = await tablesWith(theirs.marks)
    await leave(house.ctx, leaverOf(aino))
    expect(await tablesWith(theirs.marks)).toEqual(before)
  })
})

describe('a sign-in at a network', () => {
  const ended: Account[] = []
  let answer: () => Promise<boolean>
  const secret = 'a-token-of-theirs'

  /** With a network in memory at which the person has signed in. */
  const signedIn = async (who: Viewer) => {
    const end = async (account: Account) => {
      ended.push(account)
      return answer()
    }
    const none = async () => ({ ok: false, problem: 'refused' }) as const
    const mastodon = { ...house.network, signIn: { begin: none, finish: none, end } }
    const sealed = house.ctx.secrets.seal(who.member.id, secret)
    await makeChannel(house.database.db, who, { network: 'mastodon', kind: 'oauth', handle: '@aino', secret: sealed })
    return { ...house.ctx, networks: { ...house.ctx.networks, mastodon } }
  }

  beforeEach(() => {
    ended.length = 0
    answer = async () => true
  })

  test('is ended there when the person leaves, theirs alone, and once', async () => {
    const ctx = await signedIn(aino)
    await signedIn(await makeMember(house.database.db, made.id))
    await leave(ctx, leaverOf(aino))
    expect(ended).toEqual([{ handle: '@aino', service: 'https://fake.example', secret }])
    await leave(ctx, leaverOf(aino))
    expect(ended).toHaveLength(1)
  })

  test.each([
    ['never answers', () => new Promise<boolean>(() => undefined)],
    ['breaks off', () => Promise.reject(new Error('no network'))],
    ['says that it is not over', async () => false],
  ])('at one that %s holds nobody up', async (_, how) => {
    answer = how
    const ctx = await signedIn(aino)
    expect(await leave(ctx, leaverOf(aino))).toEqual({ ok: true, elsewhere: false })
    expect(ended).toHaveLength(1)
    expect(await findViewer(house.database.db, aino.userId, undefined)).toBeUndefined()
  })

  test('goes on where the person stays; of one who is removed it is ended when their week is over', async () => {
    const { admin } = made.people
    expect(await leave(await signedIn(admin), leaverOf(admin))).toMatchObject({ ok: false })
    const ctx = await signedIn(aino)
    await removePerson(ctx, admin, aino.member.id)
    expect(ended).toEqual([])
    house.time.now += 7 * 24 * 3_600_000
    await leaveWhenDue(ctx, new AbortController().signal)
    expect(ended).toHaveLength(1)
  })
})

describe('who belongs elsewhere too', () => {
  test('stays there, and stays signed in', async () => {
    const elsewhere = await makeOrganisation(house.database.db)
    const memberId = elsewhere.people.member.member.id
    const { db } = house.database
    await db.deleteFrom('userMembership').where('memberId', '=', memberId).execute()
    await db
      .insertInto('userMembership')
      .values({ userId: aino.userId, organisationId: elsewhere.id, memberId })
      .execute()
    await inOrganisation(db, elsewhere.id, (tx) =>
      tx.updateTable('member').set({ userId: aino.userId }).where('id', '=', memberId).execute(),
    )
    expect(await leave(house.ctx, leaverOf(aino))).toEqual({ ok: true, elsewhere: true })
    expect((await viewerOf(db, aino.userId)).organisation.id).toBe(elsewhere.id)
    const sessions = await db.selectFrom('authSession').select('id').where('userId', '=', aino.userId).execute()
    expect(sessions).toHaveLength(1)
  })
})

describe('the last admin', () => {
  test('cannot leave before somebody else has the role', async () => {
    const { admin } = made.people
    expect(await leave(house.ctx, leaverOf(admin))).toEqual({ ok: false, problem: 'last-admin' })
    expect(await findViewer(house.database.db, admin.userId, undefined)).toBeDefined()
    await makeMember(house.database.db, made.id, { roles: ['admin'] })
    expect(await leave(house.ctx, leaverOf(admin))).toEqual({ ok: true, elsewhere: false })
    const [act] = await inside((tx) =>
      tx.selectFrom('auditAct').selectAll().where('kind', '=', 'roles-given-up').execute(),
    )
    expect(act).toMatchObject({ actorName: admin.member.name, detail: { roles: ['admin'] } })
  })

  test('is there still after two have left at the same moment', async () => {
    const second = await makeMember(house.database.db, made.id, { roles: ['admin'] })
    const answers = await Promise.all([
      leave(house.ctx, leaverOf(made.people.admin)),
      leave(house.ctx, leaverOf(second)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('whom an admin removes', () => {
  const weekMs = 7 * 24 * 3_600_000
  const quiet = new AbortController().signal
  const remove = (who = aino, by = made.people.admin) => removePerson(house.ctx, by, who.member.id)
  const isThere = async (who = aino) => (await findViewer(house.database.db, who.userId, undefined)) !== undefined

  test('loses roles at once, may take their data along for a week, and is then gone as anybody who left', async () => {
    await inside((tx) =>
      tx
        .updateTable('member')
        .set({ roles: ['editor'] })
        .where('id', '=', aino.member.id)
        .execute(),
    )
    expect(await remove()).toEqual({ ok: true })
    const { member } = await viewerOf(house.database.db, aino.userId)
    expect(member).toMatchObject({ roles: [], leavesAt: new Date(house.time.now + weekMs) })
    house.time.now += weekMs - 1
    await leaveWhenDue(house.ctx, quiet)
    expect(await isThere()).toBe(true)
    house.time.now += 1
    await leaveWhenDue(house.ctx, quiet)
    expect(await isThere()).toBe(false)
    expect((await tablesWith(full.marks)).filter((line) => !/^public\.(story|feed)/.test(line))).toEqual([])
  })

  test('is written to about it, whatever they chose of notices, with nothing private in the mail', async () => {
    await inside((tx) =>
      tx.updateTable('member').set({ mailNotices: false }).where('id', '=', aino.member.id).execute(),
    )
    await remove()
    await remove()
    const jobs = (await house.queued('send-removal-letter')).filter(({ data }) => data.memberId === aino.member.id)
    expect(jobs).toHaveLength(1)
    house.mails.length = 0
    await sendRemovalLetter(house.ctx, jobs[0]?.data)
    const [mail] = house.mails
    expect(mail?.text).toContain('https://luotto.example/mine/leave')
    expect(mail?.text).not.toContain('Ainutlaatuinen')
  })

  test('tells nothing more: what was waiting stays unsent, with its text', async () => {
    const tries = house.network.tries()
    await remove()
    await publishTelling(house.ctx, { organisationId: made.id, tellingId: full.tellingId })
    expect(house.network.tries()).toBe(tries)
    const row = await inside((tx) =>
      tx.selectFrom('telling').select(['state', 'text']).where('id', '=', full.tellingId).executeTakeFirstOrThrow(),
    )
    expect(row).toEqual({ state: 'rejected', text: expect.stringContaining('teksti') })
  })

  test('stays when it is undone, and is written to no more', async () => {
    await remove()
    await keepPerson(house.ctx, made.people.admin, aino.member.id)
    house.time.now += 2 * weekMs
    await leaveWhenDue(house.ctx, quiet)
    expect(await isThere()).toBe(true)
    house.mails.length = 0
    await sendRemovalLetter(house.ctx, { organisationId: made.id, memberId: aino.member.id })
    expect(house.mails).toEqual([])
    const kinds = await inside((tx) => tx.selectFrom('auditAct').select('kind').orderBy('id').execute())
    expect(kinds.map(({ kind }) => kind).slice(-2)).toEqual(['removal-announced', 'removal-undone'])
  })

  test('is not the remover, nor the last admin, nor anybody of another organisation', async () => {
    const { admin } = made.people
    expect(await remove(admin)).toEqual({ ok: false, problem: 'yourself' })
    expect(await remove(admin, made.people.steward)).toEqual({ ok: false, problem: 'last-admin' })
    const elsewhere = await makeOrganisation(house.database.db)
    expect(await remove(elsewhere.people.member)).toEqual({ ok: false, problem: 'missing' })
    expect(await remove({ ...aino, member: { ...aino.member, id: 'x' as never } })).toEqual({
      ok: false,
      problem: 'missing',
    })
    expect((await viewerOf(house.database.db, elsewhere.people.member.userId)).member.leavesAt).toBeNull()
  })
})
