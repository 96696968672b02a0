import sharp from 'sharp'
import { defaultItems } from '../../src/core/pulse/default-items.ts'
import { dateAt } from '../../src/core/weeks.ts'
import { changeAbout } from '../../src/features/guidelines/arrange.ts'
import { takeOverStarter } from '../../src/features/guidelines/take-over.ts'
import { findDraft, publishGuideline } from '../../src/features/guidelines/write-guideline.ts'
import { readImport } from '../../src/features/importing/read-import.ts'
import { releaseFigures } from '../../src/features/insight/release-figures.ts'
import { changeSettings } from '../../src/features/people/change-settings.ts'
import { inviteByMail } from '../../src/features/people/invite.ts'
import { placeMember } from '../../src/features/people/manage-people.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { storePicture } from '../../src/features/stories/store-picture.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import type { TestApp } from './app.ts'
import {
  makeAskHelper,
  makeBareOrganisation,
  makeChannel,
  makeCorrection,
  makeDialogue,
  makeExample,
  makeFeed,
  makeFollow,
  makeGroup,
  makeKey,
  makeListedWord,
  makeMember,
  makeObjection,
  makeQuestion,
  makeSession,
  makeStatement,
  makeStory,
  makeSuggestion,
  makeTelling,
  makeThanks,
  makeTopic,
  viewerOf,
} from './factories.ts'
import { makeClosedMishap, makeFullMishap } from './mishaps.ts'
import { makeProgramme } from './programme.ts'
import { answerAndClose, makePause, makeWave } from './pulse.ts'
import { livelyStudy, makeParticipant, makeStudy, makeStudyPosts } from './studies.ts'

const week = 7 * 24 * 3_600_000
const networks = ['linkedin', 'bluesky', 'linkedin', 'whatsapp', 'linkedin', 'mastodon'] as const

export type Lively = {
  readonly chief: Viewer
  readonly storyId: string
  readonly draftId: string
  readonly rejectedId: string
  readonly scheduledId: string
  readonly publishedId: string
  readonly personId: string
  readonly importId: string
  readonly studyId: string
  /** A study that the chief takes part in, and the link of one that asks them to. */
  readonly joinedStudyId: string
  readonly joinToken: string
  readonly draftStudyId: string
  readonly openWaveId: string
  readonly mishapId: string
  readonly closedMishapId: string
  readonly closedWaveId: string
  readonly dialogueId: string
  readonly suggestionId: string
  readonly ownSuggestionId: string
  readonly ownQuestionId: string
  /** Which waits for the chief. */
  readonly questionId: string
  readonly objectionId: string
  readonly correctedId: string
  readonly correctedTellingId: string
  readonly correctionPath: string
}

