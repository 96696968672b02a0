import { v4 as chanceId, v7 as uuid } from 'uuid'
import type { Language } from '../../core/networks.ts'
import { dateAt, weekAt } from '../../core/weeks.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { MadeUpStory } from './made-up-stories.ts'
import { madeUpObjection, madeUpSuggestions, madeUpTopics, type TopicName } from './made-up-talk.ts'

const dayMs = 86_400_000

type Around = {
  readonly organisationId: OrganisationId
  readonly now: number
  readonly language: Language
  readonly people: readonly { readonly id: MemberId }[]
  readonly stories: readonly (MadeUpStory & { readonly id: string })[]
}

/** Writes what goes on around the stories. */
export async function insertTalk(tx: OrganisationTx, around: Around): Promise<void> {
  await insertTopics(tx, around)
  await insertSuggestions(tx, around)
  await insertObjection(tx, around)
}

async function insertTopics(tx: OrganisationTx, { organisationId, now, people, stories }: Around): Promise<void> {
  const createdAt = new Date(now)
  const names = Object.keys(madeUpTopics) as TopicName[]
  const topics = names.map((name) => ({ name, id: uuid(), words: madeUpTopics[name] }))
  const idOf = new Map(topics.map(({ name, id }) => [name, id]))
  await tx
    .insertInto('topic')
    .values(
      topics.map(({ id, words }) => ({
        ...{ organisationId, id, createdAt },
        nameFi: words.fi,
        nameSv: words.sv,
        nameEn: words.en,
      })),
    )
    .execute()
  const links = stories.flatMap(({ id: storyId, topics: of }) =>
    of.map((name) => ({ organisationId, storyId, topicId: idOf.get(name) ?? '' })),
  )
  await tx.insertInto('storyTopic').values(links).execute()
  const [you] = people
  if (you) {
    const follow = { organisationId, memberId: you.id, topicId: idOf.get('water') ?? '' }
    await tx.insertInto('topicFollow').values(follow).execute()
  }
}

async function insertSuggestions(tx: OrganisationTx, { organisationId, now, language, people }: Around): Promise<void> {
  for (const { by, daysAgo, title, why, state, answer } of madeUpSuggestions) {
    const id = uuid()
    const createdAt = new Date(now - daysAgo * dayMs)
    await tx
      .insertInto('suggestion')
      .values({
        ...{ organisationId, id, state, language, createdAt },
        memberId: people[by]?.id ?? '',
        title: title[language],
        why: why[language],
        mayName: true,
        reason: state === 'declined' ? (answer?.[language] ?? '') : null,
        settledAt: state === 'declined' ? new Date(createdAt.getTime() + dayMs) : null,
      })
      .execute()
    if (state !== 'question' || !answer) continue
    const saidAt = new Date(createdAt.getTime() + dayMs)
    await tx
      .insertInto('suggestionMessage')
      .values({ organisationId, suggestionId: id, number: 1, saidBy: 'editor', words: answer[language], saidAt })
      .execute()
  }
}

async function insertObjection(tx: OrganisationTx, { organisationId, now, language, stories }: Around): Promise<void> {
  const about = stories.find((story) => story.language === language && story.kind === 'customer')
  if (!about) return
  await tx
    .insertInto('objection')
    .values({
      ...{ organisationId, storyId: about.id, state: 'not-upheld' },
      // Chance alone, as everybody's: an id of ours would tell the time.
      id: chanceId(),
      words: madeUpObjection.words[language],
      answer: madeUpObjection.answer[language],
      raisedWeek: weekAt(now - 20 * dayMs),
      answeredOn: dateAt(now - 17 * dayMs),
    })
    .execute()
}
