import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { languages } from '../../src/core/networks.ts'
import { reportOf } from '../../src/core/voice/report.ts'
import type { ReportContent } from '../../src/core/voice/report-content.ts'
import { leadSentences, workSentences } from '../../src/features/voice-report/report-sentences.ts'
import { type Words, wordsOf } from '../../src/features/voice-report/report-words.ts'
import { version } from '../../src/platform/version.ts'
import { registerAll } from '../../src/ui/catalogues.ts'
import { badUsage, type ExitCode, usage as usageOf } from '../command.ts'
import { readStrata } from './read-cells.ts'
import { readCodebook } from './read-codebook.ts'
import {
  agreements,
  codedElsewhere,
  hashed,
  leadPredictions,
  readTables,
  sampleTold,
  tallyPosts,
} from './report-input.ts'
import { wholeNumber } from './words.ts'
import { refuseOverwriting, writeWhole } from './write-file.ts'

const options = {
  posts: { type: 'string' },
  codes: { type: 'string' },
  sample: { type: 'string' },
  predictions: { type: 'string', multiple: true },
  codebook: { type: 'string' },
  language: { type: 'string', default: 'fi' },
  title: { type: 'string' },
  question: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  files: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

/** The report of a study, from its posts and codes. */
export async function run(words: string[], usage: string): Promise<ExitCode> {
  const { values } = parseArgs({ args: words, options })
  const language = languages.find((one) => one === values.language)
  if (!values.posts || !values.codes) return badUsage(usage)
  if (!language) return badUsage(`--language is ${languages.join(', ')}.\n${usage}`)
  if (values.seed !== undefined && wholeNumber(values.seed) === undefined)
    return badUsage(`--seed is a whole number.\n${usage}`)
  const read = [values.posts, values.codes, values.sample, values.codebook, ...(values.predictions ?? [])]
  const written = values.files ? ['codes.csv', 'figures.csv'].map((name) => join(values.files ?? '', name)) : []
  for (const out of [values.out, ...written]) await refuseOverwriting(out, read)
  registerAll()
  const content = await contentOf(values.posts, values.codes, values, words)
  const said = wordsOf(language, content.codebook)
  if (values.out) await writeReport(values.out, content, language)
  if (values.files) await writeFiles(values.files, content, said)
  if (values.json) console.log(JSON.stringify(content))
  else if (values.out || values.files) tell(content, said)
  else {
    const { reportFile } = await import('../../src/features/voice-report/report-file.ts')
    process.stdout.write(reportFile(content, language))
  }
  return 0
}

async function contentOf(
  posts: string,
  codes: string,
  values: Values,
  words: readonly string[],
): Promise<ReportContent> {
  const codebook = await readCodebook(values.codebook)
  const tables = await readTables(codes, codebook)
  const strata = values.sample ? await readStrata(values.sample) : undefined
  const tally = await tallyPosts(posts, codebook, tables, strata)
  const elsewhere = codedElsewhere(tables, tally)
  if (elsewhere > 0) console.error(`${elsewhere} coded posts are not in ${posts}: they are left out.`)
  const language = languages.find((one) => one === values.language) ?? 'fi'
  const t = wordsOf(language, codebook).t
  const inputs = [posts, codes, values.sample, ...(values.predictions ?? []), values.codebook].filter(
    (path) => path !== undefined,
  )
  return reportOf({
    study: { title: values.title ?? t('report.kind'), question: values.question ?? '', language, period: null },
    codebook,
    tally,
    drawn: strata ? { strata } : {},
    agreement: agreements(codebook, tables, wholeNumber(values.seed) ?? 1),
    predictions: await leadPredictions(values.predictions ?? [], codebook),
    quotes: [],
    repeat: {
      luotto: version,
      made: new Date().toISOString().slice(0, 10),
      sample: sampleTold(strata, tally.people, wholeNumber(values.seed) ?? null),
      inputs: await Promise.all(inputs.map(hashed)),
      commands: [usageOf(`study report ${words.map(asTyped).join(' ')}`)],
    },
  })
}

// As a shell takes it; of a path the name alone, since folders are nobody else's business.
const asTyped = (word: string): string => {
  const name = word.startsWith('-') ? word : basename(word)
  return /^[\w.,=-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`
}

async function writeReport(path: string, content: ReportContent, language: Words['language']): Promise<void> {
  const { reportFile } = await import('../../src/features/voice-report/report-file.ts')
  await writeWhole(path, ({ write }) => write(reportFile(content, language)))
}

/** The report with everything that can be had of it: pictures, figures and the coded posts. */
async function writeFiles(folder: string, content: ReportContent, words: Words): Promise<void> {
  const { reportFiles } = await import('../../src/features/voice-report/report-files.ts')
  await mkdir(folder, { recursive: true })
  for await (const { name, bytes } of reportFiles(content, words)) await writeFile(join(folder, name), bytes)
}

function tell(content: ReportContent, words: Words): void {
  const lead = leadSentences(content, words)
  const told = lead.length > 0 ? lead : workSentences(content, words)
  const sentences = content.people === null ? [words.t('report.tooFew')] : told
  for (const sentence of sentences) console.log(sentence)
}
