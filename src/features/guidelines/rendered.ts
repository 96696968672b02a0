import type { PassageText } from '../../core/guidelines/passage-text.ts'
import { type Block, parseMarkdown } from './markdown.ts'

/** A passage ready to be drawn: read on the server, so that whoever reads it loads no reader of Markdown. */
export type Rendered = Omit<PassageText, 'body' | 'practice'> & {
  readonly body: readonly Block[]
  readonly practice: readonly Block[]
}

export const rendered = (text: PassageText): Rendered => ({
  ...text,
  body: parseMarkdown(text.body),
  practice: parseMarkdown(text.practice),
})
