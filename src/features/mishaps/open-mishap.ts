import { v4 as randomId, v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { type MishapKind, mishapSteps } from '../../core/mishaps/mishap.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { planHelpers } from '../mishap-plan/find-plan.ts'
import { notify } from '../notices/notify.ts'

export type Evidence = {
  /** When it happened, in the person's own words. */
  readonly happenedAt: string
  readonly words: string
  readonly link: string
  readonly picture: { readonly bytes: Uint8Array; readonly type: 'image/png' | 'image/jpeg' | 'image/webp' } | null
}

export type Opening = {
  /** Made by the form, so that sent twice it opens one case. */
  readonly id: string
  readonly organisationId: OrganisationId
  /** Whose device it is told from. */
  readonly memberId: MemberId
  /** Somebody who is not signed in: their word is noted as such. */
  readonly isSignedIn: boolean
  readonly kind: MishapKind
  /** All of it as one likes: an empty one says that one wants to be called. */
  readonly words: string
  readonly network: string | null
  readonly storyId: string | null
  readonly evidence: Evidence | null
}

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

/**
 * Opens a case for a member, with the plan's helpers let in, and lets these hear that something waits. Twice is safe:
 * the case is there already.
 */
export async function openMishap(ctx: Ctx, opening: Opening): Promise<void> {
  const { organisationId, id, kind, memberId, network, storyId } = opening
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const at = new Date(ctx.clock())
    const made = await tx
      .insertInto('mishap')
      .values({ organisationId, id, kind, state: 'open', network, storyId, openedAt: at })
      .onConflict((on) => on.columns(['organisationId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    const helpers = (await planHelpers(tx, organisationId)).flatMap((helper) => helper.memberId ?? [])
    const others = [...new Set(helpers)].filter((helper) => helper !== memberId)
    const people = [
      { memberId: memberId as string, part: 'person' },
      ...others.map((helper) => ({ memberId: helper as string, part: 'helper' })),
    ]
    await tx
      .insertInto('mishapPerson')
      .values(people.map((person) => ({ ...person, organisationId, mishapId: id, addedAt: at })))
      .execute()
    const author = { authorId: opening.isSignedIn ? memberId : null, words: opening.words }
    await tx
      .insertInto('mishapEntry')
      .values({ organisationId, mishapId: id, id: uuid(), at, kind: 'told', ...author })
      .execute()
    const tasks = mishapSteps[kind].map((step, place) => ({
      organisationId,
      mishapId: id,
      id: randomId(),
      place,
      step,
    }))
    await tx.insertInto('mishapTask').values(tasks).execute()
    if (opening.evidence) await addEvidence(tx, { organisationId, mishapId: id }, opening.evidence)
    for (const helper of others)
      await notify(
        ctx,
        tx,
        { organisationId, memberId: helper },
        { kind: 'mishap', path: `/guidance/mishap/cases/${id}` },
      )
  })
}

export async function addEvidence(
  tx: OrganisationTx,
  of: { readonly organisationId: OrganisationId; readonly mishapId: string },
  { picture, ...evidence }: Evidence,
): Promise<void> {
  await tx
    .insertInto('mishapEvidence')
    .values({
      ...{ ...of, ...evidence, id: uuid() },
      picture: picture && Buffer.from(picture.bytes),
      pictureType: picture?.type ?? null,
    })
    .execute()
}
