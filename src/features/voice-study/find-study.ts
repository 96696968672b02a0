import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import type { Codebook, InLanguages } from '../../core/voice/codebook.ts'
import type { PostKind } from '../../core/voice/post.ts'
import { type StudyPart, type StudyState, studyParts } from '../../core/voice/study.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** A study as its rooms see it: with everything but the salt, which only hashing posts needs. */
export type Study = {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly consent: InLanguages
  readonly consentVersion: number
  readonly language: Language
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly kinds: readonly PostKind[]
  readonly maskOthers: boolean
  readonly state: StudyState
  /** From which every draw begins: 31 bits. */
  readonly seed: number
  /** None while taking part is closed. */
  readonly joinToken: string | null
  /** The version that coders go by, from when coding began. */
  readonly frozenCodebook: number | null
  readonly createdAt: Date
}

/** What a member does in a study, and the name they have in what is exported. */
export type StudyWork = { readonly parts: readonly StudyPart[]; readonly alias: string }

/** A study of the organisation. Whoever asks has been found to be allowed (see study-access.ts). */
export async function findStudy(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Study | undefined> {
  if (!isId(id)) return undefined
  const row = await tx
    .selectFrom('study')
    .select(['id', 'title', 'question', 'consent', 'consentVersion', 'language', 'periodFrom', 'periodTo', 'kinds'])
    .select(['maskOthers', 'state', 'seed', 'joinToken', 'frozenCodebook', 'createdAt'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && asStudy(row)
}

type Row = { readonly [K in keyof Study]: unknown }

/** A row as the rules see it: the database's checks hold what types cannot say. */
const asStudy = (row: Row): Study => row as Study

export async function findWork(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  memberId: MemberId,
): Promise<StudyWork | undefined> {
  const rows = await tx
    .selectFrom('studyWorker')
    .select(['part', 'alias'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .where('memberId', '=', memberId)
    .execute()
  const [first] = rows
  if (!first) return undefined
  return { parts: studyParts.filter((part) => rows.some((row) => row.part === part)), alias: first.alias }
}

/** What coders of the study go by: the frozen version, or the latest while it may still change. */
export async function findCodebook(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, frozenCodebook }: Pick<Study, 'id' | 'frozenCodebook'>,
): Promise<Codebook> {
  const row = await tx
    .selectFrom('studyCodebook')
    .select(['codebook', 'version'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', id)
    .$if(frozenCodebook !== null, (query) => query.where('version', '=', frozenCodebook ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...(row.codebook as unknown as Codebook), version: row.version }
}
