import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slackMessage } from './slack-message.ts'
import { teamsCard } from './teams-card.ts'
import type { WeekSection } from './week-words.ts'

// Whatever a title says, it stays words: it rings for nobody, leads nowhere else, and fits what Slack and Teams take.

const pieces = fc.constantFrom(
  '<!channel>',
  '<@U123>',
  '<https://evil.example|x>',
  '&lt;',
  '|',
  '>',
  '*',
  '[a](b)',
  '\n\n',
  '😀',
)
const title = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), pieces), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').slice(0, 620))
const section: fc.Arbitrary<WeekSection> = fc.record({
  title,
  items: fc.array(fc.record({ label: title, address: fc.uuid().map((id) => `https://luotto.example/stories/${id}`) }), {
    minLength: 1,
    maxLength: 11,
  }),
})
const told = fc.record({ title, about: title, sections: fc.array(section, { maxLength: 3 }) })

type Block = {
  readonly type: string
  readonly text?: { readonly text: string }
  readonly elements?: { text: string }[]
}

test('in Slack, the only thing in angle brackets is a link of ours, and every piece is as long as it may be', () => {
  fc.assert(
    fc.property(told, (given) => {
      const { blocks, text } = slackMessage(given)
      expect(blocks.length).toBeLessThanOrEqual(50)
      const said = (blocks as Block[]).flatMap(({ type, text: own, elements = [] }) =>
        type === 'header' ? [] : [own?.text ?? '', ...elements.map((one) => one.text)],
      )
      for (const piece of [text, ...said]) {
        expect(piece.length).toBeLessThanOrEqual(3000)
        const rest = piece.replace(/<https:\/\/luotto\.example\/stories\/[0-9a-f-]{36}\|[^<>|]*>/g, '')
        expect(rest).not.toMatch(/[<>]/)
        expect(rest.replace(/&(amp|lt|gt);/g, '')).not.toContain('&')
      }
      const links = said.join('\n').match(/<https:/g) ?? []
      expect(links.length).toBe(given.sections.flatMap(({ items }) => items).length)
    }),
  )
})

test('in Teams, a card reads no Markdown and leads to our pages alone, within 28 KB', () => {
  // As many as a week has: ten of each and what leads to the rest, and a pulse, at their longest and widest.
  const wide = '😀'.repeat(620)
  const item = { label: wide, address: `https://luotto.example/guidance/guidelines/${'x'.repeat(60)}` }
  const full = [11, 11, 1].map((length) => ({ title: wide, items: Array.from({ length }, () => item) }))
  const fullest = teamsCard({ title: wide, about: wide, sections: full }, 'fi')
  expect(Buffer.byteLength(JSON.stringify(fullest))).toBeLessThanOrEqual(28_000)
  fc.assert(
    fc.property(told, (given) => {
      const message = JSON.parse(JSON.stringify(teamsCard(given, 'fi')))
      const { body } = message.attachments[0].content
      expect(new Set(body.map(({ type }: Block) => type))).toEqual(new Set(['RichTextBlock']))
      const leads = [...JSON.stringify(body).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url)
      expect(leads).toEqual(given.sections.flatMap(({ items }) => items.map(({ address }) => address)))
    }),
  )
})
