import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { askDialogue } from '../programme/dialogue-held.ts'

/** What only the organisation knows, in its own words. */
export const factNames = [
  'controller',
  'contact',
  'officer',
  'operator',
  'place',
  'backups',
  'recipients',
  'transfers',
] as const
export type FactName = (typeof factNames)[number]

export type OwnFacts = Readonly<Record<FactName, string>> & { readonly isPublic: boolean; readonly edition: number }

/** What the installation says by itself. */
export type Facts = OwnFacts & {
  readonly organisation: string
  readonly members: number
  readonly studies: number
  readonly waves: number
  /** Since when the dialogue with the personnel about all that is processed today holds; none where the gate is shut. */
  readonly dialogueOn: string | undefined
}

const none: OwnFacts = {
  ...{ controller: '', contact: '', officer: '', operator: '', place: '', backups: '', recipients: '', transfers: '' },
  isPublic: false,
  edition: 0,
}

export async function findOwnFacts(tx: OrganisationTx, { organisation }: Viewer): Promise<OwnFacts> {
  const found = await tx
    .selectFrom('paperFacts')
    .select([...factNames, 'isPublic', 'edition'])
    .where('organisationId', '=', organisation.id)
    .executeTakeFirst()
  return found ?? { ...none, controller: organisation.name }
}

export const findFacts = (ctx: Pick<Context, 'db'>, viewer: Viewer): Promise<Facts> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const rows = async (table: 'member' | 'study' | 'pulseWave') => {
      const { count } = await tx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('organisationId', '=', viewer.organisation.id)
        .executeTakeFirstOrThrow()
      return Number(count)
    }
    const dialogue = await askDialogue(tx, viewer.organisation.id)
    return {
      ...(await findOwnFacts(tx, viewer)),
      organisation: viewer.organisation.name,
      members: await rows('member'),
      studies: await rows('study'),
      waves: await rows('pulseWave'),
      dialogueOn: dialogue.open ? dialogue.held.since : undefined,
    }
  })

export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'changed'; readonly edition: number }

/**
 * Keeps what the papers say of the organisation. Of two who save at the same moment the second is told that there was a
 * first. Twice is safe: the second time is told so, and saves the same.
 */
export const saveOwnFacts = (ctx: Pick<Context, 'db'>, viewer: Viewer, facts: OwnFacts): Promise<Saved> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Saved> => {
    const { edition, ...said } = facts
    const row = { organisationId: viewer.organisation.id, ...said, edition: edition + 1 }
    const saved =
      edition === 0
        ? await tx
            .insertInto('paperFacts')
            .values(row)
            .onConflict((on) => on.doNothing())
            .returning('edition')
            .executeTakeFirst()
        : await tx
            .updateTable('paperFacts')
            .set(row)
            .where('organisationId', '=', viewer.organisation.id)
            .where('edition', '=', edition)
            .returning('edition')
            .executeTakeFirst()
    if (!saved) return { ok: false, problem: 'changed', edition: (await findOwnFacts(tx, viewer)).edition }
    await recordAct(tx, viewer, { kind: 'papers-changed' })
    return { ok: true }
  })
