import { strToU8, zipSync } from 'fflate'
import type { MadePost } from './made-posts.ts'

export const xOwner = '4711'
export const xId = (number: number): string => String(1_000_000_000_000_000_000n + BigInt(number))

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** "Wed Nov 20 12:00:00 +0000 2019", as X writes it. */
export function xTime(time: string): string {
  const [day, date, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ')
  return `${day} ${month} ${date} ${clock} +0000 ${year}`
}

/** A post as it stands in `data/tweets.js`, with much of what X adds to it. */
export function tweetOf({ number, time, text, kind, continues }: MadePost): object {
  const id = xId(number)
  const answers =
    continues !== undefined
      ? { in_reply_to_status_id_str: xId(continues), in_reply_to_user_id_str: xOwner, in_reply_to_screen_name: 'minä' }
      : kind === 'reply'
        ? { in_reply_to_status_id_str: '99', in_reply_to_user_id_str: '98', in_reply_to_screen_name: 'joku' }
        : {}
  const written = kind === 'share' ? `RT @joku: ${text}` : text
  return {
    tweet: {
      edit_info: { initial: { editTweetIds: [id], editableUntil: time, editsRemaining: '5', isEditEligible: false } },
      retweeted: false,
      source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
      entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
      display_text_range: ['0', String(written.length)],
      favorite_count: '0',
      ...answers,
      id_str: id,
      truncated: false,
      retweet_count: '0',
      id,
      created_at: xTime(time),
      favorited: false,
      full_text: escaped(written),
      lang: 'fi',
    },
  }
}

/** `data/tweets.js`, piece by piece. */
export function* tweetsJs(posts: Iterable<MadePost>): Generator<string> {
  let before = 'window.YTD.tweets.part0 = [\n'
  for (const post of posts) {
    yield `${before}  ${JSON.stringify(tweetOf(post), null, 2).replaceAll('\n', '\n  ')}`
    before = ',\n'
  }
  yield before.startsWith('window') ? `${before}]` : '\n]'
}

export const xFiles = (posts: Iterable<MadePost>): Record<string, Uint8Array> => ({
  'data/account.js': strToU8(
    `window.YTD.account.part0 = [\n  {\n    "account" : {\n      "username" : "minä",\n      "accountId" : "${xOwner}"\n    }\n  }\n]`,
  ),
  'data/tweets.js': strToU8([...tweetsJs(posts)].join('')),
  'data/tweets_media/1-kuva.jpg': new Uint8Array([255, 216, 255]),
  'data/direct-messages.js': strToU8('window.YTD.direct_messages.part0 = [ {"dmConversation": {"messages": []}} ]'),
})

export const xArchive = (posts: Iterable<MadePost>): Uint8Array => zipSync(xFiles(posts))
