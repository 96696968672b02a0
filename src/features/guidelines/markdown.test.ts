import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOfStarter } from '../../core/guidelines/passage-text.ts'
import { languages } from '../../core/networks.ts'
import { passageIds } from '../../core/starter-guidelines/passages.ts'
import { starterGuidelines } from '../../core/starter-guidelines.ts'
import { type Block, type Inline, parseMarkdown, plainText } from './markdown.ts'

/** Every address that a tree leads to. */
const addresses = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(addresses)
    return block.kind === 'quote' ? addresses(block.inside) : inlineAddresses(block.inside)
  })
const inlineAddresses = (inside: readonly Inline[]): string[] =>
  inside.flatMap((one) => {
    if (one.kind === 'link') return [one.to, ...inlineAddresses(one.inside)]
    return one.kind === 'strong' || one.kind === 'emphasis' ? inlineAddresses(one.inside) : []
  })

test('headings, lists, quotes, emphasis and links are read', () => {
  const blocks = parseMarkdown('# Kuvat\n\n- Kysy **ensin**.\n\n> [Lupa](https://a.example/)')
  expect(blocks).toEqual([
    { kind: 'heading', depth: 1, inside: [{ kind: 'text', text: 'Kuvat' }] },
    {
      kind: 'list',
      ordered: false,
      items: [
        [
          {
            kind: 'paragraph',
            inside: [
              { kind: 'text', text: 'Kysy ' },
              { kind: 'strong', inside: [{ kind: 'text', text: 'ensin' }] },
              { kind: 'text', text: '.' },
            ],
          },
        ],
      ],
    },
    {
      kind: 'quote',
      inside: [
        {
          kind: 'paragraph',
          inside: [{ kind: 'link', to: 'https://a.example/', inside: [{ kind: 'text', text: 'Lupa' }] }],
        },
      ],
    },
  ])
})

test('HTML and pictures are text, and a link that is none of the web or of mail is its words', () => {
  const sly =
    '<script>alert(1)</script>\n\n![kuva](https://a.example/x.png) [a](javascript:alert(1)) [b](//c.example) [d](data:x)'
  const blocks = parseMarkdown(sly)
  expect(addresses(blocks)).toEqual([])
  expect(plainText(blocks)).toEqual(['<script>alert(1)</script>', 'kuva a b d'])
  expect(addresses(parseMarkdown('[a](mailto:aino@example.fi)'))).toEqual(['mailto:aino@example.fi'])
})

test('whatever is written can be read, and leads nowhere but to the web and to mail', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('[', '](', ')', '<', '>', '`', '# ', '- ', '\n', '    ', 'javascript:', '\\', '&#106;', '> '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const to of addresses(parseMarkdown(pieces.join('')))) expect(to).toMatch(/^(https?|mailto):/)
    }),
  )
})

test.each(languages)('the starter set says the same as Markdown, in %s', (language) => {
  for (const id of passageIds) {
    const { text, practice } = starterGuidelines[language][id]
    const taken = textOfStarter(starterGuidelines[language][id])
    expect(plainText(parseMarkdown(taken.body))).toEqual(text)
    expect(plainText(parseMarkdown(taken.practice))).toEqual(practice)
  }
})
