import type { Context } from '../../context.ts'
import { disclosure } from '../../core/disclosure.ts'
import { isId } from '../../core/id.ts'
import type { Language, NetworkId } from '../../core/networks.ts'
import { ownWordsOf } from '../../core/telling.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { dropTelling } from './drop-telling.ts'

/** What was to be told, for the composer. */
export type Withdrawn = {
  readonly storyId: string | null
  readonly network: NetworkId
  readonly channelId: string | null
  readonly ownWords: string
  readonly language: Language
  readonly disclosed: boolean
  /** Where one's own thought led; a story brings its own. */
  readonly link: string | null
  readonly visibility: string | null
  readonly contentWarning: string | null
  readonly withPicture: boolean
}

/**
 * Takes an own scheduled telling back before it goes out: it, its link and its slug are gone as if they
 * had never been, and the words are handed back. `undefined` where it is not one's own, or has gone out:
 * of taking it back and publishing it, the row lets exactly one happen.
 */
export async function withdrawTelling(
  ctx: Pick<Context, 'db' | 'baseUrl'>,
  viewer: Viewer,
  tellingId: string,
): Promise<Withdrawn | undefined> {
  if (!isId(tellingId)) return undefined
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const telling = await tx
      .selectFrom('telling')
      .select(['storyId', 'network', 'channelId', 'language', 'text', 'visibility', 'contentWarning', 'withPicture'])
      .where('organisationId', '=', viewer.organisation.id)
      .where('memberId', '=', viewer.member.id)
      .where('id', '=', tellingId)
      .where('state', '=', 'scheduled')
      .forUpdate()
      .executeTakeFirst()
    if (!telling) return undefined
    const { storyId, channelId, text, language, visibility, contentWarning, withPicture } = telling
    const story = storyId ? await findStoryToTell(tx, viewer.organisation.id, storyId) : undefined
    const link = await linkOf(tx, viewer, tellingId)
    await dropTelling(ctx, tx, viewer, tellingId)
    const label = disclosure(story?.disclosure ?? 'employment', language as Language, viewer.organisation)
    const whole = ownWordsOf(text ?? '', undefined, link && `${ctx.baseUrl}/go/${link.slug}`)
    const ownWords = ownWordsOf(whole, label)
    const disclosed = ownWords !== whole
    return {
      storyId,
      network: telling.network as NetworkId,
      channelId,
      ownWords,
      language: language as Language,
      disclosed,
      visibility,
      contentWarning,
      withPicture,
      link: storyId ? null : (link?.target ?? null),
    }
  })
}

const linkOf = (tx: OrganisationTx, { organisation }: Viewer, tellingId: string) =>
  tx
    .selectFrom('link')
    .innerJoin('linkSlug', (join) =>
      join.onRef('linkSlug.linkId', '=', 'link.id').onRef('linkSlug.slug', '=', 'link.slug'),
    )
    .select(['link.slug', 'linkSlug.target'])
    .where('link.organisationId', '=', organisation.id)
    .where('link.tellingId', '=', tellingId)
    .executeTakeFirst()
