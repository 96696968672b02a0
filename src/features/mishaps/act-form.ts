import { z } from 'zod'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { email, requiredText } from '../../platform/form.ts'
import type { Viewer } from '../people/viewer.ts'
import type { MishapAct } from './act-in-mishap.ts'
import { evidenceFields, evidenceOf, longestWords } from './evidence-form.ts'

export const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['say', 'authority']), words: requiredText(longestWords) }),
  z.object({ act: z.literal('task'), task: z.uuid(), done: z.enum(['yes', 'no']) }),
  z.object({ act: z.literal('add-task'), id: z.uuid(), task: requiredText(500) }),
  z.object({ act: z.literal('let-in'), email }),
  z.object({ act: z.literal('evidence'), ...evidenceFields }),
  z.object({ act: z.enum(['leave', 'close', 'reopen', 'erase']) }),
])

/** What a form of the case's page wants done; `undefined` where nobody here has that address, or where there is no evidence in it. */
export async function actOf(
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  form: z.infer<typeof actSchema>,
): Promise<MishapAct | undefined> {
  switch (form.act) {
    case 'task':
      return { ...form, done: form.done === 'yes' }
    case 'add-task':
      return { act: 'add-task', id: form.id, words: form.task }
    case 'let-in': {
      const member = await memberOf(ctx, viewer, form.email)
      return member ? { act: 'let-in', member } : undefined
    }
    case 'evidence': {
      const evidence = await evidenceOf(form)
      return evidence ? { act: 'evidence', evidence } : undefined
    }
    default:
      return form
  }
}

async function memberOf(
  ctx: Pick<Context, 'db'>,
  { organisation }: Viewer,
  address: string,
): Promise<string | undefined> {
  const row = await inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .selectFrom('member')
      .innerJoin('authUser', 'authUser.id', 'member.userId')
      .select('member.id')
      .where('member.organisationId', '=', organisation.id)
      .where('authUser.email', '=', address)
      .executeTakeFirst(),
  )
  return row?.id
}
