import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MadeOrganisation, makeMember, makeOrganisation } from '../test/support/factories.ts'
import { type Full, fillWithPerson } from '../test/support/full.ts'
import { type House, openHouse } from '../test/support/house.ts'
import { type Span, spans } from './core/stored/holding.ts'
import { takeHelper } from './features/asking/name-helpers.ts'
import { chooseWeek } from './features/digest/choose-week.ts'
import { chooseExample } from './features/leaders/show-example.ts'
import { leave } from './features/leaving/leave.ts'
import { leaveWhenDue } from './features/leaving/leave-when-due.ts'
import { countHeld, personOf } from './features/leaving/read-held.ts'
import { removeOwnPasskey } from './features/people/own-passkeys.ts'
import type { Viewer } from './features/people/viewer.ts'
import { forgetPractised } from './features/practice/practised.ts'
import { closeWave } from './features/pulse/close-wave.ts'
import { personalColumns } from './features/stored/personal-columns.ts'
import { retireStory } from './features/stories/retire-story.ts'
import { withdraw } from './features/taking-part/withdraw.ts'
import { disconnectAccount } from './features/telling/connect-account.ts'
import { publishTelling } from './features/telling/publish-telling.ts'
import { deleteThanks } from './features/thanks/own-thanks.ts'
import { followTopic } from './features/topics/follow-topic.ts'
import { removeWorker } from './features/voice-study/manage-workers.ts'
import { inOrganisation } from './platform/database.ts'
import { forgetOnce } from './work.ts'

// The page "What is stored about me" says of each column until when it is kept, by a word of the schema's own comments.
// Here each of these words is held to it: what is said to go, goes, by the rule or the job that is at work.

let house: House
let made: MadeOrganisation
let aino: Viewer
let full: Full
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const dayMs = 24 * 3_600_000
/** A round of the worker's hourly forgetting, so long from now. */
const sweepIn = async (ms: number) => {
  house.time.now = Date.now() + ms
  await forgetOnce(house.ctx)
}
const inside = async (text: string) =>
  inOrganisation(house.database.db, made.id, async (tx) => (await sql.raw(text).execute(tx)).rows)
const goNow = () => leave(house.ctx, { organisationId: made.id, memberId: aino.member.id })

const noWay = { contents: [], address: '' }
const noWeek = {
  time: { weekday: 5, hour: 13 },
  ways: { mail: noWay, push: noWay, slack: noWay, teams: noWay },
}

type Ending = {
  /** Rows of this table are there before. */
  readonly of: string
  readonly where: () => string
  readonly what: string
  readonly end: () => Promise<unknown>
}

async function asOwner(text: string): Promise<void> {
  const client = await house.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [made.id])
    await client.query(text)
    await client.query('commit')
  } finally {
    client.release()
  }
}

const all = () => `organisation_id = '${made.id}'`
const ofMember = () => `${all()} and member_id = '${aino.member.id}'`
const ofUser = () => `user_id = '${aino.userId}'`
const left = 'one leaves'