/** An organisation in the midst of its work, for looking at pages: stories, tellings of six weeks, sums, figures. */
export async function livelyOrganisation(app: TestApp): Promise<Lively> {
  const { db } = app.database
  const id = await makeBareOrganisation(db, { name: 'Meren Tuuli Oy' })
  const groups = [await makeGroup(db, id, 'Tuotanto'), await makeGroup(db, id, 'Myynti ja asiakaspalvelu')]
  const chief = await makeMember(db, id, { name: 'Aino Aaltonen', roles: ['admin', 'editor', 'steward', 'leader'] })
  const people = await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      makeMember(db, id, { name: `Jäsen ${n + 1}`, groupIds: [groups[n % 2] ?? ''] }),
    ),
  )
  await makeFeed(db, chief)
  const dialogueId = await makeDialogue(db, chief)
  await makeProgramme(db, id)
  const topics = await Promise.all(
    ['Tuulivoima', 'Avoimet työpaikat', 'Vastuullisuus', 'Arki työmailla'].map((name) => makeTopic(db, id, name)),
  )
  await makeFollow(db, chief, topics[0] ?? '')
  const storyId = await makeStory(db, chief, {
    topicIds: topics.slice(0, 1),
    title: 'Kolmas tuulivoimala nousi Raaheen etuajassa',
    summary: 'Rakentajat saivat tornin pystyyn kahdessa tyynessä yössä. Sähköä riittää 4 000 kotiin heti keväällä.',
    target: 'https://merentuuli.example/uutiset/raahe',
  })
  await addPicture(app, chief, storyId)
  const secondId = await makeStory(db, chief, {
    kind: 'job',
    topicIds: topics.slice(1, 2),
    bestBefore: dateAt(app.context.clock() + week),
    title: 'Haemme huoltoasentajaa Poriin',
    summary: 'Työ on ulkona ja korkealla, ja siihen koulutetaan. Kaksi viikkoa töissä, kaksi vapaalla.',
    target: 'https://merentuuli.example/tyopaikat/pori',
  })
  await makeStory(db, chief, { title: 'Tuulipuiston kävelyreitti aukesi', bestBefore: '2026-01-31' })
  await addTargetChecks(app, chief, { [storyId]: 'moved', [secondId]: 'dead' })
  const draftId = await makeStory(db, chief, { title: 'Tuulipuiston avoimet ovet lokakuussa', state: 'draft' })
  const now = app.context.clock()
  for (let ago = 8; ago >= 1; ago--) {
    for (const [n, teller] of people.entries()) {
      if ((n * 7 + ago * 5) % 9 > 3 + (ago % 3)) continue
      const toldAt = new Date(now - ago * week)
      const network = networks[(n + ago) % networks.length] ?? 'linkedin'
      await makeTelling(db, teller, {
        storyId: n % 3 ? storyId : secondId,
        network,
        toldAt,
        clicks: 1 + ((n * ago) % 7),
      })
    }
  }
  await makeKey(db, chief, 'Työpuhelin')
  await makeSession(db, chief)
  const channelId = await makeChannel(db, chief, { handle: 'aino.bsky.social' })
  const signedIn = {
    network: 'mastodon',
    kind: 'oauth',
    service: 'https://mementomori.social',
    textLimit: 1000,
  } as const
  await makeChannel(db, chief, { ...signedIn, handle: '@aino@mementomori.social' })
  const expiresAt = new Date(now - week)
  await makeChannel(db, chief, { network: 'linkedin', kind: 'oauth', handle: 'Aino Aalto', expiresAt })
  for (const ago of [5, 3, 2, 0.2]) {
    await makeTelling(db, chief, {
      storyId,
      network: 'linkedin',
      toldAt: new Date(now - ago * week),
      clicks: Math.ceil(ago * 4),
    })
  }
  const rejected = await makeTelling(db, chief, {
    storyId: secondId,
    network: 'bluesky',
    state: 'rejected',
    text: 'Korkealla näkee kauas.',
  })
  const suggester = people[3] ?? chief
  await makeSuggestion(db, suggester, { title: 'Huoltolaiva Ahti sai uuden nimen', why: 'Olin kastajaisissa mukana.' })
  const suggestionId = await makeSuggestion(db, suggester, {
    title: 'Meren Tuuli sai Suomen ympäristöpalkinnon',
    link: 'https://ymparistopalkinto.example/2026/voittajat/meren-tuuli-oy?utm_source=uutiskirje',
    why: 'Palkinto tuli lintujen kevätmuuton vuoksi: pysäytimme myllyt kahdeksi viikoksi. Siitä kysytään minulta joka lenkillä.',
    state: 'question',
    mayName: true,
    said: [
      'Olitko itse mukana siinä, kun pysäytyksestä päätettiin?',
      'Olin. Laskin, mitä se maksaa.',
      'Paljonko se maksoi?',
    ],
  })
  await makeSuggestion(db, chief, { title: 'Kesäjuhlat', state: 'declined', reason: 'Kutsut lähtevät ensin.' })
  const objectionId = await makeObjection(db, id, storyId, {
    words:
      'Sähkö ei riitä 4 000 kotiin keväällä, koska verkkoliityntä valmistuu vasta elokuussa. Olen sanonut tästä jo kahdesti.',
  })
  await makeObjection(db, id, storyId, { state: 'not-upheld', words: 'Torni nousi kolmessa yössä, ei kahdessa.' })
  const correctedId = await makeStory(db, chief, { title: 'Tuulipuisto on Suomen suurin', state: 'retired' })
  await makeObjection(db, id, correctedId, { state: 'upheld', words: 'Suurin on Piiparinmäki.' })
  const correctionPath = `/correction/${id}/${await makeCorrection(db, id, correctedId)}`
  await inOrganisation(db, id, (tx) =>
    tx
      .updateTable('story')
      .set({
        correctedOn: '2026-11-24',
        correctionAddress: app.baseUrl + correctionPath,
        retiredReason: 'Se oli väärin.',
      })
      .where('id', '=', correctedId)
      .execute(),
  )
  const { id: correctedTellingId } = await makeTelling(db, chief, { storyId: correctedId })
  const ownSuggestionId = await makeSuggestion(db, chief, { state: 'question', said: ['Mikä asema tämä on?'] })
  await guidelinesInLively(app, chief)
  const asking = await askedInLively(db, chief, people, storyId)
  const byAccount = { storyId, network: 'bluesky', channelId } as const
  const scheduled = await makeTelling(db, chief, {
    ...byAccount,
    state: 'scheduled',
    text: 'Näin nosturin kerran öiseen aikaan, ja se oli kuin avaruusalus.',
    dueAt: new Date(now + 0.3 * week),
  })
  const published = await makeTelling(db, chief, {
    ...byAccount,
    state: 'published',
    postUrl: 'https://bsky.app/profile/did:plc:example/post/3k',
    clicks: 3,
  })
  await makeStatement(db, chief, 'Kerro työstäsi, jos haluat.')
  await makeStatement(
    db,
    chief,
    'Työstä saa kertoa, myös työajalla: kaksi tuntia kuussa on ihan hyvä määrä.\n\nKun joku erehtyy, korjaamme yhdessä, eikä siitä kysellä perään. Kertomatta jättäminen on yhtä hyvä valinta.',
  )
  const words = 'Seisoin eilen sillan alla ja ajattelin: tätä varten täällä ollaan.'
  await makeExample(db, chief, { tellingId: published.id, words })
  await makeThanks(db, chief, published.id, { from: suggester, words: 'Tuli hyvä mieli. Näytin sen isälleni.' })
  await makeThanks(db, chief, published.id, { words: '' })
  await placeMember(app.context, chief, people[1]?.member.id ?? '', {
    name: 'Jäsen 2',
    roles: ['editor', 'leader'],
    groupIds: groups,
  })
  await inviteByMail(app.context, chief, {
    pasted: 'kutsuttu@merentuuli.example',
    roles: ['steward'],
    groupIds: groups.slice(0, 1),
    language: 'fi',
  })
  const { id: _, madeUp: _made, ...settings } = chief.organisation
  await changeSettings(app.context, chief, { ...settings, employmentLines: { fi: 'Olen töissä Meren Tuulessa.' } })
  const list = [
    'Nimi;Sähköposti;Ryhmät;Tehtävät;Kieli',
    'Uusi Ihminen;uusi.ihminen@merentuuli.example;Tuotanto, Laivat;toimittaja;ruotsi',
    ';ei osoitetta;;;',
    'Toinen;toinen@merentuuli.example;;pomo;',
  ]
  const listed = await readImport(app.context, chief, new TextEncoder().encode(list.join('\r\n')))
  await releaseFigures(app.context, id)
  const closedWaveId = await makeWave(app.context, chief, { reporting: groups })
  await answerAndClose(app.context, closedWaveId, people.slice(0, 17), livelyAnswers)
  await makePause(db, chief, closedWaveId)
  return {
    ...{ closedWaveId, dialogueId },
    mishapId: (await makeFullMishap(db, chief, 'Kuvassa näkyi asiakkaan keskeneräinen kone.')).id,
    closedMishapId: await makeClosedMishap(db, people[0] ?? chief, chief),
    openWaveId: await makeWave(app.context, chief),
    chief: await viewerOf(db, chief.userId),
    storyId,
    draftId,
    rejectedId: rejected.id,
    suggestionId,
    ownSuggestionId,
    ...asking,
    scheduledId: scheduled.id,
    publishedId: published.id,
    objectionId,
    correctedId,
    correctedTellingId,
    correctionPath,
    draftStudyId: (await makeStudy(db, chief, { title: 'Kesän kokeilu' })).id,
    studyId: (await livelyStudy(db, chief, people)).id,
    ...(await studiesOfOthers(app, chief, people[1] ?? chief)),
    importId: listed.ok ? listed.id : '',
    personId: people[0]?.member.id ?? '',
  }
}

