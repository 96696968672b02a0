import type { ReportContent } from '../../core/voice/report-content.ts'
import { standalone } from '../../ui/charts/standalone.ts'
import { drawReport } from './draw-report.ts'
import { codedCsv, figuresCsv } from './report-csv.ts'
import { reportFile } from './report-file.ts'
import type { Words } from './report-words.ts'

export type ReportFile = { readonly name: string; readonly type: string; readonly bytes: string | Uint8Array }

/** One file of a report by its name, such as `report.html` or `tone.png`; nothing where there is none such. */
export async function fileOf(name: string, content: ReportContent, words: Words): Promise<ReportFile | undefined> {
  if (name === 'report.html')
    return { name, type: 'text/html; charset=utf-8', bytes: reportFile(content, words.language) }
  if (name === 'figures.csv') return { name, type: 'text/csv; charset=utf-8', bytes: figuresCsv(content, words) }
  if (name === 'codes.csv') return { name, type: 'text/csv; charset=utf-8', bytes: codedCsv(content) }
  const [picture = '', ending] = name.split('.')
  const drawings = drawReport(content, words)
  const drawing = Object.hasOwn(drawings, picture) ? drawings[picture] : undefined
  if (!drawing || (ending !== 'svg' && ending !== 'png')) return undefined
  const svg = standalone(drawing.svg, drawing.sentence, words.t('report.source', { title: content.study.title }))
  if (ending === 'svg') return { name, type: 'image/svg+xml; charset=utf-8', bytes: svg }
  const { default: sharp } = await import('sharp')
  // Twice as many pixels as it has units, for slides and paper.
  return { name, type: 'image/png', bytes: await sharp(Buffer.from(svg), { density: 144 }).png().toBuffer() }
}

/** What can be had of a report, by name. */
export const fileNames = (pictures: readonly string[]): string[] => [
  'report.html',
  'figures.csv',
  'codes.csv',
  ...pictures.flatMap((name) => [`${name}.svg`, `${name}.png`]),
]

/** All of them, one after the other. */
export async function* reportFiles(content: ReportContent, words: Words): AsyncGenerator<ReportFile> {
  for (const name of fileNames(Object.keys(drawReport(content, words)))) {
    const file = await fileOf(name, content, words)
    if (file) yield file
  }
}
