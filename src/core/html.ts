/**
 * Enough of HTML to take text, pictures and links out of what strangers send: it never builds a tree, so
 * depth costs nothing, and it passes over the text once, so length costs only its length.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `attributes` is the tag's own source between its name and its end. */
  | { readonly kind: 'tag'; readonly name: string; readonly closing: boolean; readonly attributes: string }

// What stands inside these is not for reading: it goes with its element.
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'noembed', 'noframes', 'object', 'svg'])
const tagStart = /<(\/?)([a-z][^\s/>]*)/iy

/** The pieces of `html` in order. Comments and declarations are left out; a tag that never ends, to the end of the text. */
export function* piecesOf(html: string): Generator<Piece> {
  const neverClosed = new Set<string>()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open > at || open < 0) yield { kind: 'text', text: html.slice(at, open < 0 ? undefined : open) }
    if (open < 0) return
    const cdata = html.startsWith('<![CDATA[', open)
    if (cdata || html.startsWith('<!', open) || html.startsWith('<?', open)) {
      const [start, end] = declaration(html, open)
      if (cdata) yield { kind: 'text', text: html.slice(open + 9, start) }
      at = end
      continue
    }
    tagStart.lastIndex = open
    const tag = tagStart.exec(html)
    if (!tag) {
      // A "<" that begins no tag, as in "5 < 7", is text.
      yield { kind: 'text', text: '<' }
      at = open + 1
      continue
    }
    const inside = tagStart.lastIndex
    const end = endOfTag(html, inside)
    if (end < 0) return
    const name = (tag[2] ?? '').toLowerCase()
    const closing = tag[1] === '/'
    yield { kind: 'tag', name, closing, attributes: html.slice(inside, end) }
    at = end + 1
    if (!closing && unread.has(name) && !neverClosed.has(name)) {
      const close = closingTag(html, name, at)
      // Without an end, what follows is read as if the tag were not there: a title may speak of "<script>".
      if (close < 0) neverClosed.add(name)
      else at = close
    }
  }
}

/** Where the content of a comment, declaration or CDATA ends, and where the text goes on. */
function declaration(html: string, open: number): [number, number] {
  const ending = html.startsWith('<!--', open) ? '-->' : html.startsWith('<![CDATA[', open) ? ']]>' : '>'
  const end = html.indexOf(ending, open + 2)
  return end < 0 ? [html.length, html.length] : [end, end + ending.length]
}

function endOfTag(html: string, from: number): number {
  let quote = ''
  let before = ''
  for (let at = from; at < html.length; at++) {
    const letter = html.charAt(at)
    if (quote) {
      if (letter === quote) quote = ''
    } else if (letter === '>') return at
    else if (before === '=' && (letter === '"' || letter === "'")) quote = letter
    if (letter.trim() !== '') before = letter
  }
  return html.indexOf('>', from)
}

function closingTag(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? -1
}

/** The attributes of a tag, names in lower case, entities decoded. The first of two of one name counts. */
export function attributesOf(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const match of source.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const name = (match[1] ?? '').toLowerCase()
    if (!found.has(name)) found.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''))
  }
  return found
}

// In the order of their code points, from 160 to 255.
const latin = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc ' +
  'euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml'
).split(' ')

const named = new Map<string, string>([
  ...latin.map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…' }),
  ...Object.entries({
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
  }),
  ...Object.entries({ bull: '•', euro: '€', trade: '™', minus: '−', rarr: '→', larr: '←', ensp: ' ', emsp: ' ' }),
  ...Object.entries({ thinsp: ' ', zwj: '\u200d', zwnj: '\u200c', scaron: 'š', Scaron: 'Š', zcaron: 'ž', Zcaron: 'Ž' }),
])

/** Character references to characters: numbers, Latin 1 and the usual signs. One that it does not know stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,9}));/gi, (whole, hex, decimal, name) => {
    if (name) return named.get(name) ?? whole
    return character(hex ? Number.parseInt(hex, 16) : Number(decimal))
  })

function character(point: number): string {
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return '\ufffd'
  // As browsers do: these numbers are meant as Windows' letters, such as 150 for a dash.
  if (point >= 128 && point < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(point))
  return String.fromCodePoint(point)
}
