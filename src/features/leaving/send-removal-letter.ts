import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { intlFor, translator } from '../../ui/intl.ts'
import type { Letter } from '../../ui/letter.ts'
import { mailOf } from '../notices/letter-mail.ts'

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  memberId: z.uuid(),
})

/**
 * Tells a person that an admin has removed them, and until when they can take their own data along. It goes
 * to everybody, whatever they chose of notices. Twice would be the same mail, by its Message-ID.
 */
export async function sendRemovalLetter(
  ctx: Pick<Context, 'db' | 'mail' | 'baseUrl'>,
  payload: unknown,
): Promise<void> {
  const { organisationId, memberId } = payloadSchema.parse(payload)
  const person = await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .selectFrom('member')
      .innerJoin('authUser', 'authUser.id', 'member.userId')
      .innerJoin('organisation', 'organisation.organisationId', 'member.organisationId')
      .select(['member.language', 'member.leavesAt', 'authUser.email', 'organisation.name'])
      .where('member.organisationId', '=', organisationId)
      .where('member.id', '=', memberId)
      .executeTakeFirst(),
  )
  // They have left meanwhile, or are to stay after all.
  if (!person?.leavesAt) return
  const language = person.language as Language
  const [t, organisation] = [translator(language), person.name]
  const day = intlFor(language).formatDate(person.leavesAt, { day: 'numeric', month: 'long', year: 'numeric' })
  const letter: Letter = {
    language,
    subject: t('leaving.mail.subject'),
    paragraphs: [t('mail.hello'), t('leaving.mail.text', { organisation, day })],
    button: { label: t('leaving.mail.go'), address: `${ctx.baseUrl}/mine/leave` },
    after: [t('leaving.mail.nothing')],
    why: t('leaving.mail.why', { organisation }),
  }
  await ctx.mail.send(mailOf(letter, { to: person.email, id: `removal.${memberId}.${person.leavesAt.getTime()}` }))
}
