import { type RawBuilder, sql } from 'kysely'
import type { MemberId, OrganisationId } from '../../platform/database.ts'

// All that the database holds of one person in one organisation, section by section: what they take along.
// A table or column that is added makes held.test.ts fail until it is decided here.

export type Person = {
  readonly organisationId: OrganisationId
  readonly memberId: MemberId
  readonly userId: string
  readonly email: string
  readonly logKey: string
}

export type Held = {
  readonly table: string
  /** Which rows of the table `t` are the person's. */
  readonly own: (person: Person) => RawBuilder<boolean>
  /** Tells the person's rows apart, and their order. */
  readonly key: readonly string[]
  /** Would open something, and is of no use to who reads it: not taken along. */
  readonly secret?: readonly string[]
  /** A column that is sealed with the member's own key: what is in it is taken along in its place. */
  readonly sealed?: string
  /** What other tables say of the row, by name. */
  readonly more?: (person: Person) => Readonly<Record<string, RawBuilder<unknown>>>
}

const ofMember = (column: string) => (person: Person) =>
  sql<boolean>`t.organisation_id = ${person.organisationId} and ${sql.ref(`t.${column}`)} = ${person.memberId}`
const ofUser = (person: Person) => sql<boolean>`t.user_id = ${person.userId}`
const ofOwnTelling = (telling: RawBuilder<unknown>) => (person: Person) =>
  sql<boolean>`t.organisation_id = ${person.organisationId} and ${telling} in (select id from telling
    where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`

const ofOwnQuestion = (question: string) => (person: Person) =>
  sql<boolean>`t.organisation_id = ${person.organisationId} and ${sql.ref(`t.${question}`)} in (
    select question_id from question_asker
    where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`

const storyTitle = sql`(select title from story s where s.organisation_id = t.organisation_id and s.id = t.story_id)`
const studyTitle = sql`(select title from study s where s.organisation_id = t.organisation_id and s.id = t.study_id)`
const takesPart = (person: Person) => sql`(t.study_id, t.id) in (select study_id, participant_id from study_key
  where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`
const tellingOfLink = sql`(select telling_id from link l where l.organisation_id = t.organisation_id and l.id = t.link_id)`

