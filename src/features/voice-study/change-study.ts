import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import type { InLanguages } from '../../core/voice/codebook.ts'
import { defaultConsent } from '../../core/voice/default-consent.ts'
import type { PostKind } from '../../core/voice/post.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { newJoinToken } from './join-link.ts'
import { studyFor } from './study-access.ts'

export type StudySettings = {
  readonly title: string
  readonly question: string
  readonly language: Language
  readonly consent: InLanguages
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly kinds: readonly PostKind[]
  readonly maskOthers: boolean
}

export type ChangeProblem = 'missing' | 'no-consent' | 'not-the-title'
type Done = { readonly ok: true } | { readonly ok: false; readonly problem: ChangeProblem }

type Ctx = Pick<Context, 'db'>

const sameTexts = (one: InLanguages, other: InLanguages) =>
  languages.every((language) => one[language] === other[language])

/**
 * Changes a study's settings. Once it is open, another consent text, or another word on masking, makes another
 * consent: whoever agreed to the old one is asked again before they send anything more.
 */
export const changeStudy = (ctx: Ctx, viewer: Viewer, studyId: string, wanted: StudySettings): Promise<Done> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Done> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { study } = found
    const masks = wanted.maskOthers !== study.maskOthers
    // The text that we wrote says what is masked: left as it was, it goes with the setting.
    const isOurs = sameTexts(wanted.consent, defaultConsent(study.maskOthers))
    const consent = masks && isOurs ? defaultConsent(wanted.maskOthers) : wanted.consent
    if (consent[wanted.language].trim() === '') return { ok: false, problem: 'no-consent' }
    const asksAgain = study.state !== 'draft' && (masks || !sameTexts(consent, study.consent))
    await tx
      .updateTable('study')
      .set({
        ...{ title: wanted.title, question: wanted.question, language: wanted.language },
        ...{ periodFrom: wanted.periodFrom, periodTo: wanted.periodTo, maskOthers: wanted.maskOthers },
        kinds: [...wanted.kinds],
        consent: JSON.stringify(consent),
        consentVersion: study.consentVersion + (asksAgain ? 1 : 0),
      })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', studyId)
      .execute()
    return { ok: true }
  })

/** Makes the link anew, so that the old one leads nowhere, or closes the way in. Who takes part already stays. */
export const setJoinLink = (ctx: Ctx, viewer: Viewer, studyId: string, way: 'renew' | 'close'): Promise<Done> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Done> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    await tx
      .updateTable('study')
      .set({ joinToken: way === 'renew' ? newJoinToken() : null })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', studyId)
      .execute()
    return { ok: true }
  })

/** Deletes a study with everything in it, for good; its title is typed, so that it is no slip. Twice is safe. */
export const deleteStudy = (ctx: Ctx, viewer: Viewer, studyId: string, typedTitle: string): Promise<Done> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Done> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
    if (plain(typedTitle) !== plain(found.study.title)) return { ok: false, problem: 'not-the-title' }
    await tx
      .deleteFrom('study')
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', studyId)
      .execute()
    await recordAct(tx, viewer, { kind: 'study-deleted', study: found.study.title })
    return { ok: true }
  })