const endings: Readonly<Record<Span, readonly Ending[]>> = {
  membership: [
    { of: 'telling', where: ofMember, what: left, end: goNow },
    { of: 'member', where: () => `${all()} and id = '${aino.member.id}'`, what: left, end: goNow },
  ],
  account: [{ of: 'auth_user', where: () => `id = '${aino.userId}'`, what: left, end: goNow }],
  chosen: [
    { of: 'digest', where: ofMember, what: 'one chooses nothing', end: () => chooseWeek(house.ctx, aino, noWeek) },
    {
      ...{ of: 'channel', where: ofMember, what: 'one disconnects the account' },
      end: async () => {
        const rows = (await inside(`select id from channel where ${ofMember()}`)) as { id: string }[]
        for (const { id } of rows) await disconnectAccount(house.ctx, aino, id)
      },
    },
    {
      ...{ of: 'topic_follow', where: ofMember, what: 'one follows no more' },
      end: async () => {
        const rows = (await inside(`select topic_id as id from topic_follow where ${ofMember()}`)) as { id: string }[]
        for (const { id } of rows) await followTopic(house.ctx, aino, id, false)
      },
    },
    {
      ...{ of: 'thanks', where: ofMember, what: 'one deletes it' },
      end: async () => {
        const rows = (await inside(`select id from thanks where ${ofMember()}`)) as { id: string }[]
        for (const { id } of rows) await deleteThanks(house.ctx, aino, id)
      },
    },
    ...['leader_example', 'leader_telling'].map((of) => ({
      ...{ of, where: ofMember, what: 'one turns it off' },
      end: () => chooseExample(house.ctx, aino, 'off'),
    })),
    { of: 'practised', where: ofMember, what: 'one forgets it', end: () => forgetPractised(house.ctx, aino) },
    {
      ...{ of: 'auth_passkey', where: ofUser, what: 'one removes the key' },
      end: async () => {
        const found = await house.database.db.selectFrom('authPasskey').select('id').where('userId', '=', aino.userId)
        for (const { id } of await found.execute())
          await removeOwnPasskey(house.ctx, { userId: aino.userId } as never, id)
      },
    },
    { of: 'own_times', where: ofMember, what: left, end: goNow },
  ],
  session: [
    {
      ...{ of: 'auth_session', where: ofUser, what: 'it was unused for too long' },
      end: async () => {
        // The sign-in library counts by the machine's own time.
        await house.database.owner.query(
          `update auth_session set expires_at = now() - interval '1 s' where ${ofUser()}`,
        )
        await sweepIn(0)
      },
    },
  ],
  'sign-in-link': [
    {
      ...{ of: 'auth_verification', where: () => `expires_at < now() + interval '1 day'`, what: 'its time is over' },
      end: async () => {
        await house.database.owner.query(`update auth_verification set expires_at = now() - interval '1 s'`)
        await sweepIn(0)
      },
    },
  ],
  'network-sign-in': [
    { of: 'channel_sign_in', where: ofMember, what: 'an hour is over', end: () => sweepIn(3_600_001) },
  ],
  'push-device': [
    {
      ...{ of: 'auth_push_device', where: ofUser, what: 'its session ends' },
      end: () => house.database.owner.query(`delete from auth_session where ${ofUser()}`),
    },
  ],
  invitation: [{ of: 'invitation', where: all, what: 'a month is over', end: () => sweepIn(45 * dayMs) }],
  import: [{ of: 'people_import', where: all, what: 'a day is over', end: () => sweepIn(dayMs + 1) }],
  acts: [
    {
      ...{ of: 'audit_act', where: all, what: 'three years are over' },
      end: async () => {
        await asOwner(`update audit_act set at = now() - interval '3 years 1 day'`)
        await leaveWhenDue(house.ctx, new AbortController().signal)
      },
    },
  ],
  'handed-on': [
    { of: 'story', where: () => `${all()} and owner_id = '${aino.member.id}'`, what: left, end: goNow },
    { of: 'feed', where: () => `${all()} and owner_id = '${aino.member.id}'`, what: left, end: goNow },
  ],
  unsigned: [
    { of: 'dialogue_record', where: () => `${all()} and recorded_by = '${aino.member.id}'`, what: left, end: goNow },
    { of: 'leader_statement', where: () => `${all()} and author_id = '${aino.member.id}'`, what: left, end: goNow },
    { of: 'guideline_version', where: () => `${all()} and author_id = '${aino.member.id}'`, what: left, end: goNow },
  ],
  'until-told': [
    {
      ...{ of: 'telling', where: () => `${ofMember()} and text is not null`, what: 'it is published' },
      end: () => publishTelling(house.ctx, { organisationId: made.id, tellingId: full.tellingId }),
    },
  ],
  sketch: [
    {
      ...{ of: 'telling_sketch', where: all, what: 'the story is retired' },
      end: () => retireStory(house.ctx, made.people.editor, made.storyId),
    },
  ],
  draft: [{ of: 'draft', where: ofMember, what: '90 days are over', end: () => sweepIn(90 * dayMs + 1) }],
  notice: [
    { of: 'notice', where: ofMember, what: '60 days are over', end: () => sweepIn(60 * dayMs + 1) },
    { of: 'digest_issue', where: all, what: '60 days are over', end: () => sweepIn(60 * dayMs + 1) },
  ],
  helper: [
    {
      ...{ of: 'ask_helper', where: ofMember, what: 'one is a helper no more' },
      end: () => takeHelper(house.ctx, made.people.admin, aino.member.id),
    },
    { of: 'mishap_helper', where: ofMember, what: left, end: goNow },
  ],
  question: ['question_asker', 'question', 'question_message', 'question_suggestion'].map((of) => ({
    ...{ of, where: all, what: 'its day has come' },
    end: async () => {
      await inside(`update question set goes_on = '2026-01-01' where ${all()}`)
      await sweepIn(0)
    },
  })),
  case: ['mishap', 'mishap_entry', 'mishap_task', 'mishap_evidence', 'mishap_person'].map((of) => ({
    ...{ of, where: all, what: 'its day has come' },
    end: async () => {
      await inside(`update mishap set state = 'closed', closed_at = now(), erase_on = '2026-01-01' where ${all()}`)
      await sweepIn(0)
    },
  })),
  wave: [
    {
      ...{ of: 'pulse_voter', where: all, what: 'the wave closes' },
      end: async () => {
        const rows = (await inside(`select id from pulse_wave where ${all()} and state = 'open'`)) as { id: string }[]
        for (const { id } of rows) await closeWave(house.ctx, made.id, id)
      },
    },
  ],
  'until-delivered': [{ of: 'thanks_sent', where: all, what: 'it is looked at', end: () => sweepIn(0) }],
  study: ['study_participant', 'study_key', 'study_post', 'study_code', 'study_quote', 'study_prediction'].map(
    (of) => ({
      ...{ of, where: all, what: 'one withdraws' },
      end: async () => {
        const rows = (await inside(`select study_id as id from study_key where ${ofMember()}`)) as { id: string }[]
        for (const { id } of rows) await withdraw(house.ctx, aino, id)
      },
    }),
  ),
  'study-work': [
    {
      ...{ of: 'study_worker', where: ofMember, what: 'the work is taken away' },
      end: async () => {
        const rows = (await inside(`select study_id as id from study_worker where ${ofMember()}`)) as { id: string }[]
        for (const { id } of rows) await removeWorker(house.ctx, made.people.researcher, id, aino.member.id, 'coder')
      },
    },
    { of: 'study_task', where: () => `${all()} and coder_id = '${aino.member.id}'`, what: left, end: goNow },
  ],
  // Stays with the organisation: nothing in Luotto ends it.
  organisation: [],
}

