import type { Language } from '../../core/networks.ts'
import type { Ground, Holding, Purpose } from '../../core/stored/holding.ts'
import type { Block, PaperKind, Words } from '../../core/stored/paper.ts'
import { intlFor, type MessageId, type Translate, translator } from '../../ui/intl.ts'
import type { Facts } from './paper-facts.ts'

/** Of the installation that writes the paper. */
export type Installation = {
  readonly host: string
  readonly version: string
  readonly now: number
  /** Networks that members' own accounts are connected with, and those whose own window is opened. */
  readonly accountNetworks: readonly string[]
  readonly windowNetworks: readonly string[]
  readonly assistantHost: string | undefined
}

/** What a paper is written with: its language, what is known, and what is not. */
export type Writing = {
  readonly t: Translate
  readonly facts: Facts
  readonly installation: Installation
  readonly day: (at: number | string) => string
  readonly fill: (what: MessageId) => Words
  readonly decide: (what: MessageId) => Words
}

export function writingIn(language: Language, facts: Facts, installation: Installation): Writing {
  const t = translator(language)
  return {
    ...{ t, facts, installation },
    day: (at) => intlFor(language).formatDate(new Date(at), { dateStyle: 'long', timeZone: 'Europe/Helsinki' }),
    fill: (what) => ({ gap: t('papers.fill', { what: lowerFirst(t(what)) }) }),
    decide: (what) => ({ gap: t('papers.decide', { what: t(what) }) }),
  }
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** What the organisation said, or the gap. */
export const said = ({ facts, fill }: Writing, name: keyof Facts, what: MessageId): Words =>
  typeof facts[name] === 'string' && facts[name] !== '' ? facts[name] : fill(what)

export const heading = (text: string, level: 1 | 2 | 3 = 2): Block => ({ kind: 'heading', level, text })
export const words = (it: Words): Block => ({ kind: 'words', words: it })
export const list = (items: readonly Words[]): Block => ({ kind: 'list', items })
export const table = (rows: readonly (readonly Words[])[], hasHead = false): Block => ({ kind: 'table', rows, hasHead })

export const beginning = ({ t, installation, day }: Writing, kind: PaperKind): readonly Block[] => [
  heading(t(`papers.title.${kind}`), 1),
  words(t(`papers.article.${kind}`)),
  words(t('papers.made', { day: day(installation.now), version: installation.version, host: installation.host })),
  words({ gap: t('papers.draft') }),
]

export const controllerBlock = (writing: Writing): readonly Block[] => {
  const { t } = writing
  return [
    heading(t('papers.h.controller')),
    table([
      [t('papers.controller'), said(writing, 'controller', 'papers.controller')],
      [t('papers.contact'), said(writing, 'contact', 'papers.contact')],
      [t('papers.officer'), said(writing, 'officer', 'papers.officer')],
      [t('papers.joint'), writing.fill('papers.joint.fill')],
      [t('papers.operator'), said(writing, 'operator', 'papers.operator')],
      [t('papers.place'), said(writing, 'place', 'papers.place')],
    ]),
  ]
}

export const groundWords = ({ t, facts }: Pick<Writing, 't' | 'facts'>, ground: Ground): string =>
  t(`papers.ground.${ground === 'interest' && facts.isPublic ? 'task' : ground}`)

export const purposeWords = ({ t }: Pick<Writing, 't'>, purpose: Purpose): string => t(`papers.purpose.${purpose}`)

/** The words of several holdings, each once. */
export const distinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ')

export const keptWords = ({ t }: Writing, holdings: readonly Holding[]): string =>
  distinct(holdings.map(({ kept }) => t(`papers.kept.${kept}`)))

export const recipients = (writing: Writing): readonly Words[] => {
  const { t, facts, installation, fill } = writing
  const { accountNetworks, windowNetworks, assistantHost } = installation
  return [
    facts.operator === '' ? fill('papers.operator') : t('papers.recipient.operator', { operator: facts.operator }),
    t('papers.recipient.mail'),
    ...(accountNetworks.length > 0 ? [t('papers.recipient.networks', { networks: accountNetworks.join(', ') })] : []),
    t('papers.recipient.windows', { networks: windowNetworks.join(', ') }),
    t('papers.recipient.push'),
    t('papers.recipient.hooks'),
    ...(assistantHost ? [t('papers.recipient.assistant', { host: assistantHost })] : []),
    said(writing, 'recipients', 'papers.recipients'),
    t('papers.recipient.none'),
  ]
}

export const transfers = (writing: Writing): readonly Block[] => [
  heading(writing.t('papers.h.transfers')),
  words(writing.t('papers.transfers.about')),
  words(said(writing, 'transfers', 'papers.transfers.fill')),
]

export const sources = ({ t }: Writing): readonly Block[] => [
  heading(t('papers.h.sources')),
  list([t('papers.source.gdpr'), t('papers.source.act'), t('papers.source.edpb'), t('papers.source.authority')]),
]
