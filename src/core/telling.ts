import type { Disclosure } from './disclosure.ts'
import type { NetworkRules } from './networks.ts'
import { textLength } from './text-length.ts'

export type Composed = {
  /** What the network gets, or what is copied for it. */
  readonly text: string
  readonly length: number
  readonly limit: number
  readonly tooLong: boolean
  /** The link, where it does not stand in the text. */
  readonly linkBeside: string | undefined
}

export type Draft = {
  readonly ownWords: string
  readonly disclosure: Disclosure | undefined
  readonly link: string | undefined
  /** Where the network has such a thing, it counts with the text. */
  readonly contentWarning?: string | undefined
}

/** Puts a telling together: the label first where it must be, own words, the employment, and the link as the network takes it. */
export function composePost(draft: Draft, rules: NetworkRules): Composed {
  const { disclosure } = draft
  const text = [
    disclosure?.place === 'first' ? disclosure.line : '',
    draft.ownWords.trim(),
    disclosure?.place === 'last' ? disclosure.line : '',
    rules.link === 'in-text' ? (draft.link ?? '') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
  const length = textLength(text, rules) + textLength(draft.contentWarning ?? '', rules)
  return {
    text,
    length,
    limit: rules.limit,
    tooLong: length > rules.limit,
    linkBeside: rules.link === 'in-text' ? undefined : draft.link,
  }
}

/** One's own words again, from a text that was put together with this label and link: to be mended and told anew. */
export function ownWordsOf(text: string, label: Disclosure | undefined, link?: string): string {
  const words = link && text.endsWith(`\n\n${link}`) ? text.slice(0, -link.length - 2) : text
  if (label?.place === 'first' && words.startsWith(`${label.line}\n\n`)) return words.slice(label.line.length + 2)
  if (label?.place === 'last' && words.endsWith(`\n\n${label.line}`)) return words.slice(0, -label.line.length - 2)
  return words
}

/** What became of one try to publish, as the port to the network tells it. */
export type Outcome =
  | { readonly state: 'published'; readonly url: string }
  | { readonly state: 'rejected'; readonly refusal: string; readonly detail: string }
  | { readonly state: 'retry-later'; readonly detail: string; readonly afterSeconds?: number }
  | { readonly state: 'unknown'; readonly detail: string }
  /** It may have gone out, and the network lets nobody look. */
  | { readonly state: 'untold'; readonly detail: string }

export type Next =
  | { readonly state: 'published'; readonly postUrl: string }
  | { readonly state: 'rejected'; readonly problem: string; readonly detail: string }
  | { readonly state: 'queued' | 'unsure'; readonly retryInSeconds: number }
  /** Nobody but the member can tell whether it went out. */
  | { readonly state: 'unsure'; readonly retryInSeconds: undefined }

/** Tries are spread over about a day: 15 s, 30 s, 1 min … at most 2 h apart. */
export const mostAttempts = 18

const pause = (attempt: number): number => Math.min(15 * 2 ** (attempt - 1), 7200)

/** Decides what follows the outcome of try number `attempt` (1, 2, …). */
export function nextTelling(attempt: number, outcome: Outcome): Next {
  switch (outcome.state) {
    case 'published':
      return { state: 'published', postUrl: outcome.url }
    case 'rejected':
      return { state: 'rejected', problem: outcome.refusal, detail: outcome.detail }
    case 'retry-later':
      return attempt >= mostAttempts
        ? { state: 'rejected', problem: 'unreachable', detail: outcome.detail }
        : { state: 'queued', retryInSeconds: Math.max(pause(attempt), outcome.afterSeconds ?? 0) }
    case 'untold':
      return { state: 'unsure', retryInSeconds: undefined }
    case 'unknown':
      return { state: 'unsure', retryInSeconds: attempt >= mostAttempts ? undefined : pause(attempt) }
  }
}

/** What became of one try to take a post away. */
export type RemovalOutcome =
  | { readonly state: 'removed' | 'absent' }
  | { readonly state: 'rejected'; readonly refusal: string; readonly detail: string }
  | { readonly state: 'retry-later'; readonly detail: string }

export type NextRemoval =
  | { readonly state: 'deleted' }
  | { readonly state: 'deleting'; readonly retryInSeconds: number }
  /** It stands there still, and only the member can take it away. */
  | { readonly state: 'published'; readonly problem: string; readonly detail: string }

/** Decides what follows try number `attempt` (1, 2, …) to take a post away. */
export function nextRemoval(attempt: number, outcome: RemovalOutcome): NextRemoval {
  switch (outcome.state) {
    case 'removed':
    case 'absent':
      return { state: 'deleted' }
    case 'rejected':
      return { state: 'published', problem: outcome.refusal, detail: outcome.detail }
    case 'retry-later':
      return attempt >= mostAttempts
        ? { state: 'published', problem: 'unreachable', detail: outcome.detail }
        : { state: 'deleting', retryInSeconds: pause(attempt) }
  }
}
