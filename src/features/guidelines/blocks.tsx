import type { ReactNode } from 'react'
import type { Block, Inline } from './markdown.ts'

/** Draws what was read of Markdown. The page has a title of its own: a heading here begins under it. */
export function Blocks({ blocks, under = 2 }: { blocks: readonly Block[]; under?: 2 | 3 }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in it while it is shown
  return blocks.map((block, at) => <OneBlock key={`${at}${block.kind}`} block={block} under={under} />)
}

function OneBlock({ block, under }: { block: Block; under: 2 | 3 }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlines(block.inside)}</p>
    case 'heading': {
      const Heading = `h${Math.min(6, under + block.depth - 1)}` as 'h2' | 'h3' | 'h4' | 'h5'
      return <Heading>{inlines(block.inside)}</Heading>
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.inside} under={under} />
        </blockquote>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in it while it is shown
            <li key={at}>
              {item.length === 1 && item[0]?.kind === 'paragraph' ? (
                inlines(item[0].inside)
              ) : (
                <Blocks blocks={item} under={under} />
              )}
            </li>
          ))}
        </List>
      )
    }
  }
}

const inlines = (inside: readonly Inline[]): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in it while it is shown
  inside.map((one, at) => <OneInline key={`${at}${one.kind}`} one={one} />)

function OneInline({ one }: { one: Inline }): ReactNode {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'break':
      return <br />
    case 'strong':
      return <strong>{inlines(one.inside)}</strong>
    case 'emphasis':
      return <em>{inlines(one.inside)}</em>
    case 'link':
      return (
        <a href={one.to} rel="noreferrer">
          {inlines(one.inside)}
        </a>
      )
  }
}
