import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { AccountNetwork, Language, NetworkId } from '../../src/core/networks.ts'
import type { Outcome } from '../../src/core/objection.ts'
import { type Role, roles } from '../../src/core/policy.ts'
import { processingVersion } from '../../src/core/processing.ts'
import type { DisclosureKind, StoryKind, StoryState } from '../../src/core/story.ts'
import type { SuggestionState } from '../../src/core/suggestion.ts'
import { findViewer, type Viewer } from '../../src/features/people/viewer.ts'
import type { TellingState } from '../../src/features/telling/queries.ts'
import {
  type Database,
  inOrganisation,
  type MemberId,
  type OrganisationId,
  type OrganisationTx,
} from '../../src/platform/database.ts'
import type { TestApp } from './app.ts'

// Rows as the application would have left them. Each function makes one thing and asks for what it stands on.

/** An id's last twelve characters: chance, unlike its beginning, which is the time. */
const tail = (id: string): string => id.slice(-12)

export type Wanted = { readonly name?: string; readonly language?: Language }

/** An organisation without anybody in it. */
export async function makeBareOrganisation(
  db: Database,
  { name, language = 'fi' }: Wanted = {},
): Promise<OrganisationId> {
  const organisationId = uuid() as OrganisationId
  const row = { organisationId, name: name ?? `Yritys ${tail(organisationId)}`, language, createdAt: new Date() }
  await inOrganisation(db, organisationId, (tx) => tx.insertInto('organisation').values(row).execute())
  return organisationId
}

export type WantedMember = {
  readonly name?: string
  readonly email?: string
  readonly language?: Language
  readonly roles?: readonly Role[]
  readonly groupIds?: readonly string[]
}

/** A member with a user of their own, as pages and use cases see one. */
export async function makeMember(
  db: Database,
  organisationId: OrganisationId,
  wanted: WantedMember = {},
): Promise<Viewer> {
  const memberId = uuid() as MemberId
  const now = new Date()
  const { name = 'Aino Aalto', language = 'fi', email = `aino.${tail(memberId)}@example.fi` } = wanted
  const user = { id: memberId, email, emailVerified: true, name, createdAt: now, updatedAt: now }
  await db.insertInto('authUser').values(user).execute()
  await db.insertInto('userMembership').values({ userId: memberId, organisationId, memberId }).execute()
  await inOrganisation(db, organisationId, async (tx) => {
    const member = { organisationId, id: memberId, userId: memberId, name, language, createdAt: now }
    await tx
      .insertInto('member')
      .values({ ...member, roles: [...(wanted.roles ?? [])] })
      .execute()
    const memberships = (wanted.groupIds ?? []).map((groupId) => ({ organisationId, groupId, memberId }))
    if (memberships.length > 0) await tx.insertInto('groupMembership').values(memberships).execute()
  })
  return viewerOf(db, memberId)
}

/** The same person as a member of one more organisation. */
export async function joinAlso(
  db: Database,
  { userId }: Viewer,
  organisationId: OrganisationId,
  wanted: Pick<WantedMember, 'name' | 'language' | 'roles'> = {},
): Promise<Viewer> {
  const id = uuid() as MemberId
  const { name = 'Aino Aalto', language = 'fi', roles: given = [] } = wanted
  await db.insertInto('userMembership').values({ userId, organisationId, memberId: id }).execute()
  const member = { organisationId, id, userId, name, language, roles: [...given], createdAt: new Date() }
  await inOrganisation(db, organisationId, (tx) => tx.insertInto('member').values(member).execute())
  return (await findViewer(db, userId, organisationId)) ?? expectViewer()
}

function expectViewer(): never {
  throw new Error('This user belongs to no organisation.')
}

/** The member as they are now: groups and roles may have changed since they were made. */
export async function viewerOf(db: Database, userId: string): Promise<Viewer> {
  const viewer = await findViewer(db, userId, undefined)
  return viewer ?? expectViewer()
}

export const makeGroup = (db: Database, organisationId: OrganisationId, name: string): Promise<string> =>
  insert(db, organisationId, async (tx, row) => {
    await tx
      .insertInto('memberGroup')
      .values({ ...row, name })
      .execute()
  })

