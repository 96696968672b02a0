import { v7 as uuid } from 'uuid'
import type { Context } from '../../src/context.ts'
import { sealHook } from '../../src/features/digest/hook-address.ts'
import { recordAct } from '../../src/features/people/audit.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { fakePassword } from '../../src/networks/fake.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import {
  type MadeOrganisation,
  makeAskHelper,
  makeChannel,
  makeDialogue,
  makeDigest,
  makeExample,
  makeFeed,
  makeGuideline,
  makeNotice,
  makePushDevice,
  makeQuestion,
  makeSignIn,
  makeStatement,
  makeStory,
  makeSuggestion,
  makeTelling,
  makeThanks,
  makeThanksSent,
} from './factories.ts'
import { makeFullMishap } from './mishaps.ts'
import { makePause, makeWave } from './pulse.ts'
import { makeFullStudy, makeTasks, makeWorker } from './studies.ts'

export type Full = {
  /** What only this person has, and what may be found nowhere once they have left. */
  readonly marks: readonly string[]
  readonly slug: string
  readonly tellingId: string
}

/** A person of whom every table that can hold something of a person holds something. One that is added is added here. */
export async function fillWithPerson(
  { db, secrets }: Pick<Context, 'db' | 'secrets'>,
  made: MadeOrganisation,
  person: Viewer,
): Promise<Full> {
  const { organisation, member, userId } = person
  const organisationId = organisation.id
  const tail = member.id.slice(-12)
  const handle = `tunnus-${tail}.example`
  const secret = secrets.seal(member.id, fakePassword)
  const channelId = await makeChannel(db, person, { handle, secret })
  await makeSignIn(db, person)
  const postUrl = `https://fake.example/julkaisu/${tail}`
  const wanted = { storyId: made.storyId, network: 'bluesky', channelId } as const
  const told = await makeTelling(db, person, { ...wanted, state: 'published', postUrl, clicks: 3 })
  const queued = await makeTelling(db, person, { ...wanted, state: 'queued', text: `teksti ${tail}` })
  // As if they had been a leader: what they said stays, without them; what they showed goes.
  await makeStatement(db, person)
  await makeExample(db, person, { tellingId: told.id, address: postUrl, words: `Esimerkki ${tail}` })
  await makeThanks(db, person, told.id, { from: made.people.leader, words: `Kiitos ${tail}` })
  await makeThanksSent(db, person, `Kiitän ${tail}`)
  const { id: thankedFor } = await makeTelling(db, made.people.editor, { storyId: made.storyId })
  await makeThanks(db, made.people.editor, thankedFor, { from: person, words: `Kiittäjä ${tail}` })
  await makeStory(db, person, { title: `Juttu ${tail}` })
  await makeFeed(db, person)
  await makeDialogue(db, person)
  const suggested = { why: `Koska ${tail}`, said: [`Kysymys ${tail}`, `Vastaus ${tail}`] }
  await makeSuggestion(db, person, { ...suggested, state: 'question' })
  const draft = `Luonnos ${tail} tästä`
  const answer = { words: `Vastaus ${tail}`, quote: tail, instead: 'minä' }
  const askWanted = { words: `Kysymys ${tail}`, draft, storyId: made.storyId, askerName: `Nimi ${tail}` }
  await makeQuestion(db, person, { ...askWanted, helper: made.people.editor, answer })
  // What they answer is the asker's: it stays, and their name goes from it.
  await makeAskHelper(db, person, `Kysy ${tail}`)
  await makeQuestion(db, made.people.leader, { helper: person })
  // What they published stays, without them; what they proposed goes.
  await makeGuideline(db, person, { slug: `oma-${uuid().slice(-12)}`, proposal: `Ehdotus ${tail}` })
  await makeNotice(db, person, `/tellings/${told.id}`)
  await makeDigest(db, person)
  await makeDigest(db, person, {
    channel: 'slack',
    seal: (id) => sealHook({ secrets }, id, `https://hooks.example/${tail}`),
  })
  const { email } = await db.selectFrom('authUser').select('email').where('id', '=', userId).executeTakeFirstOrThrow()
  const at = new Date()
  const later = new Date(at.getTime() + 3_600_000)
  const dates = { createdAt: at, updatedAt: at }
  const sessionId = uuid()
  await db
    .insertInto('authSession')
    .values({ id: sessionId, userId, token: `token-${tail}`, expiresAt: later, ...dates })
    .execute()
  await makePushDevice(db, userId, sessionId, secrets.seal(userId, `osoite-${tail}`))
  await db
    .insertInto('authPasskey')
    .values({
      id: uuid(),
      userId,
      name: `avain ${tail}`,
      credentialId: `id-${tail}`,
      publicKey: Buffer.from('x'),
      counter: 0,
      createdAt: at,
    })
    .execute()
  await db
    .insertInto('authAccount')
    .values({
      id: uuid(),
      userId,
      accountId: `tili-${tail}`,
      providerId: 'oidc',
      accessToken: `avain-${tail}`,
      ...dates,
    })
    .execute()
  await db
    .insertInto('authVerification')
    .values({ id: uuid(), identifier: 'x', value: JSON.stringify({ email }), expiresAt: later, ...dates })
    .execute()
  await inOrganisation(db, organisationId, async (tx) => {
    const times = { zone: 'Europe/Helsinki', quietFrom: 1200, quietTo: 480, quietDays: [7], weeklyCeiling: 5 }
    await tx
      .insertInto('ownTimes')
      .values({ organisationId, memberId: member.id, ...times })
      .execute()
    const topicId = uuid()
    // Named after itself: it stays when the person goes.
    const topic = { organisationId, id: topicId, nameFi: `Aihe ${topicId.slice(-12)}`, createdAt: at }
    await tx.insertInto('topic').values(topic).execute()
    await tx.insertInto('topicFollow').values({ organisationId, memberId: member.id, topicId: topic.id }).execute()
    const list = { organisationId, id: uuid(), importedBy: member.id, state: 'read', total: 1, createdAt: at }
    await tx
      .insertInto('peopleImport')
      .values({ ...list, rows: JSON.stringify({ rows: [{ email }], faulty: [] }) })
      .execute()
    const sealed = secrets.seal(member.id, JSON.stringify({ storyId: made.storyId, text: `luonnos ${tail}` }))
    const draft = { organisationId, id: uuid(), memberId: member.id, slot: Buffer.alloc(16, 7), aside: false }
    await tx
      .insertInto('draft')
      .values({ ...draft, sealed, keptAt: at })
      .execute()
    const scenarios = [{ scenario: `tilanne ${tail}`, on: '2026-11-27' }]
    const practised = secrets.seal(member.id, JSON.stringify({ scenarios }))
    await tx.insertInto('practised').values({ organisationId, memberId: member.id, sealed: practised }).execute()
    await tx.insertInto('conversationDone').values({ organisationId, tellingId: told.id }).execute()
    const sketch = { organisationId, tellingId: told.id, storyId: made.storyId, sketch: Buffer.alloc(128, 7) }
    await tx.insertInto('tellingSketch').values(sketch).execute()
    const invitation = { organisationId, id: uuid(), email, language: 'fi', createdAt: at, expiresAt: later }
    await tx.insertInto('invitation').values(invitation).execute()
    await recordAct(tx, person, { kind: 'group-made', group: 'Jokin' })
    await recordAct(tx, made.people.admin, { kind: 'role-given', person: member.id, role: 'editor' })
  })
  await makeWave({ db, secrets }, made.people.steward)
  await makePause(db, person)
  await makeFullMishap(db, person, `vahinko ${tail}`)
  const study = await makeFullStudy(db, made.people.researcher, person, `julkaisu ${tail}`)
  await makeWorker(db, study, person, 'coder')
  await makeTasks(db, study, person, [study.postId])
  const marks = [member.id, userId, email, handle, secret, postUrl, channelId, told.id, queued.id, tail, study.postId]
  return { marks: [...new Set(marks)], slug: told.slug, tellingId: queued.id }
}
