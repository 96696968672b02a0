import type { Context } from '../../context.ts'
import { isHook } from '../../core/digest.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { translator } from '../../ui/intl.ts'
import { mailOf } from '../notices/letter-mail.ts'
import { pushAlone } from '../notices/push-alone.ts'
import { composeWeek, type Issue } from './compose-week.ts'
import type { WeekNews } from './find-week.ts'
import { openHook } from './hook-address.ts'
import { type Posted, postHook } from './post-hook.ts'
import { type Settled, settleIssue } from './settle-issue.ts'
import { weekLetter } from './week-letter.ts'
import { weekWords } from './week-words.ts'

export type SendCtx = Pick<Context, 'db' | 'clock' | 'jobs' | 'log' | 'mail' | 'outbound' | 'secrets' | 'baseUrl'>

/**
 * Sends one issue that this worker holds, and writes down what became of it. Should the process end in between: a mail is
 * sent again by the same Message-ID, which its reader's server and program show once; a push is queued in the transaction
 * that says so; and a webhook is not written to again, since nothing would tell the second message from the first.
 */
export async function sendIssue(ctx: SendCtx, organisationId: OrganisationId, id: string): Promise<void> {
  const issue = await composeWeek(ctx, organisationId, id)
  if (!issue) return
  const { news } = issue
  if (!news) return settleIssue(ctx, issue, { state: 'empty' })
  if (issue.channel === 'push') return push(ctx, issue)
  await settleIssue(ctx, issue, isHook(issue.channel) ? await post(ctx, issue, news) : await mail(ctx, issue, news))
}

async function mail(ctx: SendCtx, issue: Issue, news: WeekNews): Promise<Settled> {
  const { member, id } = issue
  if (!member) return { state: 'gone' }
  const letter = weekLetter(ctx, { ...issue, member }, news)
  try {
    await ctx.mail.send(mailOf(letter, { to: member.email, id: `week.${id}` }))
    return { state: 'sent' }
  } catch (error) {
    // A mail server's answer may hold the address that was written to.
    ctx.log.warn({ code: (error as { code?: unknown }).code }, 'A week in short could not be mailed.')
    return { state: 'later', inSeconds: 0 }
  }
}

/** A lock screen says that there is something, as for every notice, and leads to the page with the week. */
const push = (ctx: SendCtx, issue: Issue): Promise<void> =>
  inOrganisation(ctx.db, issue.organisationId, async (tx) => {
    const { organisationId, member } = issue
    if (member) await pushAlone(ctx, tx, { organisationId, memberId: member.id }, '/mine/week')
    await settleIssue(ctx, issue, { state: 'sent' }, tx)
  })

async function post(ctx: SendCtx, issue: Issue, news: WeekNews): Promise<Posted> {
  const { channel, language, organisation, digestId, sealed } = issue
  const address = openHook(ctx, digestId, sealed)
  if (!address || !isHook(channel)) return { state: 'gone' }
  const about = translator(language)('week.hook.about', { organisation })
  return postHook(ctx, { channel, address, language }, { ...weekWords(news, language, ctx.baseUrl), about })
}