export const makeTopic = (db: Database, organisationId: OrganisationId, nameFi: string): Promise<string> =>
  insert(db, organisationId, async (tx, row) => {
    await tx
      .insertInto('topic')
      .values({ ...row, nameFi })
      .execute()
  })

/** The member follows the topic. */
export const makeFollow = (db: Database, { organisation, member }: Viewer, topicId: string): Promise<void> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const follow = { organisationId: organisation.id, memberId: member.id, topicId }
    await tx.insertInto('topicFollow').values(follow).execute()
  })

export type WantedStory = {
  readonly kind?: StoryKind
  readonly topicIds?: readonly string[]
  readonly publishedAt?: Date
  readonly title?: string
  readonly summary?: string
  readonly state?: StoryState
  readonly disclosure?: DisclosureKind
  readonly language?: Language
  readonly target?: string | null
  readonly bestBefore?: string
  readonly audience?: readonly string[]
  readonly pictureId?: string
  readonly feedId?: string
}

/** A story of the owner's; live, in Finnish and with a page to lead to unless said otherwise. */
export const makeStory = (db: Database, owner: Viewer, wanted: WantedStory = {}): Promise<string> =>
  insert(db, owner.organisation.id, async (tx, row) => {
    const {
      audience = [],
      topicIds = [],
      publishedAt = row.createdAt,
      title = 'Uusi silta avattiin',
      summary = 'Silta yhdistää rannat.',
      bestBefore,
      ...rest
    } = wanted
    const state = wanted.state ?? 'live'
    await tx
      .insertInto('story')
      .values({
        ...row,
        kind: 'news',
        disclosure: 'employment',
        language: 'fi',
        target: `https://example.org/jutut/${tail(row.id)}`,
        ...rest,
        title,
        summary,
        state,
        bestBefore: bestBefore ?? null,
        ownerId: owner.member.id,
        publishedAt: state === 'draft' ? null : publishedAt,
      })
      .execute()
    const groups = audience.map((groupId) => ({ organisationId: row.organisationId, storyId: row.id, groupId }))
    if (groups.length > 0) await tx.insertInto('storyAudience').values(groups).execute()
    const topics = topicIds.map((topicId) => ({ organisationId: row.organisationId, storyId: row.id, topicId }))
    if (topics.length > 0) await tx.insertInto('storyTopic').values(topics).execute()
  })

export type WantedSuggestion = {
  readonly title?: string
  readonly link?: string | null
  readonly why?: string
  readonly state?: SuggestionState
  readonly mayName?: boolean
  readonly reason?: string
  readonly storyId?: string
  /** What the editor asked, and the member answered, in turn. */
  readonly said?: readonly string[]
  readonly createdAt?: Date
}

/** A member's suggestion; waiting unless said otherwise. */
export const makeSuggestion = (db: Database, { organisation, member }: Viewer, wanted: WantedSuggestion = {}) =>
  insert(db, organisation.id, async (tx, row) => {
    const { said = [], title = 'Asemalaituri sai katon', why = 'Odotan siinä junaa joka aamu.', ...rest } = wanted
    const link = `https://example.org/laituri/${tail(row.id)}`
    const suggestion = { ...row, memberId: member.id, state: 'waiting', link, language: 'fi', mayName: false }
    await tx
      .insertInto('suggestion')
      .values({ ...suggestion, title, why, ...rest })
      .execute()
    for (const [at, words] of said.entries()) {
      const message = { organisationId: organisation.id, suggestionId: row.id, number: at + 1, words }
      const saidBy = at % 2 === 0 ? 'editor' : 'member'
      await tx
        .insertInto('suggestionMessage')
        .values({ ...message, saidBy, saidAt: row.createdAt })
        .execute()
    }
  })

/** A word that the second look asks about. */
export const makeListedWord = (
  db: Database,
  organisationId: OrganisationId,
  { phrase = 'Karhula', kind = 'customer', until = null as string | null } = {},
): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const word = { phrase, folded: phrase.toLowerCase(), kind, until, createdAt: new Date() }
    await tx
      .insertInto('listedWord')
      .values({ organisationId, ...word })
      .execute()
  })

