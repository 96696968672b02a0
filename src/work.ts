import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from './context.ts'
import { sumQuestions } from './features/asking/ask-sums.ts'
import { tendQuestions } from './features/asking/tend-questions.ts'
import { trainClassifier } from './features/classifying/train-classifier.ts'
import { forgetIssues } from './features/digest/forget-issues.ts'
import { keepSendingWeeks } from './features/digest/send-due.ts'
import { keepPolling } from './features/feeds/due-feeds.ts'
import type { PollFeed } from './features/feeds/poll-feed.ts'
import { remindOfReviews } from './features/guidelines/remind-review.ts'
import { applyImport } from './features/importing/apply-import.ts'
import { forgetImports } from './features/importing/forget-imports.ts'
import { releaseEverywhere } from './features/insight/release-everywhere.ts'
import { leaveWhenDue } from './features/leaving/leave-when-due.ts'
import { sendRemovalLetter } from './features/leaving/send-removal-letter.ts'
import { forgetMishaps } from './features/mishaps/forget-mishaps.ts'
import { pushNotice } from './features/notices/push-notice.ts'
import { sendNotice } from './features/notices/send-notice.ts'
import { forgetInvitations } from './features/people/forget-invitations.ts'
import { forgetWaysIn } from './features/people/forget-ways-in.ts'
import { sendInvitation } from './features/people/invite.ts'
import { sendSignInLink } from './features/people/send-sign-in-link.ts'
import { tendWaves } from './features/pulse/tend-waves.ts'
import { keepCheckingTargets } from './features/stories/due-targets.ts'
import { tellTellers } from './features/stories/tell-tellers.ts'
import { forgetSignIns } from './features/telling/forget-sign-ins.ts'
import { forgetOldDrafts } from './features/telling/keep-draft.ts'
import { publishTelling } from './features/telling/publish-telling.ts'
import { removeTelling } from './features/telling/remove-telling.ts'
import { deliverThanks, deliverWaiting } from './features/thanks/deliver-thanks.ts'
import type { JobRunner } from './platform/jobs.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Sessions } from './platform/session.ts'

const hourMs = 3_600_000

/** What a worker does: jobs as they come, feeds as they fall due, and each hour the figures that may be released. */
export async function startWork(
  context: Context,
  jobs: JobRunner,
  sessions: Sessions,
  { polled }: Pick<Metrics, 'polled'>,
): Promise<() => Promise<void>> {
  await jobs.work('apply-import', (payload) => applyImport(context, payload))
  await jobs.work('deliver-thanks', (payload) => deliverThanks(context, payload))
  await jobs.work('publish-telling', (payload) => publishTelling(context, payload))
  await jobs.work('push-notice', (payload) => pushNotice(context, payload))
  await jobs.work('remove-telling', (payload) => removeTelling(context, payload))
  await jobs.work('send-invitation', (payload) => sendInvitation(context, payload))
  await jobs.work('send-notice', (payload) => sendNotice(context, payload))
  await jobs.work('send-removal-letter', (payload) => sendRemovalLetter(context, payload))
  await jobs.work('send-sign-in-link', (payload) => sendSignInLink({ ...context, sessions }, payload))
  await jobs.work('tell-tellers', (payload) => tellTellers(context, payload))
  await jobs.work('train-classifier', (payload) => trainClassifier(context, payload))
  const stopping = new AbortController()
  const { signal } = stopping
  const onPolled = (outcome: PollFeed) => polled(outcome.ok ? 'well' : 'failed')
  const loops = [
    keepPolling(context, signal, undefined, onPolled),
    keepReleasing(context, signal),
    keepLeaving(context, signal),
    keepForgetting(context, signal),
    keepCheckingTargets(context, signal),
    keepSendingWeeks(context, signal),
  ]
  return async () => {
    stopping.abort()
    await Promise.all(loops)
  }
}

async function keepReleasing(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await releaseEverywhere(context, signal).catch((error: unknown) =>
      context.log.error({ err: error }, 'Releasing figures failed.'),
    )
    await wait(hourMs, undefined, { signal }).catch(() => undefined)
  }
}

const forgetting = {
  'old drafts': forgetOldDrafts,
  'sessions and notices that are over': forgetWaysIn,
  'sign-ins at networks that nobody ended': forgetSignIns,
  'invitations that nobody accepted': forgetInvitations,
  'lists of people that were left': forgetImports,
  'cases that are over': forgetMishaps,
  'which weeks in short were sent': forgetIssues,
  'thanks that were not delivered yet': deliverWaiting,
  // In this order: what goes is summed first.
  'which promises of an answer were kept': sumQuestions,
  'questions that were answered long ago': tendQuestions,
  'the pulse, on its days': tendWaves,
  'which guidelines stewards were reminded of': remindOfReviews,
}

/** One round of it: all that has outlived its time goes. */
export async function forgetOnce(context: Context, signal?: AbortSignal): Promise<void> {
  for (const [what, forget] of Object.entries(forgetting)) {
    await forget(context, signal).catch((error: unknown) =>
      context.log.error({ err: error }, `Forgetting ${what} failed.`),
    )
  }
}

async function keepForgetting(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await forgetOnce(context, signal)
    await wait(hourMs, undefined, { signal }).catch(() => undefined)
  }
}

async function keepLeaving(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await leaveWhenDue(context, signal).catch((error: unknown) =>
      context.log.error({ err: error }, 'Taking out those who leave failed.'),
    )
    await wait(hourMs, undefined, { signal }).catch(() => undefined)
  }
}
