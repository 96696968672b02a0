import { isId } from '../../core/id.ts'
import type { MishapKind, Review } from '../../core/mishaps/mishap.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { requireViewer, type SignedIn } from '../../request.ts'
import type { Viewer } from '../people/viewer.ts'

export type Part = 'person' | 'helper'

export type Mishap = {
  readonly id: string
  readonly kind: MishapKind
  readonly state: 'open' | 'closed'
  readonly network: string | null
  readonly storyId: string | null
  readonly openedAt: Date
  readonly helpedAt: Date | null
  readonly closedAt: Date | null
  readonly eraseOn: string | null
  readonly review: Review | null
}

export type OwnMishap = { readonly mishap: Mishap; readonly part: Part }

const columns = [
  ...(['id', 'kind', 'state', 'network', 'storyId', 'openedAt', 'helpedAt', 'closedAt', 'eraseOn'] as const),
  'review' as const,
]

/**
 * The cases that the viewer is one of the people of. The one way to a case: every query about cases begins here, and
 * asks for no role, so that an admin finds no more than anybody else.
 */
const ownMishaps = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('mishap')
    .innerJoin('mishapPerson as own', (join) =>
      join.onRef('own.organisationId', '=', 'mishap.organisationId').onRef('own.mishapId', '=', 'mishap.id'),
    )
    .where('mishap.organisationId', '=', organisation.id)
    .where('own.memberId', '=', member.id)

export async function findOwnMishap(
  tx: OrganisationTx,
  viewer: Viewer,
  id: string | undefined,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<OwnMishap | undefined> {
  if (!id || !isId(id)) return undefined
  const row = await ownMishaps(tx, viewer)
    .select(columns.map((column) => `mishap.${column}` as const))
    .select('own.part')
    .where('mishap.id', '=', id)
    .$if(lock, (query) => query.forUpdate('mishap'))
    .executeTakeFirst()
  if (!row) return undefined
  const { part, ...mishap } = row
  return { mishap: mishap as unknown as Mishap, part: part as Part }
}

const mostListed = 50

/** The newest first. */
export async function listOwnMishaps(tx: OrganisationTx, viewer: Viewer) {
  const rows = await ownMishaps(tx, viewer)
    .select(['mishap.id', 'mishap.kind', 'mishap.state', 'mishap.openedAt', 'own.part'])
    .orderBy('mishap.openedAt', 'desc')
    .limit(mostListed)
    .execute()
  return rows as readonly (Pick<Mishap, 'id' | 'kind' | 'state' | 'openedAt'> & { readonly part: Part })[]
}

type Params = Readonly<Partial<Record<string, string>>>

/** The case of a page's address, for its own people; everybody else is told that there is no such page. */
export async function requireMishap(
  context: Parameters<typeof requireViewer>[0],
  params: Params,
): Promise<SignedIn & OwnMishap> {
  const request = requireViewer(context)
  const found = await inOrganisation(request.app.db, request.viewer.organisation.id, (tx) =>
    findOwnMishap(tx, request.viewer, params.id),
  )
  if (!found) throw new Response(null, { status: 404 })
  return { ...request, ...found }
}