/** The member is one whom others may ask first. */
/** What the data-protection papers say of the organisation. */
export const makePaperFacts = (db: Database, organisationId: OrganisationId): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const said = { controller: 'Kajo Oy', contact: 'tietosuoja@kajo.example', officer: '', operator: 'Kajo IT' }
    const rest = { place: 'Helsinki', backups: '30 päivää', recipients: '', transfers: '', isPublic: false }
    await tx
      .insertInto('paperFacts')
      .values({ organisationId, ...said, ...rest })
      .execute()
  })

export const makeAskHelper = (db: Database, { organisation, member }: Viewer, about = ''): Promise<void> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const helper = { organisationId: organisation.id, memberId: member.id, about }
    await tx.insertInto('askHelper').values(helper).execute()
  })

export type WantedQuestion = {
  readonly helper?: Viewer
  readonly words?: string
  readonly draft?: string
  readonly storyId?: string
  readonly askerName?: string
  readonly mayTeach?: boolean
  /** The helper's answer, with a suggestion: words of the draft, and what instead. */
  readonly answer?: { readonly words: string; readonly quote?: string; readonly instead?: string }
  readonly dueAt?: Date
}

/** A question of the member's that waits for a helper, or for whoever is on duty; answered where an answer is given. */
export async function makeQuestion(db: Database, asker: Viewer, wanted: WantedQuestion = {}): Promise<string> {
  const id = randomUUID()
  const organisationId = asker.organisation.id
  const {
    helper,
    answer,
    words = 'Voinko sanoa tämän näin?',
    draft = '',
    dueAt = new Date(Date.now() + 86_400_000),
  } = wanted
  await inOrganisation(db, organisationId, async (tx) => {
    const row = { organisationId, questionId: id, memberId: asker.member.id, askedOn: '2026-11-23' }
    await tx.insertInto('questionAsker').values(row).execute()
    const { storyId = null, askerName = null, mayTeach = false } = wanted
    const times = { dueAt, promisedOn: dueAt.toISOString().slice(0, 10), goesOn: '2100-01-01' }
    const asked = { organisationId, id, words, draft, language: 'fi', mayPass: true, mayTeach, storyId, askerName }
    const to = { helperId: helper?.member.id ?? null, forDuty: helper === undefined }
    const state = { state: answer ? 'answered' : 'waiting', inTime: answer ? true : null }
    await tx
      .insertInto('question')
      .values({ ...asked, ...to, ...times, ...state })
      .execute()
    if (!answer) return
    const ids = { organisationId, questionId: id }
    const said = { number: 1, saidBy: 'helper', words: answer.words, saidOn: '2026-11-24' }
    await tx
      .insertInto('questionMessage')
      .values({ ...ids, ...said })
      .execute()
    if (answer.quote === undefined) return
    const { quote, instead = '' } = answer
    const suggestion = { messageNumber: 1, number: 1, starts: draft.indexOf(quote), quote, instead }
    await tx
      .insertInto('questionSuggestion')
      .values({ ...ids, ...suggestion })
      .execute()
  })
  return id
}

export type WantedGuideline = {
  readonly slug?: string
  readonly title?: string
  readonly body?: string
  /** What a member says of it. */
  readonly proposal?: string
  /** When it was published. */
  readonly at?: Date
}

