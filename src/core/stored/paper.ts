// A paper as it is put together, before it becomes a file: what is written, and what only a person can fill in.

/** Words, or a gap that the paper shows as one. */
export type Words = string | { readonly gap: string }

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'words'; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  /** The first row is its head where `hasHead`; else each row's first cell names it. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[])[]; readonly hasHead: boolean }

export type Paper = { readonly title: string; readonly blocks: readonly Block[] }

export const papers = ['record', 'notice', 'assessment'] as const
export type PaperKind = (typeof papers)[number]

export const paperFormats = ['docx', 'html'] as const
export type PaperFormat = (typeof paperFormats)[number]

export const textOf = (words: Words): string => (typeof words === 'string' ? words : words.gap)
