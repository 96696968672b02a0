import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '../../core/networks.ts'
import type { Block, Paper, Words } from '../../core/stored/paper.ts'

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** A paper as a text document that is edited and sent on. Gaps are marked in yellow. */
export async function paperDocx({ title, blocks }: Paper, language: Language, by: string): Promise<Buffer> {
  const document = new Document({
    ...{ title, creator: by, lastModifiedBy: by },
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: locales[language] } } } } },
    numbering: {
      config: [{ reference: 'list', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', ...indented }] }],
    },
    sections: [{ children: blocks.flatMap(blockParts) }],
  })
  return Packer.toBuffer(document)
}

const indented = { style: { paragraph: { indent: { left: 400, hanging: 200 } } } } as const

function blockParts(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: levels[block.level], keepNext: true })]
    case 'words':
      return [paragraph(block.words)]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ children: runs(item), numbering: { reference: 'list', level: 0 } }),
      )
    case 'table':
      return [tableOf(block), new Paragraph('')]
  }
}

const tableOf = ({ rows, hasHead }: Extract<Block, { kind: 'table' }>) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, at) => {
      const isHead = hasHead && at === 0
      const width = (place: number) => (row.length === 2 ? [30, 70][place] : undefined) ?? Math.floor(100 / row.length)
      const cells = row.map(
        (cell, place) =>
          new TableCell({
            width: { size: width(place), type: WidthType.PERCENTAGE },
            children: [paragraph(cell, isHead || place === 0)],
          }),
      )
      return new TableRow({ children: cells, tableHeader: isHead })
    }),
  })

const paragraph = (words: Words, bold = false) => new Paragraph({ children: runs(words, bold), spacing: { after: 80 } })

/** A line end of what somebody typed is one in the document too. */
function runs(words: Words, bold = false): TextRun[] {
  const [text, highlight] = typeof words === 'string' ? [words, undefined] : [words.gap, 'yellow' as const]
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, bold, ...(highlight && { highlight }), ...(at > 0 && { break: 1 }) }))
}
