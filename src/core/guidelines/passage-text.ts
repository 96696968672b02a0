import type { Passage } from '../starter-guidelines/passage.ts'

/** What a passage says in one language. Body and practice are Markdown; the others are plain lines. */
export type PassageText = {
  readonly title: string
  readonly body: string
  /** What it means in practice: mostly a list of things to do. */
  readonly practice: string
  /** The same said in a way that may hurt or mislead, and in one that does not. */
  readonly instead: string
  readonly say: string
  /** Where the law says it. */
  readonly law: string
}

export const passageParts = ['title', 'body', 'practice', 'instead', 'say', 'law'] as const

/** As the database holds them. */
export const longestPart: Readonly<Record<keyof PassageText, number>> = {
  ...{ title: 120, body: 12_000, practice: 4000, instead: 600, say: 600, law: 600 },
}
export const longestNote = 500
export const mostPassages = 100

export const emptyPassage: PassageText = { title: '', body: '', practice: '', instead: '', say: '', law: '' }

/** A passage of the starter set as an organisation's own would say it. */
export const textOfStarter = ({ title, text, practice, example, law }: Passage): PassageText => ({
  ...{
    title,
    body: text.map(asMarkdown).join('\n\n'),
    practice: practice.map((one) => `- ${asMarkdown(one)}`).join('\n'),
  },
  ...{ instead: example?.instead ?? '', say: example?.say ?? '', law: law ?? '' },
})

/** Plain text that Markdown would take for its own signs is said as it is. */
const asMarkdown = (plain: string): string => plain.replace(/[\\*_`[\]<>#]/g, '\\$&')

/** A new passage's part of its address: of its title, and told apart from those that there are. */
export function slugOf(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, (run) => (/^[\u0300-\u036f]+$/.test(run) ? '' : '-'))
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  const base = plain || 'ohje'
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.has(slug)) return slug
  }
}
