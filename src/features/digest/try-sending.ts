import type { SignedIn } from '../../request.ts'
import type { Posted } from './post-hook.ts'
import { tryChannel } from './try-channel.ts'

/** A try from a page: as often as pages elsewhere may be looked at for one member. */
export async function trySending({ app, viewer, limits }: SignedIn, id: string): Promise<Posted['state'] | 'often'> {
  if (!(await limits.look(viewer.member.id))) return 'often'
  const tried = await tryChannel(app, viewer, id)
  if (!tried) throw new Response(null, { status: 404 })
  return tried
}
