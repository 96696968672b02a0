import type { Context } from '../../context.ts'
import { translator } from '../../ui/intl.ts'
import type { Letter } from '../../ui/letter.ts'
import { offToken } from '../notices/off-token.ts'
import type { Issue } from './compose-week.ts'
import type { WeekNews } from './find-week.ts'
import { weekWords } from './week-words.ts'

/** The week as a mail. It says what everybody of its audience may read, and that somebody thanked, not who or for what. */
export function weekLetter(
  ctx: Pick<Context, 'secrets' | 'baseUrl'>,
  { organisationId, organisation, language, member }: Issue & { readonly member: NonNullable<Issue['member']> },
  news: WeekNews,
): Letter {
  const t = translator(language)
  const { title, sections } = weekWords(news, language, ctx.baseUrl)
  const token = offToken(ctx, { organisationId, memberId: member.id }, 'week')
  return {
    language,
    subject: title,
    paragraphs: [t('mail.hello')],
    sections,
    button: { label: t('week.mail.go'), address: `${ctx.baseUrl}/mine/week` },
    after: [],
    why: t('week.mail.why', { organisation }),
    off: { label: t('week.mail.off'), address: `${ctx.baseUrl}/week/off/${token}` },
  }
}
