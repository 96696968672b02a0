import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { eachOrganisation } from './each-organisation.ts'

export type KnownOrganisation = { readonly id: OrganisationId; readonly name: string; readonly madeUp: boolean }

/** For who runs the server: every organisation that has members, each looked at from inside. */
export async function listOrganisations({ db }: Pick<Context, 'db'>): Promise<KnownOrganisation[]> {
  const found: KnownOrganisation[] = []
  for await (const id of eachOrganisation(db)) {
    const row = await inOrganisation(db, id, (tx) =>
      tx.selectFrom('organisation').select(['name', 'madeUp']).where('organisationId', '=', id).executeTakeFirst(),
    )
    if (row) found.push({ id, ...row })
  }
  return found
}

export type Chosen =
  | { readonly ok: true; readonly organisation: KnownOrganisation }
  | { readonly ok: false; readonly problem: 'no-organisation' | 'many-organisations' | 'unknown-organisation' }

/** The organisation of that id or that very name; without a word the only one that is not made up. */
export async function chooseOrganisation(ctx: Pick<Context, 'db'>, word: string | undefined): Promise<Chosen> {
  const all = await listOrganisations(ctx)
  const meant = all.filter(({ id, name, madeUp }) => (word === undefined ? !madeUp : id === word || name === word))
  const [organisation] = meant
  if (meant.length > 1) return { ok: false, problem: 'many-organisations' }
  if (organisation) return { ok: true, organisation }
  return { ok: false, problem: word === undefined ? 'no-organisation' : 'unknown-organisation' }
}