/** A passage of the organisation's own, published by the member: a draft of its next version, a proposal and a lesson. */
export async function makeGuideline(db: Database, author: Viewer, wanted: WantedGuideline = {}): Promise<string> {
  const { slug = 'oma', title = 'Omat sanat', body = 'Kerro omin sanoin.', proposal, at: now = new Date() } = wanted
  const organisationId = author.organisation.id
  const ids = { organisationId, slug, language: 'fi' }
  const text = { title, body, practice: '- Kokeile.', instead: '', say: '', law: '' }
  await inOrganisation(db, organisationId, async (tx) => {
    await tx.insertInto('guideline').values({ organisationId, slug, position: 1, createdAt: now }).execute()
    const published = { version: 1, note: 'Uusi.', authorId: author.member.id, publishedAt: now }
    await tx
      .insertInto('guidelineVersion')
      .values({ ...ids, ...text, ...published })
      .execute()
    await tx
      .insertInto('guidelineDraft')
      .values({ ...ids, ...text, keptAt: now })
      .execute()
    const lesson = { id: randomUUID(), kind: 'asked', words: 'Saako näin?', month: '2026-11-01' }
    await tx
      .insertInto('guidelineLesson')
      .values({ ...ids, ...lesson })
      .execute()
    if (!proposal) return
    const said = { id: randomUUID(), memberId: author.member.id, kind: 'proposal', words: proposal, mayName: false }
    await tx
      .insertInto('guidelineProposal')
      .values({ ...ids, ...said, createdAt: now })
      .execute()
  })
  return slug
}

export type WantedObjection = {
  readonly words?: string
  readonly state?: 'open' | Outcome
  readonly answer?: string
  readonly answeredOn?: string
}

/** An objection to a story, from nobody: there is no column for it. */
export async function makeObjection(
  db: Database,
  organisationId: OrganisationId,
  storyId: string,
  wanted: WantedObjection = {},
): Promise<string> {
  const id = randomUUID()
  const { words = 'Silta ei ole vielä auki.', state = 'open', ...rest } = wanted
  const answered = state === 'open' ? {} : { answer: 'Tarkistimme asian.', answeredOn: '2026-11-24', ...rest }
  const row = { organisationId, id, storyId, words, raisedWeek: '2026-11-23', state, ...answered }
  await inOrganisation(db, organisationId, (tx) => tx.insertInto('objection').values(row).execute())
  return id
}

/** A correction on a page of our own. */
export async function makeCorrection(db: Database, organisationId: OrganisationId, storyId: string): Promise<string> {
  const id = randomUUID()
  const words = { title: 'Silta avattiin', wrong: 'Silta avattiin eilen.', rightIs: 'Silta avataan ensi viikolla.' }
  const row = { organisationId, id, storyId, language: 'fi', ...words, madeOn: '2026-11-24' }
  await inOrganisation(db, organisationId, (tx) => tx.insertInto('correction').values(row).execute())
  return id
}

/** The row of a picture; its files are of no interest here. */
export const makePicture = (db: Database, organisationId: OrganisationId, alt = 'Silta aamulla'): Promise<string> =>
  insert(db, organisationId, async (tx, row) => {
    await tx
      .insertInto('picture')
      .values({ ...row, alt, width: 1200, height: 630 })
      .execute()
  })

/** A feed that is not due for a long time, and one item that it has shown. */
export const makeFeed = (db: Database, owner: Viewer): Promise<string> =>
  insert(db, owner.organisation.id, async (tx, row) => {
    const nextPollAt = new Date(row.createdAt.getTime() + 365 * 24 * 3_600_000)
    const feed = { url: `https://example.org/${tail(row.id)}.xml`, title: 'Uutiset', language: 'fi', nextPollAt }
    await tx
      .insertInto('feed')
      .values({ ...row, ...feed, ownerId: owner.member.id })
      .execute()
    const { organisationId, id: feedId, createdAt: seenAt } = row
    await tx.insertInto('feedItem').values({ organisationId, feedId, name: 'uutinen-1', seenAt }).execute()
  })

export type WantedChannel = {
  readonly network?: AccountNetwork
  readonly handle?: string
  readonly service?: string
  readonly secret?: string
  readonly kind?: 'password' | 'oauth'
  readonly expiresAt?: Date
  readonly textLimit?: number
}

/** An account of the member's; `secret` as it stands in the row, sealed by the caller where it is to be opened. */
export const makeChannel = (
  db: Database,
  { organisation, member }: Viewer,
  wanted: WantedChannel = {},
): Promise<string> =>
  insert(db, organisation.id, async (tx, row) => {
    const { handle = `aino-${tail(row.id)}.example`, secret = 'v1.not.a.secret', ...rest } = wanted
    const { service = 'https://fake.example', network = 'bluesky' } = wanted
    const channel = { ...rest, memberId: member.id, network, service, handle, secret }
    await tx
      .insertInto('channel')
      .values({ ...row, ...channel })
      .execute()
  })

