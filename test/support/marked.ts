import { dateAt } from '../../src/core/weeks.ts'
import { sealHook } from '../../src/features/digest/hook-address.ts'
import { tokenOf } from '../../src/features/people/invitation-token.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { recordPractised } from '../../src/features/practice/practised.ts'
import { draftsOfStory } from '../../src/features/telling/drafts.ts'
import { chooseKeepingDrafts, keepDraft } from '../../src/features/telling/keep-draft.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import type { TestApp } from './app.ts'
import {
  type MadeOrganisation,
  makeAskHelper,
  makeChannel,
  makeDigest,
  makeExample,
  makeKey,
  makeMember,
  makeNotice,
  makeObjection,
  makeOrganisation,
  makePushDevice,
  makeQuestion,
  makeSession,
  makeSuggestion,
  makeTelling,
  makeThanks,
  signInAs,
} from './factories.ts'
import { type MadeMishap, makeFullMishap } from './mishaps.ts'
import { makeWave } from './pulse.ts'
import { type MadeStudy, makeParticipant, makeStudy, makeStudyPosts } from './studies.ts'

// Two organisations, two persons in each who told things, and everybody who might look at them.

/** A person who told things, each with a mark that appears nowhere else. */
export type Person = {
  readonly name: string
  readonly viewer: Viewer
  readonly tellings: readonly string[]
  readonly channelId: string
  readonly draftId: string
  readonly noticeId: string
  readonly keyId: string
  readonly sessionId: string
  readonly pushDeviceId: string
  readonly digestId: string
  readonly slugs: readonly string[]
  readonly formKeys: readonly string[]
  readonly suggestionId: string
  /** Asked of a helper who is none of those that look, and answered. */
  readonly questionId: string
  readonly thanksId: string
  /** Something that went wrong for them, with nobody let in. */
  readonly mishap: MadeMishap
  /** Who they are in the house's study, and a post that they sent to it. */
  readonly participantId: string
  readonly sentPostId: string
  /** What nobody else may ever be shown. */
  readonly marks: readonly string[]
  /** For the person and those who invite and place people. */
  readonly email: string
  /** For the person and for editors: what was suggested. */
  readonly suggested: readonly string[]
}

/** `said`: an open objection's words, for editors alone: they are nobody's. */
export type House = MadeOrganisation & {
  readonly objectionId: string
  readonly study: MadeStudy
  readonly waveId: string
  readonly said: string
  readonly persons: readonly Person[]
  readonly token: string
}

/** Whoever looks: a member, or nobody who is known. */
export type Walker = { readonly who: string; readonly viewer?: Viewer; readonly cookie?: string }

export type Marked = { readonly houses: readonly [House, House]; readonly walkers: readonly Walker[] }

export async function makeMarked(app: TestApp): Promise<Marked> {
  const houses = [await makeHouse(app), await makeHouse(app)] as const
  return { houses, walkers: await makeWalkers(app, houses) }
}

async function makeHouse(app: TestApp): Promise<House> {
  const made = await makeOrganisation(app.database.db)
  const token = tokenOf(app.context, { organisationId: made.id, invitationId: made.invitationId })
  const said = mark('said')
  const objectionId = await makeObjection(app.database.db, made.id, made.storyId, { words: said })
  // Of somebody who is none of the walkers, so that nobody of them has a part in it by which they might read posts.
  const researcher = await makeMember(app.database.db, made.id, { roles: ['researcher'] })
  const study = await makeStudy(app.database.db, researcher, { state: 'coding' })
  const helper = await makeMember(app.database.db, made.id, { name: 'Askable' })
  await makeAskHelper(app.database.db, helper)
  const around = { made, study, helper }
  const persons = [await makePerson(app, around, 'one'), await makePerson(app, around, 'other')]
  return {
    ...made,
    // Opened last, so that everybody is asked.
    waveId: await makeWave(app.context, made.people.steward),
    token,
    objectionId,
    said,
    study,
    persons,
  }
}

type Around = { readonly made: MadeOrganisation; readonly study: MadeStudy; readonly helper: Viewer }

let marks = 0
const mark = (of: string) => `mark${of}${String(++marks).padStart(4, '0')}x`

