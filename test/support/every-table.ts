import { v7 as uuid } from 'uuid'
import { type Database, inOrganisation } from '../../src/platform/database.ts'
import { secretsWith } from '../../src/platform/secrets.ts'
import {
  type MadeOrganisation,
  makeAskHelper,
  makeChannel,
  makeCorrection,
  makeDigest,
  makeExample,
  makeFollow,
  makeGuideline,
  makeListedWord,
  makeNotice,
  makeObjection,
  makeOrganisation,
  makePaperFacts,
  makePushDevice,
  makeQuestion,
  makeSession,
  makeSignIn,
  makeStatement,
  makeSuggestion,
  makeTelling,
  makeThanks,
  makeThanksSent,
  type Wanted,
} from './factories.ts'
import { makeFullMishap } from './mishaps.ts'
import { makeProgramme } from './programme.ts'
import { makePause, makeWave } from './pulse.ts'
import { makeFullStudy } from './studies.ts'

/**
 * An organisation with one row at least in every table of its own, for attacks on all of them and for backups
 * of all of them. A table that a migration adds is added here too.
 */
export async function makeFull(db: Database, wanted: Wanted = {}): Promise<MadeOrganisation> {
  const made = await makeOrganisation(db, wanted)
  const teller = made.people.member
  const channelId = await makeChannel(db, teller)
  await makeSignIn(db, teller)
  const service = `https://${made.id}.example`
  const callback = 'https://luotto.example/oauth/callback/mastodon'
  await db
    .insertInto('networkRegistration')
    .values({ network: 'mastodon', service, callback, secret: 'v1.not.a.secret', createdAt: new Date() })
    .execute()
  await makeNotice(db, teller)
  await makePushDevice(db, teller.userId, await makeSession(db, teller))
  const { id: tellingId } = await makeTelling(db, teller, { storyId: made.storyId, channelId, clicks: 3 })
  const organisationId = made.id
  await makeStatement(db, made.people.leader)
  await makeExample(db, teller, { tellingId })
  await makeThanks(db, teller, tellingId, { from: made.people.leader })
  await makeThanksSent(db, made.people.leader)
  await makeSuggestion(db, teller, { state: 'question', said: ['Missä?'] })
  await makeObjection(db, made.id, made.storyId)
  await makeAskHelper(db, made.people.editor)
  await makeListedWord(db, organisationId)
  await makePaperFacts(db, organisationId)
  const asked = { draft: 'Silta on meidän.', answer: { words: 'Hyvä.', quote: 'Silta', instead: 'Uusi silta' } }
  await makeQuestion(db, teller, { helper: made.people.editor, ...asked })
  await makeGuideline(db, made.people.editor, { proposal: 'Lyhyemmin.' })
  await makeCorrection(db, made.id, made.storyId)
  await makeFollow(db, teller, made.topicId)
  await makeDigest(db, teller)
  await makeFullStudy(db, made.people.researcher, teller)
  await makeWave({ db, secrets: secretsWith('a-key-of-tests-that-opens-nothing') }, made.people.steward)
  await makePause(db, made.people.steward)
  await makeFullMishap(db, teller)
  await makeProgramme(db, organisationId)
  await inOrganisation(db, organisationId, async (tx) => {
    const times = { zone: 'Europe/Helsinki', quietDays: [7], weeklyCeiling: 2 }
    await tx
      .insertInto('ownTimes')
      .values({ organisationId, memberId: teller.member.id, ...times })
      .execute()
    const { feedId, topicId, storyId } = made
    await tx.insertInto('feedTopic').values({ organisationId, feedId, topicId }).execute()
    const check = { storyId, target: 'https://example.org/silta', state: 'well', nextCheckAt: new Date() }
    await tx
      .insertInto('targetCheck')
      .values({ organisationId, ...check })
      .execute()
    await tx.insertInto('clickBatch').values({ organisationId, batchId: uuid(), countedAt: new Date() }).execute()
    const sketch = { organisationId, tellingId, storyId: made.storyId, sketch: Buffer.alloc(128, 7) }
    await tx.insertInto('tellingSketch').values(sketch).execute()
    await tx
      .insertInto('practised')
      .values({ organisationId, memberId: teller.member.id, sealed: 'v1.not.practised' })
      .execute()
    await tx.insertInto('conversationDone').values({ organisationId, tellingId }).execute()
    const draft = { memberId: teller.member.id, slot: Buffer.alloc(16, 7), aside: false, sealed: 'v1.not.a.draft' }
    await tx
      .insertInto('draft')
      .values({ organisationId, id: uuid(), keptAt: new Date(), ...draft })
      .execute()
    const week = { firstWeek: new Date('2026-11-02'), lastWeek: new Date('2026-11-02') }
    const figure = { measure: 'tellings', dimension: 'all', part: '', figure: 7, releasedAt: new Date(), ...week }
    await tx
      .insertInto('insightFigure')
      .values({ organisationId, id: uuid(), ...figure })
      .execute()
    const list = { organisationId, id: uuid(), importedBy: made.people.admin.member.id, state: 'done', total: 0 }
    await tx
      .insertInto('peopleImport')
      .values({ ...list, rows: '[]', createdAt: new Date() })
      .execute()
    const sum = { firstMonth: '2026-09-01', lastMonth: '2026-10-01', questions: 7, kept: 'most' }
    await tx
      .insertInto('askSum')
      .values({ organisationId, ...sum })
      .execute()
    await tx.insertInto('auditAct').values({ organisationId, id: uuid(), at: new Date(), kind: 'group-made' }).execute()
  })
  return made
}