/** A notice to the member that leads to `path`, not yet sent. */
export const makeNotice = (db: Database, { organisation, member }: Viewer, path = '/mine'): Promise<string> =>
  insert(db, organisation.id, async (tx, row) => {
    await tx
      .insertInto('notice')
      .values({ ...row, memberId: member.id, kind: 'telling-needs-you', path })
      .execute()
  })

/** The row of a passkey that nobody has. */
type WantedDigest = {
  readonly channel?: 'mail' | 'push' | 'slack' | 'teams'
  readonly contents?: string[]
  /** Of a webhook: its sealed address. */
  readonly seal?: (digestId: string) => string
  readonly weekday?: number
  readonly hour?: number
  readonly nextAt?: Date
}

/** A week in short that somebody chose, with one week of it that was sent. */
export const makeDigest = (
  db: Database,
  { organisation, member }: Viewer,
  { seal, ...wanted }: WantedDigest = {},
): Promise<string> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const [id, at, organisationId] = [uuid(), new Date(), organisation.id]
    const time = { weekday: 5, hour: 13, nextAt: new Date(at.getTime() + 86_400_000) }
    await tx
      .insertInto('digest')
      .values({
        ...{ organisationId, id, memberId: member.id, channel: 'mail', contents: ['stories', 'guidelines', 'wave'] },
        ...time,
        ...wanted,
        ...(seal ? { sealed: seal(id) } : {}),
        createdAt: at,
      })
      .execute()
    const covered = { week: '2026-11-16', coversFrom: at, coversUntil: at }
    await tx
      .insertInto('digestIssue')
      .values({ organisationId, id: uuid(), digestId: id, ...covered, state: 'sent', at, createdAt: at })
      .execute()
    return id
  })

export async function makeKey(db: Database, { userId }: Viewer, name = 'Puhelin'): Promise<string> {
  const id = uuid()
  const key = { credentialId: `credential-${id}`, publicKey: Buffer.from([1]), counter: 0, createdAt: new Date() }
  await db
    .insertInto('authPasskey')
    .values({ id, userId, name, ...key })
    .execute()
  return id
}

/** The row of a session that began yesterday on a phone, whose cookie nobody has. */
export async function makeSession(db: Database, { userId }: Viewer, device = 'phone.safari'): Promise<string> {
  const [id, token] = [uuid(), uuid()]
  const createdAt = new Date(Date.now() - 24 * 3_600_000)
  const expiresAt = new Date(Date.now() + 24 * 3_600_000)
  await db
    .insertInto('authSession')
    .values({ id, token, userId, device, createdAt, updatedAt: createdAt, expiresAt })
    .execute()
  return id
}

/** A device on which somebody turned web push on; `sealed` is its address, sealed with their own key. */
export async function makePushDevice(
  db: Database,
  userId: string,
  sessionId: string,
  sealed = 'v1.not.a.device',
): Promise<string> {
  const [id, endpointHash] = [uuid(), Buffer.from(uuid().replaceAll('-', ''), 'hex')]
  const device = { id, userId, sessionId, endpointHash, sealed, createdAt: new Date() }
  await db.insertInto('authPushDevice').values(device).execute()
  return id
}

/** A sign-in at a network that the member has begun. */
export const makeSignIn = (db: Database, { organisation, member }: Viewer): Promise<string> =>
  insert(db, organisation.id, async (tx, row) => {
    const begun = { sessionId: 'a-session', network: 'mastodon', stateHash: tail(row.id), kept: 'v1.not.a.secret' }
    await tx
      .insertInto('channelSignIn')
      .values({ ...row, ...begun, memberId: member.id })
      .execute()
  })

export type WantedTelling = {
  readonly storyId?: string
  readonly network?: NetworkId
  readonly channelId?: string
  readonly state?: TellingState
  readonly text?: string
  readonly postUrl?: string
  readonly problem?: string
  readonly problemDetail?: string
  readonly attempts?: number
  /** Where its link leads; `null` for a telling without one. */
  readonly target?: string | null
  readonly host?: string
  readonly slug?: string
  readonly clicks?: number
  readonly toldAt?: Date
  /** For a scheduled one. */
  readonly dueAt?: Date
}

