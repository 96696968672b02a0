import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

// A part of Markdown, as a tree that a page can draw: nothing else gets through. What Markdown takes for HTML or a
// picture is text here, and a link leads to the web or to somebody's mail, or is only its words.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly to: string; readonly inside: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly kind: 'heading'; readonly depth: 1 | 2 | 3; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly inside: readonly Block[] }

/** Deeper than anybody writes: what lies further in is left out. */
const deepest = 8

export const parseMarkdown = (markdown: string): readonly Block[] => blocksOf(fromMarkdown(markdown).children, 0)

const blocksOf = (nodes: readonly RootContent[], depth: number): readonly Block[] =>
  depth > deepest ? [] : nodes.flatMap((node) => blockOf(node, depth))

function blockOf(node: RootContent, depth: number): readonly Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', inside: inlinesOf(node.children, 0) }]
    case 'heading':
      return [{ kind: 'heading', depth: Math.min(node.depth, 3) as 1 | 2 | 3, inside: inlinesOf(node.children, 0) }]
    case 'list': {
      const items = node.children.map((item) => blocksOf(item.children, depth + 1))
      return [{ kind: 'list', ordered: node.ordered === true, items }]
    }
    case 'blockquote':
      return [{ kind: 'quote', inside: blocksOf(node.children, depth + 1) }]
    case 'html':
    case 'code':
      return [{ kind: 'paragraph', inside: [{ kind: 'text', text: node.value }] }]
    default:
      return []
  }
}

const inlinesOf = (nodes: readonly PhrasingContent[], depth: number): readonly Inline[] =>
  depth > deepest ? [] : nodes.flatMap((node) => inlineOf(node, depth))

function inlineOf(node: PhrasingContent, depth: number): readonly Inline[] {
  switch (node.type) {
    case 'text':
    case 'html':
    case 'inlineCode':
      return [{ kind: 'text', text: node.value }]
    case 'image':
      return [{ kind: 'text', text: node.alt ?? '' }]
    case 'break':
      return [{ kind: 'break' }]
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, inside: inlinesOf(node.children, depth + 1) }]
    case 'link': {
      const inside = inlinesOf(node.children, depth + 1)
      const to = safeAddress(node.url)
      return to === undefined ? inside : [{ kind: 'link', to, inside }]
    }
    default:
      return []
  }
}

/** An address that a link may lead to: of the web or of mail, spelt out in full. */
function safeAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : undefined
}

/** What is left without its signs: for search and for the beginning of a passage in a list. */
export const plainText = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(plainText)
    return block.kind === 'quote' ? plainText(block.inside) : [inlineText(block.inside)]
  })

const inlineText = (inside: readonly Inline[]): string =>
  inside.map((one) => (one.kind === 'text' ? one.text : one.kind === 'break' ? ' ' : inlineText(one.inside))).join('')
