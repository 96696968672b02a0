import type { Language } from '../../core/networks.ts'
import type { Block, Paper, PaperKind, Words } from '../../core/stored/paper.ts'
import { activitiesOf, activityRows } from './activities.ts'
import type { Facts } from './paper-facts.ts'
import {
  beginning,
  controllerBlock,
  distinct,
  groundWords,
  heading,
  type Installation,
  keptWords,
  list,
  purposeWords,
  recipients,
  said,
  sources,
  table,
  transfers,
  type Writing,
  words,
  writingIn,
} from './paper-words.ts'

const writers: Readonly<Record<PaperKind, (writing: Writing, language: Language) => readonly Block[]>> = {
  record,
  notice,
  assessment,
}

/** A paper about data protection, written from the schema and from what the organisation says of itself. */
export function writePaper(kind: PaperKind, language: Language, facts: Facts, installation: Installation): Paper {
  const writing = writingIn(language, facts, installation)
  const blocks = [...beginning(writing, kind), ...writers[kind](writing, language), ...sources(writing)]
  return { title: writing.t(`papers.title.${kind}`), blocks }
}

/** Article 30(1), in its order. */
function record(writing: Writing, language: Language): readonly Block[] {
  const { t, fill } = writing
  const measures = ['rows', 'sealed', 'sign-in', 'sums', 'log'] as const
  return [
    ...controllerBlock(writing),
    heading(t('papers.h.activities')),
    words(t('papers.activities.about')),
    ...activitiesOf(writing, language).flatMap((activity) => [
      heading(t(`stored.part.${activity.purpose}`), 3),
      table(activityRows(writing, activity)),
    ]),
    heading(t('papers.h.recipients')),
    list(recipients(writing)),
    ...transfers(writing),
    heading(t('papers.h.kept')),
    words(t('papers.kept.about')),
    table([[t('papers.backups'), said(writing, 'backups', 'papers.backups')]]),
    heading(t('papers.h.security')),
    list([...measures.map((one) => t(`papers.security.${one}`)), fill('papers.security.fill')]),
  ]
}

/** Articles 13 and 14, spoken to whoever it is about. */
function notice(writing: Writing, language: Language): readonly Block[] {
  const { t, facts } = writing
  const activities = activitiesOf(writing, language)
  const rights = ['access', 'rectify', 'erase', 'restrict', 'withdraw', 'complain'] as const
  return [
    words(t('papers.notice.intro', { controller: facts.controller || facts.organisation })),
    ...controllerBlock(writing),
    heading(t('papers.h.why')),
    table(
      [
        [t('papers.purpose'), t('papers.ground')],
        ...activities.map(({ purpose, holdings }) => [
          t(`stored.purpose.${purpose}`),
          distinct(holdings.map(({ ground }) => groundWords(writing, ground))),
        ]),
      ],
      true,
    ),
    heading(t('papers.h.what')),
    words(t('papers.what.own')),
    list(activities.map(({ data }) => data)),
    heading(t('papers.h.from')),
    words(t('papers.from.you')),
    heading(t('papers.h.who')),
    list(recipients(writing)),
    ...transfers(writing),
    heading(t('papers.h.howlong')),
    table(
      [
        [t('papers.purpose'), t('papers.kept')],
        ...activities.map(({ purpose, holdings }) => [purposeWords(writing, purpose), keptWords(writing, holdings)]),
        [t('papers.backups'), said(writing, 'backups', 'papers.backups')],
      ],
      true,
    ),
    heading(t('papers.h.rights')),
    list(rights.map((one) => t(`papers.right.${one}`))),
    heading(t('papers.h.voluntary')),
    words(t('papers.voluntary')),
    heading(t('papers.h.automatic')),
    words(t('papers.automatic')),
    heading(t('papers.h.pulse')),
    words(t('papers.pulse')),
  ]
}

/** Article 35(7), a draft: how likely and how grave a risk is, and whether it may be taken, a program cannot say. */
function assessment(writing: Writing, language: Language): readonly Block[] {
  const { t, facts, installation, day, decide, fill } = writing
  const scale = { members: facts.members, studies: facts.studies, waves: facts.waves, day: day(installation.now) }
  const dialogue = facts.dialogueOn
    ? t('papers.necessity.dialogue', { day: day(facts.dialogueOn) })
    : fill('papers.necessity.noDialogue')
  return [
    ...controllerBlock(writing),
    heading(t('papers.h.needed')),
    words(t('papers.needed')),
    words(decide('papers.needed.decide')),
    heading(t('papers.h.description')),
    words(t('papers.description')),
    words(t('papers.scale', scale)),
    table(
      [
        [t('papers.purpose'), t('papers.data'), t('papers.seen')],
        ...activitiesOf(writing, language).map(({ purpose, holdings, data }) => [
          purposeWords(writing, purpose),
          data,
          distinct(holdings.flatMap(({ seen }) => seen.map((one) => t(`papers.seen.${one}`)))),
        ]),
      ],
      true,
    ),
    list(recipients(writing)),
    heading(t('papers.h.necessity')),
    list([
      t('papers.necessity.voluntary'),
      t('papers.necessity.least'),
      dialogue,
      t('papers.necessity.rights'),
      decide('papers.necessity.decide'),
    ]),
    heading(t('papers.h.risks')),
    table([[t('papers.risk'), t('papers.measure'), t('papers.left')], ...risks(writing)], true),
    ...transfers(writing),
    heading(t('papers.h.views')),
    words(dialogue),
    words(fill('papers.views.fill')),
    words(fill('papers.advice.fill')),
    heading(t('papers.h.conclusion')),
    words(decide('papers.conclusion.decide')),
  ]
}

const always = ['watch', 'pressure', 'pulse', 'leak', 'operator', 'mishap', 'study', 'account'] as const

function risks({ t, installation, decide }: Writing): readonly (readonly Words[])[] {
  const left = decide('papers.left.decide')
  const rows: (readonly Words[])[] = always.map((one) => [t(`papers.risk.${one}`), t(`papers.measure.${one}`), left])
  const host = installation.assistantHost
  return host ? [...rows, [t('papers.risk.assistant', { host }), t('papers.measure.assistant'), left]] : rows
}
