import { escapeHtml as safe } from '../../core/escape-html.ts'
import type { Language } from '../../core/networks.ts'
import type { Block, Paper, Words } from '../../core/stored/paper.ts'

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;
padding:0 1rem}table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #8888;padding:.4rem
.6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}mark{background:#ffe98a;color:#222}
@media print{body{margin:0;max-width:none}}`

/** A paper as one page, to be read, printed or edited: nothing in it comes from elsewhere. */
export function paperHtml({ title, blocks }: Paper, language: Language): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><main>
${blocks.map(blockHtml).join('\n')}
</main></body></html>
`
}

const inline = (words: Words): string => (typeof words === 'string' ? safe(words) : `<mark>${safe(words.gap)}</mark>`)

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${safe(block.text)}</h${block.level}>`
    case 'words':
      return `<p>${inline(block.words)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table>${block.rows.map((row, at) => rowHtml(row, block.hasHead, at)).join('')}</table>`
  }
}

function rowHtml(row: readonly Words[], hasHead: boolean, at: number): string {
  const isHead = hasHead && at === 0
  const cells = row.map((cell, place) => {
    if (isHead) return `<th scope="col">${inline(cell)}</th>`
    return place === 0 ? `<th scope="row">${inline(cell)}</th>` : `<td>${inline(cell)}</td>`
  })
  return `<tr>${cells.join('')}</tr>`
}