/** Of one person, with one item in eight left out. */
const livelyAnswers = (n: number) =>
  Object.fromEntries(
    defaultItems.flatMap(({ id }, at) => ((n + at) % 8 === 0 ? [] : [[id, 1 + ((n * 7 + at * 3 + (n % 3)) % 5)]])),
  )

/** The starter set as the organisation's own, with a passage that has been changed and one that is overdue. */
async function guidelinesInLively({ context }: TestApp, chief: Viewer) {
  await takeOverStarter(context, chief)
  const place = { slug: 'others', language: 'fi' } as const
  const draft = await inOrganisation(context.db, chief.organisation.id, (tx) =>
    findDraft(tx, chief.organisation.id, place),
  )
  if (!draft) return
  const body = `${draft.text.body}\n\n## Työmaalla\n\nKysy **ennen kuvaa**. Lupalomake on [intrassa](https://intra.example/luvat).`
  const writing = { ...place, text: { ...draft.text, body }, edition: 0 }
  await publishGuideline(context, chief, { ...writing, note: 'Työmaan kuvista oma kohta.', because: [] })
  await changeAbout(context, chief, 'others', { checks: ['phone', 'name-with-matter'], reviewOn: '2026-01-31' })
}

/** A question of the chief's with an answer, and one that waits for them; both by helpers who have names. */
async function askedInLively(db: TestApp['database']['db'], chief: Viewer, people: readonly Viewer[], storyId: string) {
  const helper = people[2] ?? chief
  await makeAskHelper(db, helper, 'kuvat ja luvat')
  await makeAskHelper(db, chief)
  await makeListedWord(db, chief.organisation.id, { phrase: 'Karhulan Telakka', until: '2099-05-01' })
  await makeListedWord(db, chief.organisation.id, { phrase: 'Vanha Tilaaja', until: '2026-01-31' })
  const draft = 'Nostimme tornin kahdessa yössä. Meidän porukka on Suomen paras, ja Masa sairaslomaltakin soitteli.'
  const ownQuestionId = await makeQuestion(db, chief, {
    helper,
    storyId,
    draft,
    words: 'Onko tämä liikaa kehumista?',
    answer: {
      words: 'Hieno alku: tästä näkee, että olit siellä. Masan sairasloma on Masan kerrottava.',
      quote: ', ja Masa sairaslomaltakin soitteli',
      instead: '',
    },
  })
  const askedOfChief = { draft: 'Tuulipuisto on hiilineutraali ja aina hiljainen.', words: 'Uskaltaako näin sanoa?' }
  const questionId = await makeQuestion(db, people[5] ?? chief, { helper: chief, ...askedOfChief })
  await makeQuestion(db, people[6] ?? chief, { words: 'Saako työmaalta julkaista kuvan?' })
  return { ownQuestionId, questionId }
}

