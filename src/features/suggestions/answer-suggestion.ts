import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { may } from '../../core/policy.ts'
import { afterAct, type SuggestionAct, type SuggestionState } from '../../core/suggestion.ts'
import { inOrganisation, type MemberId, type OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import type { Viewer } from '../people/viewer.ts'

export type Act = Exclude<SuggestionAct, 'accept'>

export type AnswerInput = {
  readonly id: string
  readonly act: Act
  /** The version that was looked at: what somebody else said meanwhile is read before it is answered. */
  readonly version: number
  readonly words: string
}

export type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'words-needed' | 'changed-meanwhile' }

/** Editors ask and decline; accepting is done by saving a story from it. The member answers, or takes it back. */
const editorsActs: readonly Act[] = ['ask', 'decline']

/** Says something of a suggestion. Of two editors who answer at the same moment one is told that the other did. */
export async function answerSuggestion(
  ctx: Pick<Context, 'db' | 'clock' | 'jobs'>,
  viewer: Viewer,
  { id, act, version, words }: AnswerInput,
): Promise<Answered> {
  if (!isId(id)) return { ok: false, problem: 'missing' }
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Answered> => {
    const found = await hold(tx, viewer, id, act)
    if (!found) return { ok: false, problem: 'missing' }
    if (act !== 'withdraw' && words === '') return { ok: false, problem: 'words-needed' }
    const said = await countSaid(tx, viewer, id)
    const state = afterAct(found.state as SuggestionState, act, said.questions)
    if (found.version !== version || !state) return { ok: false, problem: 'changed-meanwhile' }
    const now = new Date(ctx.clock())
    const settled = state === 'declined' || state === 'withdrawn'
    await tx
      .updateTable('suggestion')
      .set({ state, version: version + 1, settledAt: settled ? now : null, reason: act === 'decline' ? words : null })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .execute()
    if (act === 'ask' || act === 'answer') {
      const row = { organisationId: viewer.organisation.id, suggestionId: id, number: said.all + 1, words, saidAt: now }
      await tx
        .insertInto('suggestionMessage')
        .values({ ...row, saidBy: act === 'ask' ? 'editor' : 'member' })
        .execute()
    }
    if (editorsActs.includes(act)) {
      const to = { organisationId: viewer.organisation.id, memberId: found.memberId as MemberId }
      await notify(ctx, tx, to, { kind: 'suggestion-answered', path: `/stories/suggestions/${id}` })
    }
    return { ok: true }
  })
}

/** The suggestion that the viewer may do this to, kept from changing until the transaction ends. */
function hold(tx: OrganisationTx, { organisation, member }: Viewer, id: string, act: Act) {
  const query = tx
    .selectFrom('suggestion')
    .select(['state', 'version', 'memberId'])
    .where('organisationId', '=', organisation.id)
    .where('id', '=', id)
    .forUpdate()
  if (!editorsActs.includes(act)) return query.where('memberId', '=', member.id).executeTakeFirst()
  if (!may(member, 'edit-stories')) return undefined
  return query.where('state', '!=', 'withdrawn').executeTakeFirst()
}

async function countSaid(tx: OrganisationTx, { organisation }: Viewer, id: string) {
  const rows = await tx
    .selectFrom('suggestionMessage')
    .select('saidBy')
    .where('organisationId', '=', organisation.id)
    .where('suggestionId', '=', id)
    .execute()
  return { all: rows.length, questions: rows.filter(({ saidBy }) => saidBy === 'editor').length }
}
