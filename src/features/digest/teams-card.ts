import type { Told } from './slack-message.ts'
import type { WeekSection } from './week-words.ts'

// What "When a Teams webhook request is received" of Workflows takes: a message with an Adaptive Card, 28 KB at most.
// A TextBlock reads Markdown, by which a title could become a link elsewhere; a TextRun is the words alone.

export type TeamsMessage = {
  readonly type: 'message'
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive'
      readonly contentUrl: null
      readonly content: object
    },
  ]
}

export function teamsCard({ title, about, sections }: Told, language: string): TeamsMessage {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    // What every Teams shows, that of phones too.
    version: '1.4',
    lang: language,
    fallbackText: title,
    body: [
      words(title, { size: 'Large', weight: 'Bolder' }),
      ...sections.flatMap(shown),
      words(about, { size: 'Small', isSubtle: true }),
    ],
    msteams: { width: 'Full' },
  }
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  }
}

const shown = ({ title, items }: WeekSection): object[] => [
  { ...words(title, { weight: 'Bolder' }), spacing: 'Large' },
  ...items.map(({ label, address }) => words(label, { selectAction: { type: 'Action.OpenUrl', url: address } })),
]

// So many of the longest titles, of the widest characters, fit into the card.
const longestWords = 160

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= longestWords ? text : `${characters.slice(0, longestWords - 1).join('')}…`
}

const words = (text: string, how: object) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: shortened(text.replace(/\s+/g, ' ')), ...how }],
})
