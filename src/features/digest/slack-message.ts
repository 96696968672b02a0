import type { WeekSection } from './week-words.ts'

// What a Slack incoming webhook takes: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
// A section's text has 3,000 characters at most, a header 150, a message 50 blocks.

const longestText = 2900
const longestHeader = 150

export type SlackMessage = {
  /** For notifications, and for readers that show no blocks. */
  readonly text: string
  readonly blocks: readonly object[]
  readonly unfurl_links: false
}

export type Told = {
  readonly title: string
  readonly about: string
  readonly sections: readonly WeekSection[]
}

/** The three characters that Slack reads as something else than themselves: with them, `<!channel>` rings for everybody. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')

export function slackMessage({ title, about, sections }: Told): SlackMessage {
  return {
    text: plain(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, longestHeader), emoji: false } },
      ...sections.flatMap(blocksOf),
      { type: 'context', elements: [{ type: 'mrkdwn', text: plain(about) }] },
    ],
    // Our pages ask for a sign-in: there is nothing for Slack to show, and it need not come to look.
    unfurl_links: false,
  }
}

function blocksOf({ title, items }: WeekSection): object[] {
  const lines = items.map(({ label, address }) => `• <${plain(address)}|${plain(label).replaceAll('|', '¦')}>`)
  return inPieces([`*${plain(title)}*`, ...lines]).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } }))
}

/** Whole lines, as many in a piece as fit. */
function inPieces(lines: readonly string[]): string[] {
  const pieces: string[] = []
  for (const line of lines) {
    const joined = `${pieces.at(-1) ?? ''}\n${line}`
    if (pieces.length > 0 && joined.length <= longestText) pieces[pieces.length - 1] = joined
    else pieces.push(line)
  }
  return pieces
}
