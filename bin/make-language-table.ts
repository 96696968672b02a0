import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

// The tables of eld, cut down to three languages, as its own saveSubset would: that one runs in a browser only, and
// eld's loader takes no file from elsewhere. Run it again when eld has a new version: `npm run language-table`.

type Tables = {
  readonly type: string
  readonly languages: Readonly<Record<string, string>>
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const from = (path: string) => import(pathToFileURL(`node_modules/eld/${path}`).href)
const { ngramsData } = (await from('src/ngrams/small.js')) as { ngramsData: Tables }
const { dictionary } = (await from('src/dictionary.js')) as { dictionary: readonly string[] }
const { avgScore } = (await from('src/avgScore.js')) as { avgScore: Readonly<Record<string, number>> }

const languages = ['en', 'fi', 'sv']
const ids = languages.map((language) =>
  Object.keys(ngramsData.languages).find((id) => ngramsData.languages[id] === language),
)

/** eld writes a byte from 0x80 on as a sign of its own; in hexadecimal all bytes are plain. */
const byteOf = new Map(
  dictionary.flatMap((sign, byte) => (byte >= 0x80 && sign !== ' ' ? [[sign, byte] as const] : [])),
)
const bytes = (ngram: string) =>
  [...ngram].map((sign) => (byteOf.get(sign) ?? sign.charCodeAt(0)).toString(16).padStart(2, '0')).join('')

const lines = Object.entries(ngramsData.ngrams).flatMap(([ngram, scores]) => {
  const of = ids.map((id) => scores[id ?? ''] ?? '')
  return of.some((score) => score !== '') ? [`${bytes(ngram)} ${of.join(' ')}`] : []
})
const table = {
  about: 'From eld 2.1.0, copyright Nito T.M., Apache-2.0: how often runs of bytes are in each language.',
  languages,
  average: languages.map((language) => avgScore[language]),
  runs: lines.join('\n'),
}
writeFileSync('src/archives/language-table.json', `${JSON.stringify(table, null, 2)}\n`)
