import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { disclosureFor } from '../../core/disclosure.ts'
import { slugFrom } from '../../core/link.ts'
import type { Language } from '../../core/networks.ts'
import { processingVersion } from '../../core/processing.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { releaseFigures } from '../insight/release-figures.ts'
import { findViewer } from '../people/viewer.ts'
import { insertPicture, type KeptPicture, keepPicture } from '../stories/store-picture.ts'
import { addStudy } from './add-study.ts'
import { altOf, drawingOf } from './drawings.ts'
import { findDemonstration } from './find-demonstration.ts'
import { imagineTellings, seededChance } from './imagine-tellings.ts'
import { insertImagined, type Placed } from './insert-imagined.ts'
import { insertTalk } from './insert-talk.ts'
import { madeUpGroups, madeUpOrganisation, madeUpPeople } from './made-up-people.ts'
import { type MadeUpStory, madeUpStories } from './made-up-stories.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'files' | 'baseUrl'>
type Visitor = { readonly userId: string; readonly name: string; readonly language: Language }

const dayMs = 86_400_000
const weekMs = 7 * dayMs

/**
 * Makes an organisation of made-up people with half a year behind it, and lets the visitor in with every
 * role. Its figures are released by the same rule as everybody's. Twice is safe: a user has one at most.
 */
export async function addDemonstration(ctx: Ctx, visitor: Visitor): Promise<OrganisationId> {
  const before = await findDemonstration(ctx.db, visitor.userId)
  if (before) return before
  const organisationId = uuid() as OrganisationId
  const pictures = await keepDrawings(ctx, organisationId)
  const made = await inOrganisation(ctx.db, organisationId, async (tx) => {
    // Two presses at once wait for one another here, and the second finds what the first made.
    await tx.selectFrom('authUser').select('id').where('id', '=', visitor.userId).forUpdate().execute()
    const twin = await findDemonstration(ctx.db, visitor.userId)
    return twin ?? write(ctx, tx, organisationId, visitor, pictures)
  })
  if (made !== organisationId) {
    await ctx.files.removeAll(organisationId)
    return made
  }
  await releaseFigures(ctx, organisationId)
  const viewer = await findViewer(ctx.db, visitor.userId, organisationId)
  if (viewer) await addStudy(ctx, viewer)
  return organisationId
}

/** By the story that each belongs to. */
type Pictures = ReadonlyMap<MadeUpStory, KeptPicture>

async function keepDrawings(ctx: Ctx, organisationId: OrganisationId): Promise<Pictures> {
  const kept = new Map<MadeUpStory, KeptPicture>()
  for (const story of madeUpStories) {
    if (!story.drawing) continue
    const picture = await keepPicture(ctx.files, organisationId, await drawingOf(story.drawing))
    if (!picture.ok) throw new Error(`The drawing "${story.drawing}" is no picture: ${picture.problem}.`)
    kept.set(story, picture.picture)
  }
  return kept
}

async function write(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  visitor: Visitor,
  pictures: Pictures,
): Promise<OrganisationId> {
  const now = ctx.clock()
  // Before anything was told, so that half a year may be counted.
  const begun = new Date(now - 27 * weekMs)
  const own = { organisationId, createdAt: begun }
  const people = await addPeople(tx, own, visitor)
  const groups = await addGroups(tx, own, visitor.language, people)
  const owner = people[0]?.id ?? ''
  await addDialogue(tx, own, owner, visitor.language)
  const stories = await addStories(tx, organisationId, owner, pictures, now)
  const tellings = imagineTellings({ people: people.length, stories, now, chance: seededChance(2026) })
  const placed = tellings.map((telling): Placed => {
    const { groups: numbers = [], ...person } = people[telling.person] ?? { id: '' as MemberId }
    const story = stories[telling.story]
    return {
      ...telling,
      memberId: person.id,
      storyId: story?.id ?? '',
      language: story?.language ?? visitor.language,
      target: story?.target ?? '',
      groupIds: numbers.flatMap((n) => groups[n] ?? []),
      slug: slugFrom(randomBytes(10)),
    }
  })
  await insertImagined(tx, { organisationId, host: new URL(ctx.baseUrl).host }, placed)
  await insertTalk(tx, { organisationId, now, language: visitor.language, people, stories })
  return organisationId
}

type Own = { readonly organisationId: OrganisationId; readonly createdAt: Date }
type Person = { readonly id: MemberId; readonly groups: readonly number[] }