async function makePerson(app: TestApp, { made, study, helper }: Around, name: string): Promise<Person> {
  const { db } = app.database
  const email = `${mark('mail')}@example.fi`
  const viewer = await makeMember(db, made.id, { email, name: `Seeded ${name}`, groupIds: [made.groupId] })
  const handle = `${mark('handle')}.example`
  const channelId = await makeChannel(db, viewer, { handle, secret: app.context.secrets.seal(viewer.member.id, 'x') })
  const noticePath = `/stories?${mark('notice')}`
  const noticeId = await makeNotice(db, viewer, noticePath)
  const keyName = mark('key')
  const keyId = await makeKey(db, viewer, keyName)
  const sessionId = await makeSession(db, viewer)
  const pushDeviceId = await makePushDevice(db, viewer.userId, sessionId)
  const hook = `${mark('hook')}.example`
  const seal = (id: string) => sealHook(app.context, id, `https://${hook}/services/x`)
  const digestId = await makeDigest(db, viewer, { channel: 'slack', seal })
  const own: { id: string; slug: string; linkId: string; formKey: string }[] = []
  const shown: string[] = [handle, channelId, noticePath, keyName, keyId, sessionId, pushDeviceId]
  shown.push(hook, digestId)
  const host = new URL(app.baseUrl).host
  const add = async (wanted: Parameters<typeof makeTelling>[2]) => {
    const slug = mark('s')
    const target = `https://example.org/${mark('target')}`
    const made = await makeTelling(db, viewer, { slug, host, target, clicks: 7, ...wanted })
    own.push(made)
    shown.push(made.id, made.slug)
  }
  for (const state of ['queued', 'rejected', 'unsure'] as const) {
    const [text, problemDetail] = [mark('text'), mark('detail')]
    await add({ state, text, problemDetail, problem: 'other', network: 'bluesky', channelId, attempts: 1 })
    // What the network said is for the reader only where something went wrong.
    shown.push(text, problemDetail)
  }
  const postUrl = `https://fake.example/${mark('post')}`
  await add({ state: 'published', network: 'bluesky', channelId, storyId: made.storyId, postUrl })
  shown.push(postUrl)
  await add({ state: 'handed', storyId: made.storyId })
  const suggested = { title: mark('title'), why: mark('why'), said: [mark('asked'), mark('answered')] }
  const suggestionId = await makeSuggestion(db, viewer, { ...suggested, state: 'question' })
  const taken = { title: mark('taken'), why: mark('takenwhy'), state: 'withdrawn' } as const
  // What was taken back is nobody else's to see, editors included. Its reasons stand on a page that no list shows.
  await makeSuggestion(db, viewer, taken)
  shown.push(taken.title)
  const waiting = mark('text')
  const dueAt = new Date(Date.now() + 24 * 3_600_000)
  await add({ state: 'scheduled', text: waiting, network: 'bluesky', channelId, storyId: made.storyId, dueAt })
  shown.push(waiting)
  const [sent, pseudonym] = [mark('sent'), mark('pseudonym')]
  const participant = await makeParticipant(db, study, { pseudonym, member: viewer })
  const [sentPostId = ''] = await makeStudyPosts(db, study, participant, [{ text: sent }])
  shown.push(sent, pseudonym, sentPostId)
  const asked = { words: mark('question'), draft: `${mark('askdraft')} on tässä.`, answer: mark('answer') }
  const instead = mark('instead')
  const questionId = await makeQuestion(db, viewer, {
    ...{ helper, words: asked.words, draft: asked.draft, storyId: made.storyId, mayTeach: true },
    answer: { words: asked.answer, quote: 'tässä', instead },
  })
  shown.push(asked.words, asked.draft.slice(0, -10), asked.answer, instead, questionId)
  // Rows as of a leader's example, though they are none: nothing but the query keeps them from being shown.
  const [thanked, example] = [mark('thanks'), mark('example')]
  const [shownId = ''] = own.map(({ id }) => id).slice(-3)
  const thanksId = await makeThanks(db, viewer, shownId, { words: thanked, from: helper })
  await makeExample(db, viewer, { tellingId: shownId, words: example, showsAll: true })
  shown.push(thanked, thanksId, example)
  const wrong = mark('mishap')
  const mishap = await makeFullMishap(db, viewer, wrong)
  shown.push(wrong, mishap.id, mishap.evidenceId)
  const [draft, aside] = [mark('draft'), mark('aside')]
  const draftId = await keepTwoDrafts(app, viewer, made.storyId, [draft, aside])
  shown.push(draft, aside, draftId)
  const practisedOn = new Date(Date.UTC(1900 + ++marks, 2, 14, 12))
  await recordPractised({ ...app.context, clock: () => practisedOn.getTime() }, viewer, 'sour-comment')
  shown.push(dateAt(practisedOn.getTime()))
  return {
    name,
    viewer,
    suggestionId,
    questionId,
    thanksId,
    mishap,
    participantId: participant.id,
    sentPostId,
    suggested: [suggested.title, suggested.why, ...suggested.said],
    channelId,
    draftId,
    noticeId,
    keyId,
    sessionId,
    pushDeviceId,
    digestId,
    email,
    tellings: own.map(({ id }) => id),
    slugs: own.map(({ slug }) => slug),
    formKeys: own.map(({ formKey }) => formKey),
    marks: shown,
  }
}