export const held = {
  member: { table: 'member', own: ofMember('id'), key: ['id'] },
  user: { table: 'auth_user', own: (person) => sql`t.id = ${person.userId}`, key: ['id'] },
  groups: {
    table: 'group_membership',
    own: ofMember('member_id'),
    key: ['group_id'],
    more: () => ({
      group: sql`(select name from member_group g where g.organisation_id = t.organisation_id and g.id = t.group_id)`,
    }),
  },
  channels: { table: 'channel', own: ofMember('member_id'), key: ['id'], secret: ['secret'] },
  signIns: {
    table: 'channel_sign_in',
    own: ofMember('member_id'),
    key: ['id'],
    secret: ['kept', 'state_hash', 'session_id'],
  },
  tellings: {
    table: 'telling',
    own: ofMember('member_id'),
    key: ['id'],
    more: () => ({
      story: storyTitle,
      link: sql`(select target from link_slug s join link l on l.organisation_id = s.organisation_id
        and l.id = s.link_id and l.slug = s.slug
        where l.organisation_id = t.organisation_id and l.telling_id = t.id limit 1)`,
      slug: sql`(select slug from link l where l.organisation_id = t.organisation_id and l.telling_id = t.id)`,
      groups: sql`array(select g.name from telling_group tg join member_group g
        on g.organisation_id = tg.organisation_id and g.id = tg.group_id
        where tg.organisation_id = t.organisation_id and tg.telling_id = t.id order by 1)`,
      ticked_off: sql`exists (select from conversation_done d
        where d.organisation_id = t.organisation_id and d.telling_id = t.id)`,
      sketch: sql`(select encode(sketch, 'hex') from telling_sketch k
        where k.organisation_id = t.organisation_id and k.telling_id = t.id)`,
    }),
  },
  clicks: {
    table: 'click_sum',
    own: ofOwnTelling(tellingOfLink),
    key: ['link_id', 'hour', 'class'],
    more: () => ({
      slug: sql`(select slug from link l where l.organisation_id = t.organisation_id and l.id = t.link_id)`,
    }),
  },
  drafts: { table: 'draft', own: ofMember('member_id'), key: ['id'], sealed: 'sealed' },
  practised: { table: 'practised', own: ofMember('member_id'), key: ['member_id'], sealed: 'sealed' },
  suggestions: { table: 'suggestion', own: ofMember('member_id'), key: ['id'] },
  messages: {
    table: 'suggestion_message',
    own: (person) => sql`t.organisation_id = ${person.organisationId} and t.suggestion_id in (select id from suggestion
      where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`,
    key: ['suggestion_id', 'number'],
  },
  questions: {
    table: 'question',
    own: ofOwnQuestion('id'),
    key: ['id'],
    // Who answers is another's row.
    secret: ['helper_id'],
    more: () => ({
      story: storyTitle,
      asked_on: sql`(select asked_on from question_asker a
        where a.organisation_id = t.organisation_id and a.question_id = t.id)`,
    }),
  },
  questionMessages: { table: 'question_message', own: ofOwnQuestion('question_id'), key: ['question_id', 'number'] },
  questionSuggestions: {
    table: 'question_suggestion',
    own: ofOwnQuestion('question_id'),
    key: ['question_id', 'message_number', 'number'],
  },
  helping: { table: 'ask_helper', own: ofMember('member_id'), key: ['member_id'] },
  guidelines: { table: 'guideline_version', own: ofMember('author_id'), key: ['slug', 'language', 'version'] },
  proposals: { table: 'guideline_proposal', own: ofMember('member_id'), key: ['id'] },
  leaderStatements: { table: 'leader_statement', own: ofMember('author_id'), key: ['version'] },
  leaderExample: { table: 'leader_example', own: ofMember('member_id'), key: ['member_id'] },
  leaderTellings: { table: 'leader_telling', own: ofMember('member_id'), key: ['telling_id'] },
  // Of thanks that one gave, only those on their way: of what was delivered one would learn that it found somebody.
  thanks: {
    table: 'thanks',
    own: ofMember('member_id'),
    key: ['id'],
    secret: ['from_id'],
    more: () => ({
      thanks_by: sql`(select name from member m where m.organisation_id = t.organisation_id and m.id = t.from_id)`,
    }),
  },
  thanksSent: { table: 'thanks_sent', own: ofMember('from_id'), key: ['id'], secret: ['from_id'] },
  stories: { table: 'story', own: ofMember('owner_id'), key: ['id'] },
  feeds: { table: 'feed', own: ofMember('owner_id'), key: ['id'] },
  dialogues: { table: 'dialogue_record', own: ofMember('recorded_by'), key: ['id', 'version'] },
  pauses: { table: 'programme_pause', own: ofMember('ended_by'), key: ['wave_id'] },
  times: { table: 'own_times', own: ofMember('member_id'), key: ['member_id'] },
  follows: {
    table: 'topic_follow',
    own: ofMember('member_id'),
    key: ['topic_id'],
    more: () => ({
      topic: sql`(select coalesce(name_fi, name_sv, name_en) from topic p
        where p.organisation_id = t.organisation_id and p.id = t.topic_id)`,
    }),
  },
  notices: { table: 'notice', own: ofMember('member_id'), key: ['id'] },
  // By its address one could write to where the week goes.
  weeks: { table: 'digest', own: ofMember('member_id'), key: ['id'], secret: ['sealed'] },
  weekIssues: {
    table: 'digest_issue',
    own: (person) => sql`t.organisation_id = ${person.organisationId} and t.digest_id in (select id from digest
      where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`,
    key: ['id'],
    more: () => ({
      channel: sql`(select channel from digest d where d.organisation_id = t.organisation_id and d.id = t.digest_id)`,
    }),
  },
  acts: {
    table: 'audit_act',
    own: (person) => sql`t.organisation_id = ${person.organisationId}
      and (t.actor_key = ${person.logKey} or t.person_key = ${person.logKey})`,
    key: ['id'],
    // Who did it is for the log's readers: the person is told what was done, and of their own acts that they did them.
    secret: ['actor_name', 'actor_key', 'person_key'],
    more: (person) => ({ by_me: sql`coalesce(t.actor_key = ${person.logKey}, false)` }),
  },
  invitations: {
    table: 'invitation',
    own: (person) => sql`t.organisation_id = ${person.organisationId} and t.email = ${person.email}`,
    key: ['id'],
  },
  studies: {
    table: 'study_participant',
    own: (person) => sql`t.organisation_id = ${person.organisationId} and ${takesPart(person)}`,
    key: ['study_id', 'id'],
    more: () => ({ study: studyTitle }),
  },
  studyPosts: {
    table: 'study_post',
    own: (person) => sql`t.organisation_id = ${person.organisationId} and (t.study_id, t.participant_id) in (
      select study_id, participant_id from study_key
      where organisation_id = ${person.organisationId} and member_id = ${person.memberId})`,
    key: ['study_id', 'id'],
    // Hashes under a secret of the study's, by which nobody finds anything.
    secret: ['source', 'thread'],
    more: () => ({
      study: studyTitle,
      codes: sql`array(select distinct c.decision || ': ' || c.code from study_code c
        where c.organisation_id = t.organisation_id and c.study_id = t.study_id and c.post_id = t.id order by 1)`,
      quoted: sql`exists(select from study_quote q
        where q.organisation_id = t.organisation_id and q.study_id = t.study_id and q.post_id = t.id)`,
      predictions: sql`(select jsonb_object_agg(p.decision, p.probabilities) from study_prediction p
        where p.organisation_id = t.organisation_id and p.study_id = t.study_id and p.post_id = t.id)`,
    }),
  },
  // Whether a ballot was fetched is all that is known: the ballot itself is nobody's.
  pulse: {
    table: 'pulse_voter',
    own: ofMember('member_id'),
    key: ['wave_id'],
    secret: ['blinded_hash'],
    more: () => ({ fetched: sql`t.blinded_hash is not null` }),
  },
  // Cases that the person is in: what they told and wrote themselves. What others wrote is the others'.
  mishaps: {
    table: 'mishap_person',
    own: ofMember('member_id'),
    key: ['mishap_id'],
    more: () => ({
      case: sql`(select to_jsonb(m) - 'organisation_id' - 'id' - 'story_id' from mishap m
        where m.organisation_id = t.organisation_id and m.id = t.mishap_id)`,
    }),
  },
  mishapEntries: { table: 'mishap_entry', own: ofMember('author_id'), key: ['id'] },
  mishapEvidence: {
    table: 'mishap_evidence',
    own: (
      person,
    ) => sql`t.organisation_id = ${person.organisationId} and t.mishap_id in (select mishap_id from mishap_person
      where organisation_id = ${person.organisationId} and member_id = ${person.memberId} and part = 'person')`,
    key: ['id'],
    secret: ['picture'],
    more: () => ({ picture_in_base64: sql`encode(t.picture, 'base64')` }),
  },
  mishapHelper: { table: 'mishap_helper', own: ofMember('member_id'), key: ['id'] },
  studyWork: {
    table: 'study_worker',
    own: ofMember('member_id'),
    key: ['study_id', 'part'],
    more: () => ({ study: studyTitle }),
  },
  studyTasks: {
    table: 'study_task',
    own: ofMember('coder_id'),
    key: ['study_id', 'post_id', 'kind'],
    more: () => ({ study: studyTitle }),
  },
  imports: { table: 'people_import', own: ofMember('imported_by'), key: ['id'], secret: ['rows'] },
  sessions: { table: 'auth_session', own: ofUser, key: ['id'], secret: ['token'] },
  pushDevices: {
    table: 'auth_push_device',
    own: ofUser,
    key: ['id'],
    // By its address and keys the device could be written to.
    secret: ['session_id', 'endpoint_hash', 'sealed'],
    more: () => ({ device: sql`(select device from auth_session s where s.id = t.session_id)` }),
  },
  passkeys: { table: 'auth_passkey', own: ofUser, key: ['id'] },
  accounts: {
    table: 'auth_account',
    own: ofUser,
    key: ['id'],
    secret: ['access_token', 'refresh_token', 'id_token', 'password'],
  },
} as const satisfies Readonly<Record<string, Held>>

export type Section = keyof typeof held
export const sections = Object.keys(held) as readonly Section[]

/** Tells rows apart for machines: in the data, and not in the page. */
const forMachines = [
  ...['id', 'organisation_id', 'user_id', 'member_id', 'owner_id', 'recorded_by', 'log_key', 'author_id'],
  ...['group_id', 'channel_id', 'story_id', 'link_id', 'picture_id', 'feed_id', 'invitation_id', 'provider_id'],
  ...['form_key', 'record_key', 'feed_item_key', 'version', 'etag', 'last_modified', 'group_ids', 'account_id'],
  ...[
    'imported_by',
    'wave_id',
    'mishap_id',
    'author_id',
    'pool_id',
    'slot',
    'digest_id',
    'sealed',
    'sketch',
    'suggestion_id',
    'question_id',
    'telling_id',
    'message_number',
    'storyId',
    'credential_id',
    'public_key',
    'counter',
    'transports',
    'search',
    'topic_id',
    'study_id',
    'post_id',
    'participant_id',
    'coder_id',
    'archives',
    'document_id',
    'processing',
  ],
] as const

export const isForMachines = (column: string): boolean => (forMachines as readonly string[]).includes(column)