/** The visitor first, then the others; none of their addresses leads anywhere. */
async function addPeople(tx: OrganisationTx, own: Own, visitor: Visitor): Promise<Person[]> {
  const { organisationId, createdAt } = own
  const people = madeUpPeople.map((person) => ({ ...person, id: uuid() as MemberId, userId: uuid() }))
  const you = { ...visitor, id: uuid() as MemberId, groups: [5] }
  const users = people.map(({ userId, name }) => ({
    id: userId,
    email: addressOf(name, userId),
    emailVerified: false,
    name,
    createdAt,
    updatedAt: createdAt,
  }))
  await tx.insertInto('authUser').values(users).execute()
  const all = [you, ...people]
  const memberships = all.map(({ id, userId }) => ({ userId, organisationId, memberId: id }))
  await tx.insertInto('userMembership').values(memberships).execute()
  const name = madeUpOrganisation[visitor.language]
  await tx
    .insertInto('organisation')
    .values({ ...own, name, language: visitor.language, madeUp: true })
    .execute()
  const members = all.map(({ id, userId, name: memberName, language }) => ({
    ...own,
    id,
    userId,
    name: memberName,
    language,
    roles: userId === visitor.userId ? ['admin', 'editor', 'steward'] : [],
  }))
  await tx.insertInto('member').values(members).execute()
  return all
}

/** An address that leads nowhere, and is nobody's in another demonstration. */
function addressOf(name: string, userId: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')
  return `${plain}.${userId.slice(-6)}@example.invalid`
}

async function addGroups(
  tx: OrganisationTx,
  own: Own,
  language: Language,
  people: readonly Person[],
): Promise<string[]> {
  const groups = madeUpGroups[language].map((name) => ({ ...own, id: uuid(), name }))
  await tx.insertInto('memberGroup').values(groups).execute()
  const memberships = people.flatMap(({ id, groups: numbers }) =>
    numbers.map((n) => ({ organisationId: own.organisationId, groupId: groups[n]?.id ?? '', memberId: id })),
  )
  await tx.insertInto('groupMembership').values(memberships).execute()
  return groups.map(({ id }) => id)
}

const dialogue: Readonly<Record<Language, { readonly parties: string; readonly discussed: string }>> = {
  fi: {
    parties: 'Keksityt luottamusmiehet ja keksitty johto',
    discussed: 'Mitä lasketaan, miksi, ja mitä ei lasketa koskaan. Tämäkin kirjaus on esimerkki.',
  },
  sv: {
    parties: 'Påhittade förtroendemän och en påhittad ledning',
    discussed: 'Vad som räknas, varför, och vad som aldrig räknas. Också det här protokollet är ett exempel.',
  },
  en: {
    parties: 'Made-up shop stewards and a made-up management',
    discussed: 'What is counted, why, and what never is. This record is an example too.',
  },
}

async function addDialogue(tx: OrganisationTx, own: Own, recordedBy: string, language: Language): Promise<void> {
  const heldOn = dateAt(own.createdAt.getTime())
  await tx
    .insertInto('dialogueRecord')
    .values({ ...own, id: uuid(), heldOn, recordedBy, processing: processingVersion, ...dialogue[language] })
    .execute()
}

type WrittenStory = MadeUpStory & {
  readonly id: string
  readonly target: string
  readonly from: number
  readonly until: number
}

async function addStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  ownerId: string,
  pictures: Pictures,
  now: number,
): Promise<WrittenStory[]> {
  const written: WrittenStory[] = []
  for (const [n, story] of madeUpStories.entries()) {
    const { title, summary, question, kind, language, state = 'live', bestForDays, drawing } = story
    const picture = pictures.get(story)
    const from = now - story.ago * weekMs - 5 * 3_600_000 - n * 600_000
    const id = uuid()
    // A name that is kept for examples, so that a click leads to no one's page.
    const target = `https://example.org/haaveranta/${n + 1}`
    if (drawing && picture) {
      await insertPicture(tx, organisationId, picture, altOf(drawing, language), new Date(from))
    }
    await tx
      .insertInto('story')
      .values({
        ...{ organisationId, id, ownerId, title, summary, question, kind, language, state, target },
        pictureId: picture?.id ?? null,
        disclosure: disclosureFor[kind],
        claimsSource: story.claimsSource ?? '',
        bestBefore: bestForDays === undefined ? null : dateAt(now + bestForDays * dayMs),
        createdAt: new Date(from),
        publishedAt: state === 'draft' ? null : new Date(from),
      })
      .execute()
    const until = state === 'draft' ? from : state === 'retired' ? from + weekMs : now
    written.push({ ...story, id, target, from, until })
  }
  return written
}