export type MadeTelling = {
  readonly id: string
  readonly slug: string
  readonly linkId: string
  readonly formKey: string
}

/** A telling of the member's, with its groups, its link and the clicks on it. */
export async function makeTelling(db: Database, teller: Viewer, wanted: WantedTelling = {}): Promise<MadeTelling> {
  const { organisation, member } = teller
  const organisationId = organisation.id
  const [formKey, linkId] = [uuid(), uuid()]
  const { target = 'https://example.org/jutut/silta', host = 'localhost', clicks = 0 } = wanted
  const slug = wanted.slug ?? tail(linkId)
  const { storyId = null, state = 'handed', network = 'linkedin', toldAt = new Date() } = wanted
  const { channelId, text, postUrl, problem, problemDetail, attempts, dueAt } = wanted
  if (target !== null) {
    await db.insertInto('linkSlug').values({ host, slug, organisationId, linkId, storyId, target }).execute()
  }
  const id = await insert(db, organisationId, async (tx, { createdAt, ...row }) => {
    const told = { ...row, memberId: member.id, storyId, network, state, language: 'fi', formKey, toldAt }
    await tx
      .insertInto('telling')
      .values({ ...told, recordKey: tail(row.id), channelId, text, postUrl, problem, problemDetail, attempts, dueAt })
      .execute()
    const groups = member.groupIds.map((groupId) => ({ organisationId, tellingId: row.id, groupId }))
    if (groups.length > 0) await tx.insertInto('tellingGroup').values(groups).execute()
    if (target === null) return
    await tx.insertInto('link').values({ organisationId, id: linkId, tellingId: row.id, slug, createdAt }).execute()
    const hour = new Date(Math.floor(toldAt.getTime() / 3_600_000) * 3_600_000)
    if (clicks > 0)
      await tx.insertInto('clickSum').values({ organisationId, linkId, hour, class: 'phone', clicks }).execute()
  })
  return { id, slug, linkId, formKey }
}

export type MadeOrganisation = {
  readonly id: OrganisationId
  readonly groupId: string
  /** One member for each role, and one without any. */
  readonly people: Readonly<Record<Role | 'member', Viewer>>
  readonly storyId: string
  readonly draftId: string
  readonly topicId: string
  readonly feedId: string
  readonly pictureId: string
  readonly invitationId: string
}

/** An organisation at work: people of every role, a group, stories, a feed, an invitation and the dialogue. */
export async function makeOrganisation(db: Database, wanted: Wanted = {}): Promise<MadeOrganisation> {
  const id = await makeBareOrganisation(db, wanted)
  const groupId = await makeGroup(db, id, 'Tuotanto')
  const people: Partial<Record<Role | 'member', Viewer>> = { member: await makeMember(db, id, { groupIds: [groupId] }) }
  for (const role of roles) people[role] = await makeMember(db, id, { roles: [role], name: `${role} ${tail(id)}` })
  const everybody = people as MadeOrganisation['people']
  const pictureId = await makePicture(db, id)
  const feedId = await makeFeed(db, everybody.editor)
  const topicId = await makeTopic(db, id, 'Sillat')
  await makeDialogue(db, everybody.steward)
  return {
    id,
    groupId,
    people: everybody,
    pictureId,
    feedId,
    topicId,
    storyId: await makeStory(db, everybody.editor, { pictureId, audience: [groupId], topicIds: [topicId] }),
    draftId: await makeStory(db, everybody.editor, { state: 'draft', title: 'Luonnos' }),
    invitationId: await makeInvitation(db, id),
  }
}

const makeInvitation = (db: Database, organisationId: OrganisationId): Promise<string> =>
  insert(db, organisationId, async (tx, row) => {
    const expiresAt = new Date(row.createdAt.getTime() + 7 * 24 * 3_600_000)
    await tx
      .insertInto('invitation')
      .values({ ...row, email: `kutsuttu.${tail(row.id)}@example.fi`, language: 'fi', expiresAt })
      .execute()
  })