async function studiesOfOthers({ database: { db } }: TestApp, chief: Viewer, researcher: Viewer) {
  const invited = await makeStudy(db, researcher, { state: 'collecting', title: 'Miten etätyöstä puhutaan' })
  const joined = await makeStudy(db, researcher, { state: 'collecting', title: 'Työ julkisessa puheessa' })
  const participant = await makeParticipant(db, joined, { pseudonym: 'P437', member: chief })
  await makeStudyPosts(db, joined, participant, [
    { text: 'Kiitos [nimi] ja @…, oli hyvä päivä voimalalla. [linkki]', quotable: true, network: 'x' },
    { text: 'Kolmas yövuoro putkeen. Kahvi loppui, huumori ei.', kind: 'reply' },
  ])
  return { joinedStudyId: joined.id, joinToken: invited.joinToken }
}

/** As the daily look at stories' pages would have left them. */
async function addTargetChecks(
  app: TestApp,
  { organisation }: Viewer,
  states: Readonly<Record<string, 'moved' | 'dead'>>,
): Promise<void> {
  const now = new Date(app.context.clock())
  for (const [id, state] of Object.entries(states)) {
    await inOrganisation(app.database.db, organisation.id, (tx) =>
      tx
        .insertInto('targetCheck')
        .columns(['organisationId', 'storyId', 'target', 'state', 'status', 'movedTo', 'checkedAt', 'nextCheckAt'])
        .expression((eb) =>
          eb
            .selectFrom('story')
            .select(['organisationId', 'id', 'target', eb.val(state).as('state')])
            .select([
              eb.val(state === 'dead' ? 404 : 200).as('status'),
              eb.val(state === 'dead' ? null : 'https://www.merentuuli.example/uutiset/2026/raahe').as('movedTo'),
            ])
            .select([eb.val(now).as('checkedAt'), eb.val(new Date(now.getTime() + week)).as('nextCheckAt')])
            .where('organisationId', '=', organisation.id)
            .where('id', '=', id)
            .where('target', 'is not', null)
            .$narrowType<{ target: string }>(),
        )
        .execute(),
    )
  }
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#b9d3da"/>
  <rect y="470" width="1200" height="160" fill="#5d8a8f"/><g stroke="#f6f3ea" stroke-width="16" stroke-linecap="round">
  <path d="M380 500V220M380 220l120-80M380 220l10 150M380 220l-150-70"/><path d="M820 510V280M820 280l90-70M820 280l10 110M820 280l-110-50"/></g></svg>`

async function addPicture(app: TestApp, { organisation }: Viewer, storyId: string): Promise<void> {
  const bytes = new Uint8Array(await sharp(Buffer.from(drawing)).png().toBuffer())
  const stored = await storePicture(app.context, organisation.id, { bytes, alt: 'Kaksi tuulivoimalaa meren rannalla' })
  if (!stored.ok) throw new Error(stored.problem)
  await inOrganisation(app.database.db, organisation.id, (tx) =>
    tx
      .updateTable('story')
      .set({ pictureId: stored.pictureId })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', storyId)
      .execute(),
  )
}