/** What goes by itself, and by nobody's own act. */
const swept: readonly Span[] = [
  ...(['session', 'sign-in-link', 'network-sign-in', 'invitation', 'import'] as const),
  ...(['acts', 'draft', 'notice', 'question', 'case'] as const),
]

const count = async ({ of, where }: Ending): Promise<number> =>
  of.startsWith('auth_')
    ? ((await house.database.owner.query(`select from ${of} where ${where()}`)).rowCount ?? 0)
    : (await inside(`select 1 from ${of} where ${where()}`)).length

describe('what is said to go, goes', () => {
  beforeEach(async () => {
    house.time.now = Date.now()
    made = await makeOrganisation(house.database.db)
    aino = await makeMember(house.database.db, made.id, { groupIds: [made.groupId] })
    full = await fillWithPerson(house.ctx, made, aino)
  })

  const tried = spans.flatMap((span) =>
    endings[span].map((ending) => ({ ...ending, name: `${span}: ${ending.of}, when ${ending.what}` })),
  )
  test.each(tried)('$name', async (ending) => {
    expect(await count(ending)).toBeGreaterThan(0)
    await ending.end()
    expect(await count(ending)).toBe(0)
  })

  test('a round before its time takes nothing of anybody', async () => {
    const person = await personOf(house.ctx, aino)
    const counts = async () => {
      const all = new Map(await inOrganisation(house.database.db, made.id, (tx) => countHeld(tx, person)))
      // The next round is their time: it looks whom they are for.
      all.delete('thanksSent')
      return all
    }
    const before = await counts()
    await sweepIn(0)
    expect(await counts()).toEqual(before)
  })

  test('when one leaves, nothing is left but the log of acts, whose key leads to nobody then', async () => {
    const person = await personOf(house.ctx, aino)
    await goNow()
    const after = await inOrganisation(house.database.db, made.id, (tx) => countHeld(tx, person))
    expect([...after].flatMap(([section, rows]) => (rows > 0 ? [section] : []))).toEqual(['acts'])
  })
})

test.each(spans)('%s is said of a column, and tried on tables of which it is said', (span) => {
  const said = Object.entries(personalColumns).filter(([, columns]) =>
    Object.values(columns).some(({ kept }) => kept === span),
  )
  const tables = said.map(([table]) => table)
  expect(tables).not.toEqual([])
  const tried = endings[span].map(({ of }) => of)
  expect(tried.filter((of) => !tables.includes(of))).toEqual([])
  // What an hourly round takes away is tried on every table of which it is said.
  if (swept.includes(span)) expect(tables.filter((of) => !tried.includes(of))).toEqual([])
})