/** What leaders say. */
export async function makeStatement(db: Database, author: Viewer, words = 'Kerro, jos haluat.'): Promise<void> {
  const organisationId = author.organisation.id
  await inOrganisation(db, organisationId, async (tx) => {
    const { version } = await tx
      .selectFrom('leaderStatement')
      .select(sql<number>`coalesce(max(version), 0) + 1`.as('version'))
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow()
    const row = { organisationId, version, authorId: author.member.id, publishedAt: new Date() }
    await tx
      .insertInto('leaderStatement')
      .values({ ...row, wordsFi: words, wordsSv: '', wordsEn: '' })
      .execute()
  })
}

/** The switch of a leader's example, on; with a telling chosen to be shown, where one is given. */
export const makeExample = (db: Database, { organisation, member }: Viewer, shown: WantedExample = {}): Promise<void> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const own = { organisationId: organisation.id, memberId: member.id }
    const { tellingId, address = '', words = 'Näin kerroin.', showsAll = false } = shown
    await tx
      .insertInto('leaderExample')
      .values({ ...own, showsAll })
      .execute()
    if (!tellingId) return
    await tx
      .insertInto('leaderTelling')
      .values({ ...own, tellingId, address, words })
      .execute()
  })

type WantedExample = {
  readonly tellingId?: string
  readonly address?: string
  readonly words?: string
  readonly showsAll?: boolean
}

/** Thanks to whose telling it is, delivered. */
export const makeThanks = async (
  db: Database,
  { organisation, member }: Viewer,
  tellingId: string,
  { from, words = 'Kiitos.', on = '2026-11-27' }: { from?: Viewer; words?: string; on?: string } = {},
): Promise<string> => {
  const id = randomUUID()
  const row = { organisationId: organisation.id, id, memberId: member.id, tellingId, words, thankedOn: on }
  await inOrganisation(db, organisation.id, (tx) =>
    tx
      .insertInto('thanks')
      .values({ ...row, fromId: from?.member.id ?? null })
      .execute(),
  )
  return id
}

/** Thanks that nobody has looked at yet. */
export const makeThanksSent = (db: Database, { organisation, member }: Viewer, words = 'Kiitos.'): Promise<unknown> =>
  inOrganisation(db, organisation.id, (tx) =>
    tx
      .insertInto('thanksSent')
      .values({
        ...{ organisationId: organisation.id, id: randomUUID(), fromId: member.id, isSigned: false },
        ...{ address: 'https://example.org/julkaisu', words },
      })
      .execute(),
  )

/** The record without which no figure is shown. */
export const makeDialogue = (db: Database, { organisation, member }: Viewer): Promise<string> =>
  insert(db, organisation.id, async (tx, row) => {
    const dialogue = { heldOn: '2026-01-12', parties: 'Luottamusmiehet', discussed: 'Mitä mitataan.' }
    await tx
      .insertInto('dialogueRecord')
      .values({ ...row, ...dialogue, processing: processingVersion, recordedBy: member.id })
      .execute()
  })

type Row = { readonly organisationId: OrganisationId; readonly id: string; readonly createdAt: Date }

/** Writes rows inside the organisation under a fresh id, which it answers. */
async function insert(
  db: Database,
  organisationId: OrganisationId,
  write: (tx: OrganisationTx, row: Row) => Promise<void>,
): Promise<string> {
  const id = uuid()
  await inOrganisation(db, organisationId, (tx) => write(tx, { organisationId, id, createdAt: new Date() }))
  return id
}

/** The `Cookie` header of a browser in which the member has signed in, by a real one-time link. */
export async function signInAs(app: TestApp, { userId }: Viewer): Promise<string> {
  const { email } = await app.database.db
    .selectFrom('authUser')
    .select('email')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const redeemed = await app.sessions.redeem(await app.sessions.createToken(email))
  if (!redeemed) throw new Error(`Nobody could sign in as ${email}.`)
  return redeemed.setCookies.map((line) => line.split(';')[0]).join('; ')
}
