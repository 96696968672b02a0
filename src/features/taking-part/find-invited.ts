import type { Language } from '../../core/networks.ts'
import type { Asked } from '../../core/voice/asked-for.ts'
import type { InLanguages } from '../../core/voice/codebook.ts'
import type { PostKind } from '../../core/voice/post.ts'
import { type StudyState, takesPart } from '../../core/voice/study.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** What somebody is told who thinks of taking part. */
export type Invited = Asked & {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly consent: InLanguages
  readonly consentVersion: number
  readonly language: Language
  readonly maskOthers: boolean
  readonly state: StudyState
}

type Row = { readonly [K in keyof Invited]: unknown }

/** A row as the rules see it: the database's checks hold what types cannot say. */
export const asInvited = (row: Row): Invited => ({ ...row, kinds: row.kinds as readonly PostKind[] }) as Invited

/** The study that a link leads to, while it takes people in. */
export async function findInvited(
  tx: OrganisationTx,
  { organisation }: Viewer,
  token: string,
): Promise<Invited | undefined> {
  const row = await tx
    .selectFrom('study')
    .select(['study.id', 'study.title', 'study.question', 'study.consent', 'study.consentVersion', 'study.language'])
    .select(['study.maskOthers', 'study.state', 'study.periodFrom', 'study.periodTo', 'study.kinds'])
    .where('study.organisationId', '=', organisation.id)
    .where('study.joinToken', '=', token)
    .executeTakeFirst()
  return row && takesPart(row.state as StudyState) ? asInvited(row) : undefined
}
