import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type Language, languages } from '../src/core/networks.ts'
import type { Finding } from '../src/core/second-look/finding.ts'
import { secondLook } from '../src/core/second-look/second-look.ts'
import { type StoryKind, storyKinds } from '../src/core/story.ts'
import { detectLanguage } from '../src/features/feeds/detect-language.ts'
import { registerAll } from '../src/ui/catalogues.ts'
import { type MessageId, translator } from '../src/ui/intl.ts'

// The second look of the composer, for a file: no database, no configuration, no server. Nothing goes along with the text,
// so that what the law asks for must stand in it.

/** The longest text that any network takes is a tenth of it. */
const mostCharacters = 1_000_000

type Asked = { readonly file: string; readonly isJson: boolean; readonly language?: Language; readonly kind: StoryKind }

/** Answers the exit code: 0 looked at, whatever was found; 1 the text could not be read; 2 bad usage. */
export async function look(words: readonly string[], usage: string): Promise<0 | 1 | 2> {
  const asked = parse(words)
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage}`)
    return 2
  }
  const text = await read(asked.file).catch((error: Error) => error)
  if (text instanceof Error) {
    console.error(text.message)
    return 1
  }
  const language = asked.language ?? (await detectLanguage(text, 'fi'))
  const findings = secondLook(text, { language, kind: asked.kind, label: 'none' })
  registerAll()
  console.log(asked.isJson ? asJson(findings, language) : asText(findings, text, language))
  return 0
}

function parse(words: readonly string[]): Asked | string {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: { json: { type: 'boolean' }, language: { type: 'string' }, kind: { type: 'string' } },
  })
  const [file, ...more] = positionals
  const language = languages.find((one) => one === values.language)
  const kind = storyKinds.find((one) => one === values.kind)
  const unknown = Object.keys(values).find((name) => !['json', 'language', 'kind'].includes(name))
  if (unknown) return `There is no option --${unknown}.`
  if (!file || more.length > 0) return 'It looks at one file, or at standard input: -'
  if (values.language !== undefined && !language) return `A language is one of: ${languages.join(', ')}`
  if (values.kind !== undefined && !kind) return `A kind is one of: ${storyKinds.join(', ')}`
  return { file, isJson: values.json === true, kind: kind ?? 'thought', ...(language ? { language } : {}) }
}

async function read(file: string): Promise<string> {
  const text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8').catch(tell(file))
  if (text.length > mostCharacters) throw new Error(`The text is longer than ${mostCharacters} characters.`)
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

const tell = (file: string) => (error: NodeJS.ErrnoException) => {
  throw new Error(`${file} could not be read (${error.code}).`)
}

const sentence = ({ message, values }: Finding, language: Language): string => translator(language)(message, values)

const asJson = (findings: readonly Finding[], language: Language): string =>
  JSON.stringify(
    findings.map((finding) => {
      const { check, start, end, weight, passage } = finding
      return { check, start, end, weight, message: sentence(finding, language), passage }
    }),
    null,
    2,
  )

function asText(findings: readonly Finding[], text: string, language: Language): string {
  if (findings.length === 0) return 'Nothing to look at again.'
  const t = translator(language)
  return findings
    .map((finding) => {
      const before = text.slice(0, finding.start).split('\n')
      const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`
      const words = text.slice(finding.start, finding.end)
      const head = `${place} ${sentence(finding, language)}${words ? ` “${words}”` : ''}`
      return `${head}\n    ${t(`${finding.message}.why` as MessageId)}\n    ${finding.check}, guideline: ${finding.passage}`
    })
    .join('\n\n')
}
