import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { detourLinks } from '../links/detour-links.ts'
import type { Viewer } from '../people/viewer.ts'
import { holdStoryAlone } from './hold-story.ts'
import { markCorrected } from './mark-corrected.ts'
import { retireHeld } from './retire-story.ts'

/** Where the links lead that were given out: where they led, to an address, or to a page of ours that says what was wrong. */
export type LinksLead =
  | { readonly to: 'story' }
  | { readonly to: 'address'; readonly address: string }
  | { readonly to: 'page'; readonly title: string; readonly wrong: string; readonly rightIs: string }

export type CorrectInput = {
  readonly storyId: string
  readonly version: number
  readonly retire: boolean
  readonly reason: string | null
  /** Chosen by the form, so that the same form twice makes one page. It is chance: the page is open to whoever has it. */
  readonly pageId: string
  readonly links: LinksLead
}

export type Corrected =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'changed-meanwhile' }

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'baseUrl'>

/** Takes a story from what is offered, or puts it right, or both; those who told it hear of a correction themselves. */
export async function correctStory(ctx: Ctx, viewer: Viewer, input: CorrectInput): Promise<Corrected> {
  const { storyId, links, retire, reason } = input
  if (!isId(storyId)) return { ok: false, problem: 'missing' }
  const { id: organisationId } = viewer.organisation
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Corrected> => {
    const story = await holdStoryAlone(tx, organisationId, storyId)
    if (!story) return { ok: false, problem: 'missing' }
    const address = addressOf(ctx, organisationId, input)
    // The same form, sent twice.
    const done = story.correctionAddress === address && (!retire || story.state === 'retired')
    if (done && story.version === input.version + 1) return { ok: true }
    if (story.version !== input.version) return { ok: false, problem: 'changed-meanwhile' }
    await detourLinks(tx, organisationId, storyId, address)
    if (links.to === 'page') await addPage(ctx, tx, organisationId, input, { ...story, ...links })
    const corrects = address !== null && address !== story.correctionAddress
    await tx
      .updateTable('story')
      .set((eb) => ({
        correctionAddress: address,
        ...(retire ? {} : { version: eb('version', '+', 1) }),
      }))
      .where('organisationId', '=', organisationId)
      .where('id', '=', storyId)
      .execute()
    if (retire) await retireHeld(ctx, tx, organisationId, { storyId, reason })
    if (corrects) await markCorrected(ctx, tx, organisationId, storyId)
    return { ok: true }
  })
}

function addressOf(ctx: Ctx, organisationId: OrganisationId, { links, pageId }: CorrectInput): string | null {
  if (links.to === 'page') return correctionAddress(ctx, organisationId, pageId)
  return links.to === 'address' ? links.address : null
}

export const correctionAddress = ({ baseUrl }: Pick<Context, 'baseUrl'>, organisationId: string, id: string) =>
  `${baseUrl}/correction/${organisationId}/${id}`

type Page = {
  readonly title: string
  readonly language: string
  readonly target: string | null
  readonly wrong: string
  readonly rightIs: string
}

async function addPage(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { pageId, storyId }: CorrectInput,
  { title, language, target, wrong, rightIs }: Page,
): Promise<void> {
  const madeOn = dateAt(ctx.clock())
  const row = { organisationId, id: pageId, storyId, language, title, wrong, rightIs, original: target, madeOn }
  await tx
    .insertInto('correction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
    .execute()
}
