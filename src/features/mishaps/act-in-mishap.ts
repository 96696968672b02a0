import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { notify } from '../notices/notify.ts'
import { memberByEmail } from '../people/member-by-email.ts'
import type { Viewer } from '../people/viewer.ts'
import { closeMishap, reopenMishap } from './close-mishap.ts'
import { inMishap } from './in-mishap.ts'
import { addEvidence, type Evidence } from './open-mishap.ts'

export type MishapAct =
  | { readonly act: 'say'; readonly words: string }
  | { readonly act: 'authority'; readonly words: string }
  | { readonly act: 'task'; readonly task: string; readonly done: boolean }
  | { readonly act: 'add-task'; readonly id: string; readonly words: string }
  | { readonly act: 'let-in'; readonly email: string }
  | { readonly act: 'leave' }
  | { readonly act: 'evidence'; readonly evidence: Evidence }
  | { readonly act: 'close' }
  | { readonly act: 'reopen' }
  | { readonly act: 'erase' }

/** `gone`: it can be opened no more by whoever did it. `unknown`: nobody here has that address. */
export type Acted = 'done' | 'gone' | 'not-yours' | 'unknown'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

/**
 * One act of one of the case's people. The person whom it is about may erase it; helpers run it. Everybody in it hears that
 * something was said, and nobody is told what.
 */
export async function actInMishap(
  ctx: Ctx,
  viewer: Viewer,
  id: string | undefined,
  act: MishapAct,
): Promise<Acted | undefined> {
  return inMishap(ctx, viewer, id, async ({ tx, at, own, note }): Promise<Acted> => {
    const of = { organisationId: viewer.organisation.id, mishapId: own.mishap.id }
    const mine = { ...of, memberId: viewer.member.id }
    const isPerson = own.part === 'person'
    if (isPerson && ['let-in', 'close', 'reopen', 'leave'].includes(act.act)) return 'not-yours'
    if (!isPerson && act.act === 'erase') return 'not-yours'
    switch (act.act) {
      case 'say':
      case 'authority':
        await note(act.act === 'say' ? 'said' : 'authority', act.words)
        await tellOthers()
        return 'done'
      case 'task': {
        if (!isId(act.task)) return 'done'
        await tx
          .updateTable('mishapTask')
          .set({ doneAt: act.done ? at : null })
          .where((where) => where.and({ ...of, id: act.task }))
          .execute()
        return 'done'
      }
      case 'add-task': {
        await tx
          .insertInto('mishapTask')
          .values({ ...of, id: act.id, place: 100, words: act.words })
          .onConflict((on) => on.columns(['organisationId', 'mishapId', 'id']).doNothing())
          .execute()
        return 'done'
      }
      case 'let-in': {
        const member = await memberByEmail(tx, of.organisationId, act.email)
        if (!member) return 'unknown'
        const added = await tx
          .insertInto('mishapPerson')
          .values({ ...of, memberId: member.id, part: 'helper', addedAt: at })
          .onConflict((on) => on.columns(['organisationId', 'mishapId', 'memberId']).doNothing())
          .returning('memberId')
          .executeTakeFirst()
        if (added) {
          await note('joined', member.name)
          await tell(member.id)
        }
        return 'done'
      }
      case 'leave': {
        await tx
          .deleteFrom('mishapPerson')
          .where((where) => where.and(mine))
          .execute()
        return 'gone'
      }
      case 'evidence': {
        await addEvidence(tx, of, act.evidence)
        await note('evidence', '')
        return 'done'
      }
      case 'close': {
        await closeMishap(tx, own.mishap, at, of.organisationId)
        await note('closed', '')
        await tellOthers()
        return 'done'
      }
      case 'reopen': {
        await reopenMishap(tx, own.mishap, of.organisationId)
        await note('reopened', '')
        return 'done'
      }
      case 'erase': {
        await tx
          .deleteFrom('mishap')
          .where((where) => where.and({ organisationId: of.organisationId, id: of.mishapId }))
          .execute()
        return 'gone'
      }
    }

    async function tell(memberId: string): Promise<void> {
      const to = { organisationId: of.organisationId, memberId: memberId as Viewer['member']['id'] }
      await notify(ctx, tx, to, { kind: 'mishap', path: `/guidance/mishap/cases/${of.mishapId}` })
    }

    async function tellOthers(): Promise<void> {
      const people = await tx
        .selectFrom('mishapPerson')
        .select('memberId')
        .where((where) => where.and(of))
        .where('memberId', '<>', viewer.member.id)
        .execute()
      for (const { memberId } of people) await tell(memberId)
    }
  })
}
