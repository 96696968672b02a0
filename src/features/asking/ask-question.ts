import type { Context } from '../../context.ts'
import { goesOn, mostQuestionsADay } from '../../core/asking/question.ts'
import { promisedBy } from '../../core/asking/working-hours.ts'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type MemberId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { askHours } from './ask-hours.ts'
import { isAway, listAskHelpers, peopleOnDuty } from './helpers.ts'
import { tellHelpers } from './tell-helpers.ts'

export type QuestionInput = {
  /** Chance, made by the form: the same form twice is one question. */
  readonly id: string
  /** A helper, or whoever is on duty. */
  readonly to: string
  readonly words: string
  readonly draft: string
  readonly language: Language
  readonly storyId: string | null
  readonly named: boolean
  readonly mayPass: boolean
  readonly mayTeach: boolean
}

export const toDuty = 'duty'

export type Asked = { readonly ok: true } | { readonly ok: false; readonly problem: 'nobody-there' | 'too-many' }

/**
 * Asks a helper, or whoever is on duty. Who asks stands apart from what is asked; without their name, nothing in the
 * question leads to them. Twice is safe: a form has one question.
 */
export async function askQuestion(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  input: QuestionInput,
): Promise<Asked> {
  const { organisation, member } = viewer
  const now = ctx.clock()
  const today = dateAt(now)
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Asked> => {
    if (await hasAskedEnough(tx, viewer, today)) return { ok: false, problem: 'too-many' }
    const to = await findTo(tx, viewer, input.to, today)
    if (!to) return { ok: false, problem: 'nobody-there' }
    const ids = { organisationId: organisation.id, questionId: input.id }
    const { numInsertedOrUpdatedRows: added } = await tx
      .insertInto('questionAsker')
      .values({ ...ids, memberId: member.id, askedOn: today })
      // Forms make their ids by chance: who sends somebody else's has chosen it, and gets nothing for it.
      .onConflict((conflict) => conflict.columns(['organisationId', 'questionId']).doNothing())
      .executeTakeFirst()
    if (!added) return { ok: true }
    const dueAt = promisedBy(now, await askHours(tx, organisation.id))
    const { id, words, draft, language, mayPass, mayTeach } = input
    await tx
      .insertInto('question')
      .values({
        ...{ organisationId: organisation.id, id, words, draft, language, mayPass, mayTeach, state: 'waiting' },
        ...{ askerName: input.named ? member.name : null, helperId: to.helperId, forDuty: to.helperId === null },
        ...{ storyId: await readable(tx, viewer, input.storyId), goesOn: goesOn('waiting', today) },
        ...{ dueAt: new Date(dueAt), promisedOn: dateAt(dueAt) },
      })
      .execute()
    await tellHelpers(ctx, tx, organisation.id, { id, helperId: to.helperId })
    return { ok: true }
  })
}

/** Two forms of one member wait for one another, or both would find the day's limit not yet reached. */
async function hasAskedEnough(tx: OrganisationTx, { organisation, member }: Viewer, today: string): Promise<boolean> {
  await tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .forNoKeyUpdate()
    .execute()
  const { asked } = await tx
    .selectFrom('questionAsker')
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('askedOn', '=', today as unknown as Date)
    .executeTakeFirstOrThrow()
  return Number(asked) >= mostQuestionsADay
}

type To = { readonly helperId: MemberId | null }

/** Whom it goes to; `undefined` where nobody is there but the asker. */
export async function findTo(tx: OrganisationTx, viewer: Viewer, to: string, today: string): Promise<To | undefined> {
  const { organisation, member } = viewer
  if (to === toDuty) {
    const others = (await peopleOnDuty(tx, organisation.id)).filter(({ id }) => id !== member.id)
    return others.length > 0 ? { helperId: null } : undefined
  }
  const helper = (await listAskHelpers(tx, organisation.id)).find(({ id }) => id === to && id !== member.id)
  return helper && !isAway(helper, today) ? { helperId: helper.id } : undefined
}

/** The story goes along where the asker may read it: an id alone would show its title to whoever knows it. */
async function readable(tx: OrganisationTx, { organisation, member }: Viewer, id: string | null) {
  if (id === null || !isId(id)) return null
  const story = await findStoryToTell(tx, organisation.id, id)
  return story && may(member, 'read-story', story) ? id : null
}
