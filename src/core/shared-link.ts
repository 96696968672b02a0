import { parseTarget } from './link.ts'

export type Shared = { readonly url: string; readonly title: string; readonly text: string }

/**
 * What a phone's share sheet handed over. Many apps put the address into the text, or the text into the
 * title: the first address found anywhere is the link, and what is left names it.
 */
export function sharedLink({ url, title, text }: Shared): { readonly link: string; readonly title: string } {
  const link = [url, text, title].map(firstAddress).find((found) => found !== undefined) ?? ''
  const words = [title, text].map((part) => withoutAddresses(part)).find((part) => part !== '') ?? ''
  return { link, title: [...words].slice(0, 300).join('') }
}

// What ends a sentence or a bracket behind an address is no part of it.
const addresses = /https?:\/\/[^\s<>"'“”»«]+/gi
const trailing = /[.,;:!?…)\]]+$/

function firstAddress(text: string): string | undefined {
  const found = text.slice(0, 10_000).match(addresses)?.[0].replace(trailing, '')
  return found && parseTarget(found)?.toString()
}

const withoutAddresses = (text: string): string =>
  text.slice(0, 10_000).replace(addresses, ' ').replace(/\s+/g, ' ').trim()
