import { decodeEntities, piecesOf } from '../core/html.ts'

const paragraphs = new Set('p div blockquote ul ol pre h1 h2 h3 h4 h5 h6'.split(' '))

/** HTML of a post as its plain text: paragraphs and line breaks stay, tags and what is not for reading go. */
export function htmlText(html: string): string {
  let text = ''
  for (const piece of piecesOf(html)) {
    if (piece.kind === 'text') text += decodeEntities(piece.text)
    else if (piece.name === 'br') text += '\n'
    else if (piece.name === 'li') text += piece.closing ? '\n' : '- '
    // One paragraph ends and the next begins: between them stands one empty line.
    else if (paragraphs.has(piece.name)) text = `${text.replace(/\n*$/, '')}\n\n`
  }
  return text.trim()
}