/** Two devices that wrote without knowing of each other; answers the id of what was put aside. */
async function keepTwoDrafts(app: TestApp, viewer: Viewer, storyId: string, texts: readonly string[]): Promise<string> {
  await chooseKeepingDrafts(app.context, viewer, true)
  for (const [at, text] of texts.entries())
    await keepDraft(app.context, viewer, storyId, { text, at: Date.now() + at, base: null })
  const { asides } = await inOrganisation(app.database.db, viewer.organisation.id, (tx) =>
    draftsOfStory(app.context, tx, viewer, storyId),
  )
  return asides[0]?.id ?? ''
}

async function makeWalkers(app: TestApp, houses: Marked['houses']): Promise<Walker[]> {
  const made: Walker[] = [{ who: 'nobody' }]
  for (const [at, house] of houses.entries()) {
    const people = [
      ...Object.entries(house.people),
      ...house.persons.map(({ name, viewer }) => [name, viewer] as const),
    ]
    for (const [role, viewer] of people) {
      made.push({ who: `${role} of ${at === 0 ? 'one' : 'the other'}`, viewer, cookie: await signInAs(app, viewer) })
    }
  }
  return made
}

export type Leak = { readonly who: string; readonly address: string; readonly mark: string; readonly whose: string }

export const personsOf = ({ houses }: Marked): readonly Person[] => houses.flatMap((house) => house.persons)

/** Whose marks an answer holds that the walker should not see. What the walker wrote in the address does not count. */
export function leaksIn(marked: Marked, answer: string, address: string, walker: Walker): Leak[] {
  const others = personsOf(marked).filter(({ viewer }) => viewer.userId !== walker.viewer?.userId)
  // An open objection is read by those who answer it.
  const unanswered = marked.houses
    .filter(({ id, said }) => !editsIn(walker, id) && answer.includes(said))
    .map(({ said }) => ({ who: walker.who, address, mark: said, whose: 'nobody' }))
  const ofPersons = others.flatMap((person) => {
    const hidden = [
      ...person.marks,
      ...(mayKnow(walker, person) ? [] : [person.email]),
      ...(mayAnswer(walker, person) ? [] : person.suggested),
    ]
    return hidden
      .filter((mark) => answer.includes(mark) && !address.includes(mark))
      .map((mark) => ({ who: walker.who, address, mark, whose: person.name }))
  })
  return [...unanswered, ...ofPersons]
}

/** That somebody belongs here is known to those who invite and place people. */
const mayKnow = ({ viewer }: Walker, person: Person): boolean =>
  viewer?.organisation.id === person.viewer.organisation.id && viewer.member.roles.includes('admin')

/** A suggestion is answered by editors, who see whose it is. */
const mayAnswer = (walker: Walker, person: Person): boolean => editsIn(walker, person.viewer.organisation.id)

const editsIn = ({ viewer }: Walker, organisationId: string): boolean =>
  viewer?.organisation.id === organisationId &&
  viewer.member.roles.some((role) => role === 'admin' || role === 'editor')
