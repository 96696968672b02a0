import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { translator } from '../../ui/intl.ts'
import type { Letter } from '../../ui/letter.ts'
import { fingerprintsAt } from '../pulse/fingerprints.ts'
import { mailOf } from './letter-mail.ts'
import type { NoticeKind } from './notify.ts'
import { offToken } from './off-token.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'mail' | 'secrets' | 'baseUrl'>

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  noticeId: z.uuid(),
})

/**
 * Mails one notice, in the member's language, if they have notices on. Twice is safe: `sent_at` stops the
 * second, and where a kill came between the mail and that, both mails have the same Message-ID.
 */
export async function sendNotice(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, noticeId } = payloadSchema.parse(payload)
  const notice = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const found = await unsent(tx, organisationId, noticeId)
    const isPulse = found?.kind === 'pulse-open' || found?.kind === 'pulse-reminder'
    return found && { ...found, keys: isPulse ? await fingerprintsAt(tx, organisationId, found.path) : [] }
  })
  if (!notice) return
  if (notice.mailNotices) await mail(ctx, { ...notice, organisationId, id: noticeId })
  await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .updateTable('notice')
      .set({ sentAt: new Date(ctx.clock()) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', noticeId)
      .execute(),
  )
}

const unsent = (tx: OrganisationTx, organisationId: OrganisationId, id: string) =>
  tx
    .selectFrom('notice')
    .innerJoin('member', (join) =>
      join.onRef('member.organisationId', '=', 'notice.organisationId').onRef('member.id', '=', 'notice.memberId'),
    )
    .innerJoin('organisation', 'organisation.organisationId', 'notice.organisationId')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select([
      'notice.kind',
      'notice.path',
      'notice.memberId',
      'member.language',
      'member.mailNotices',
      'authUser.email',
    ])
    .select('organisation.name as organisation')
    .where('notice.organisationId', '=', organisationId)
    .where('notice.id', '=', id)
    .where('notice.sentAt', 'is', null)
    .executeTakeFirst()

type Sent = Omit<NonNullable<Awaited<ReturnType<typeof unsent>>>, 'mailNotices' | 'path'> & {
  /** Fingerprints of the keys of an open wave. */
  readonly keys: readonly string[]
  readonly organisationId: OrganisationId
  readonly id: string
}

/**
 * The employer's mail system may keep this mail. So the subject is the same for all, and of what nobody else knows
 * of (a telling) the mail says only that something waits: the page says what.
 */
const wordsFor = {
  'suggestion-answered': 'suggestion',
  'telling-needs-you': 'own',
  'question-answered': 'own',
  'question-asked': 'own',
  mishap: 'own',
  'plan-overdue': 'own',
  'proposal-answered': 'suggestion',
  'proposal-made': 'own',
  'guideline-review': 'own',
  'week-stopped': 'own',
  'pulse-open': 'pulse',
  'pulse-reminder': 'pulseReminder',
} as const

async function mail(ctx: Ctx, { id, kind, email, language, organisation, keys, ...member }: Sent): Promise<void> {
  const t = translator(language as Language)
  const memberId = member.memberId as MemberId
  const off = `${ctx.baseUrl}/notices/off/${offToken(ctx, { organisationId: member.organisationId, memberId })}`
  const letter: Letter = {
    language: language as Language,
    subject: t('notices.mail.subject'),
    paragraphs: [t('mail.hello'), t(`notices.mail.${wordsFor[kind as NoticeKind]}`)],
    button: { label: t('notices.mail.go'), address: `${ctx.baseUrl}/notices/${id}` },
    after: keys.length > 0 ? [t('notices.mail.keys'), ...keys] : [],
    why: t('notices.mail.why', { organisation }),
    off: { label: t('notices.mail.off'), address: off },
  }
  await ctx.mail.send(mailOf(letter, { to: email, id: `notice.${id}` }))
}
