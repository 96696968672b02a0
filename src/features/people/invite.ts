import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { parseAddresses } from '../../core/addresses.ts'
import type { Language } from '../../core/networks.ts'
import type { Role } from '../../core/policy.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { translator } from '../../ui/intl.ts'
import type { Letter } from '../../ui/letter.ts'
import { mailOf } from '../notices/letter-mail.ts'
import { recordAct, recordActs } from './audit.ts'
import { tokenOf } from './invitation-token.ts'
import { listGroups } from './list-groups.ts'
import type { Viewer } from './viewer.ts'

const validDays = 14
export const validMs = validDays * 24 * 3600 * 1000

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'secrets' | 'baseUrl'>

export type Invitees = {
  readonly pasted: string
  readonly roles: readonly Role[]
  readonly groupIds: readonly string[]
  readonly language: Language
}

export type Invited = {
  readonly invited: number
  /** Those who belong here already, or have an invitation that still holds. */
  readonly known: number
  /** What was pasted and is no address, to be mended and pasted again. */
  readonly unreadable: readonly string[]
}

/** Invites everybody on a pasted list by mail; each mail is a job of its own, queued with its row. */
export async function inviteByMail(ctx: Ctx, viewer: Viewer, input: Invitees): Promise<Invited> {
  const { addresses, unreadable } = parseAddresses(input.pasted)
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const known = await knownAddresses(ctx, tx, organisationId, addresses)
    const fresh = addresses.filter((address) => !known.has(address))
    const sent: string[] = []
    for (const email of fresh) {
      const invitationId = await insertInvitation(ctx, tx, organisationId, { ...input, email })
      await ctx.jobs.enqueue(tx, 'send-invitation', { organisationId, invitationId })
      sent.push(invitationId)
    }
    const groups = await groupNames(tx, organisationId, input.groupIds)
    await recordActs(
      tx,
      viewer,
      sent.map((invitation) => ({ kind: 'invitation-sent', invitation, roles: input.roles, groups })),
    )
    return { invited: fresh.length, known: known.size, unreadable }
  })
}

/** A link for many: whoever has it asks for a personal invitation to their own address. It gives no role. */
export async function invitationLink(
  ctx: Ctx,
  viewer: Viewer,
  groupIds: readonly string[],
  language: Language,
): Promise<string> {
  const organisationId = viewer.organisation.id
  const invitationId = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const groups = await groupNames(tx, organisationId, groupIds)
    await recordAct(tx, viewer, { kind: 'invitation-link-made', groups })
    return insertInvitation(ctx, tx, organisationId, { email: null, roles: [], groupIds, language })
  })
  return `${ctx.baseUrl}/invitation/${tokenOf(ctx, { organisationId, invitationId })}`
}

const groupNames = async (tx: OrganisationTx, organisationId: OrganisationId, ids: readonly string[]) =>
  (await listGroups(tx, organisationId)).filter(({ id }) => ids.includes(id)).map(({ name }) => name)

type NewInvitation = Omit<Invitees, 'pasted'> & { readonly email: string | null }

export async function insertInvitation(
  ctx: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  input: NewInvitation,
): Promise<string> {
  const id = uuid()
  const now = ctx.clock()
  await tx
    .insertInto('invitation')
    .values({
      organisationId,
      id,
      email: input.email,
      roles: [...input.roles],
      groupIds: [...input.groupIds],
      language: input.language,
      createdAt: new Date(now),
      expiresAt: new Date(now + validMs),
    })
    .execute()
  return id
}

async function knownAddresses(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const members = await tx
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .select('authUser.email')
    .where('member.organisationId', '=', organisationId)
    .where('authUser.email', 'in', addresses)
    .execute()
  const invited = await tx
    .selectFrom('invitation')
    .select('email')
    .where('organisationId', '=', organisationId)
    .where('email', 'in', addresses)
    .where('acceptedAt', 'is', null)
    .where('expiresAt', '>', new Date(ctx.clock()))
    .execute()
  return new Set([...members, ...invited].flatMap(({ email }) => (email ? [email] : [])))
}

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  invitationId: z.uuid(),
})

/** Sends one invitation. Twice is safe: `sent_at` stops the second, and after a kill both are the same mail by their Message-ID. */
export async function sendInvitation(
  ctx: Pick<Context, 'db' | 'clock' | 'mail' | 'secrets' | 'baseUrl'>,
  payload: unknown,
): Promise<void> {
  const ref = payloadSchema.parse(payload)
  const { organisationId, invitationId } = ref
  const invitation = await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .selectFrom('invitation')
      .innerJoin('organisation', 'organisation.organisationId', 'invitation.organisationId')
      .select(['invitation.email', 'invitation.language', 'invitation.expiresAt', 'organisation.name'])
      .where('invitation.organisationId', '=', organisationId)
      .where('invitation.id', '=', invitationId)
      .where('invitation.sentAt', 'is', null)
      .executeTakeFirst(),
  )
  if (!invitation?.email) return
  const { email, name: organisation } = invitation
  const language = invitation.language as Language
  const t = translator(language)
  const letter: Letter = {
    language,
    subject: t('people.mail.invitation.subject', { organisation }),
    paragraphs: [t('mail.hello'), t('people.mail.invitation.text', { organisation }), t('people.mail.invitation.free')],
    button: { label: t('people.mail.invitation.go'), address: `${ctx.baseUrl}/invitation/${tokenOf(ctx, ref)}` },
    after: [t('people.mail.invitation.days', { days: validDays })],
    why: t('people.mail.invitation.why', { organisation }),
  }
  await ctx.mail.send(mailOf(letter, { to: email, id: `invitation.${invitationId}.${invitation.expiresAt.getTime()}` }))
  await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .updateTable('invitation')
      .set({ sentAt: new Date(ctx.clock()) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', invitationId)
      .execute(),
  )
}
