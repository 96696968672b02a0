import { sql } from 'kysely'
import type { ActKind } from '../../core/act.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const pageSize = 50

export type LoggedAct = {
  readonly id: string
  readonly at: Date
  /** `null`: whoever runs the server, by a command. */
  readonly actorName: string | null
  readonly actorKey: string | null
  readonly kind: ActKind
  readonly detail: Readonly<Record<string, unknown>>
  /** Whom it was about: a member's name, an invitation's address; `gone` where they are there no more. */
  readonly about: { readonly name: string } | { readonly gone: 'person' | 'invitation' } | null
}

const logged = (tx: OrganisationTx, organisationId: OrganisationId, kind: ActKind | undefined) =>
  tx
    .selectFrom('auditAct as act')
    .leftJoin('member', (join) =>
      join.onRef('member.organisationId', '=', 'act.organisationId').onRef('member.logKey', '=', 'act.personKey'),
    )
    .leftJoin('invitation', (join) =>
      join
        .onRef('invitation.organisationId', '=', 'act.organisationId')
        .onRef('invitation.id', '=', 'act.invitationId'),
    )
    .select(['act.id', 'act.at', 'act.actorName', 'act.actorKey', 'act.kind', 'act.detail', 'act.personKey'])
    .select(['act.invitationId', 'member.name', 'invitation.email'])
    .where('act.organisationId', '=', organisationId)
    .$if(kind !== undefined, (query) => query.where('act.kind', '=', kind ?? ''))
    .orderBy('act.at', 'desc')
    .orderBy('act.id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof logged>['execute']>>[number]

function actOf({ personKey, invitationId, name, email, kind, detail, ...row }: Row, addresses: boolean): LoggedAct {
  const gone = personKey ? ({ gone: 'person' } as const) : invitationId ? ({ gone: 'invitation' } as const) : null
  const known = name ?? email
  const about = email !== null && !addresses ? null : known ? { name: known } : gone
  return { ...row, kind: kind as ActKind, detail: detail as LoggedAct['detail'], about }
}

type Asked = {
  readonly kind: ActKind | undefined
  /** Who was invited by which address is for those who invite. */
  readonly addresses: boolean
}

/** The log from page `page` (1, 2, …), newest first. */
export async function listActs(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  asked: Asked & { readonly page: number },
) {
  const rows = await logged(tx, organisationId, asked.kind)
    .limit(pageSize + 1)
    .offset((asked.page - 1) * pageSize)
    .execute()
  return { acts: rows.slice(0, pageSize).map((row) => actOf(row, asked.addresses)), more: rows.length > pageSize }
}

/** The acts after `last` in the same order, for a file that is written piece by piece. */
export async function actsAfter(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  asked: Asked & { readonly last: LoggedAct | undefined; readonly limit: number },
): Promise<LoggedAct[]> {
  const { last } = asked
  const rows = await logged(tx, organisationId, asked.kind)
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(act.at, act.id) < (select at, id from audit_act
        where organisation_id = ${organisationId} and id = ${last?.id ?? null})`),
    )
    .limit(asked.limit)
    .execute()
  return rows.map((row) => actOf(row, asked.addresses))
}
