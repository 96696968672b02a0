import { badUsage, type Command, type ExitCode, usage } from './command.ts'
import { toldInput } from './study/bad-input.ts'

/** One command of the voice study. What it needs is imported when it runs, so that a start takes no time. */
type StudyCommand = {
  readonly about: string
  /** What follows `study`. */
  readonly usage: readonly string[]
  readonly load: () => Promise<{ readonly run: (words: string[], usage: string) => Promise<ExitCode> }>
}

/** In the order in which a study goes on. No database, no configuration and no running server are needed. */
const parts: Readonly<Record<string, StudyCommand>> = {
  import: {
    about:
      'Reads archives of X, Mastodon, Bluesky and LinkedIn, tables and JSON Lines into one file of posts.\n' +
      '      Each archive is a file or a folder and stands under a pseudonym of its own, P1, P2 and so on, unless --member\n' +
      '      names one for all. What was not public is left out and counted, unless --not-public takes it.',
    usage: ['import ARCHIVE… [--out POSTS.jsonl] [--bad BAD.jsonl] [--member NAME] [--not-public] [--json]'],
    load: () => import('./study/import.ts'),
  },
  sample: {
    about:
      'Draws posts to code into a table: the same seed draws the same ones again, in whatever order they come.\n' +
      '      Strata are by participant, by the scores that "study classify" predicts, or by both.',
    usage: [
      'sample POSTS.jsonl --size N --seed N [--by member|score|member,score] [--allocation proportional|equal] --out SAMPLE.csv [--json]',
      '  … --by score --scores PREDICTIONS.csv [--decision work] [--codes CODE,CODE] [--bands 3]',
      '  … --scores PREDICTIONS.csv --order lot|unsure (unsure: what the classifier is least sure of first; code it to the end)',
      'sample POSTS.jsonl --all --seed N --out SAMPLE.csv',
    ],
    load: () => import('./study/sample.ts'),
  },
  classify: {
    about:
      'Learns decisions from the codes that people gave, and writes how probable each code is for every post: to order\n' +
      '      posts, for strata, and as a helper of an estimate. It says what that is worth. It never counts.',
    usage: ['classify POSTS.jsonl --codes CODES.csv --decision work[,tone] --out PREDICTIONS.csv [--seed N] [--json]'],
    load: () => import('./study/classify.ts'),
  },
  agreement: {
    about:
      'Says how far coders agree on a decision beyond chance: Krippendorff’s alpha with its interval, kappas, each code.\n' +
      '      The order of codes comes from the default codebook, from --codebook, or from --order.',
    usage: [
      'agreement CODES.csv --decision tone [--level nominal|ordinal|interval] [--order negative,neutral,positive] [--codebook FILE] [--seed N] [--json]',
    ],
    load: () => import('./study/agreement.ts'),
  },
  estimate: {
    about:
      'Says which share of posts has one of some codes, and between what it lies for people like these.\n' +
      '      --strata is the table that "study sample" wrote; --posts adds the share of threads, and --cells weighs posts\n' +
      '      as they are among all; --predictions of all posts can make the interval narrower: people’s codes set them right.',
    usage: [
      'estimate CODES.csv --decision tone --codes positive,neutral [--strata SAMPLE.csv] [--predictions PREDICTIONS.csv]… [--json]',
      '  … [--posts POSTS.jsonl [--cells language|kind|network|year]] [--codebook FILE]',
    ],
    load: () => import('./study/estimate.ts'),
  },
  report: {
    about:
      'Makes the report of a study: one HTML file that needs nothing else, in Finnish, Swedish or English, on standard\n' +
      '      output unless --out names a file. --files writes it into a folder with its pictures, its figures and the coded\n' +
      '      posts without their texts. Nothing in it tells of fewer than five people.',
    usage: [
      'report --posts POSTS.jsonl --codes CODES.csv [--sample SAMPLE.csv] [--predictions PREDICTIONS.csv] [--codebook FILE]',
      '  … [--language fi|sv|en] [--title TEXT] [--question TEXT] [--seed N] [--out REPORT.html] [--files FOLDER] [--json]',
    ],
    load: () => import('./study/report.ts'),
  },
}

// A line that goes on with what the one above began is no command of its own.
const usageOf = (part: StudyCommand) =>
  part.usage.map((words) => (words.startsWith(' ') ? words : usage(`study ${words}`))).join('\n')

const partOf = (words: readonly string[]): StudyCommand | undefined => {
  const name = words[0] ?? ''
  // Not what every object has: "constructor" is no command.
  return Object.hasOwn(parts, name) ? parts[name] : undefined
}

export const study: Command = {
  about: 'The voice study without a server: from archives of posts to shares with their intervals.',
  usage: [
    usage('study PART …'),
    ...Object.values(parts).map(({ usage, about }) => `  ${usage.join('\n  ')}\n      ${about}`),
    'study PART --help says more of each.',
  ].join('\n'),
  run: async (words, usage) => {
    const part = partOf(words)
    if (part) {
      const { run } = await part.load()
      return run(words.slice(1), usageOf(part)).catch((error: unknown) => toldInput(error, usageOf(part)))
    }
    return badUsage(words.length === 0 ? usage : `There is no study command "${words[0]}".\n${usage}`)
  },
  helpOf: (words) => {
    const part = partOf(words)
    return part && `${usageOf(part)}\n\n${part.about}`
  },
}
