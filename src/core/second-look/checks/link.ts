import { type Check, finding, type Span } from '../finding.ts'
import { isSpace, type ReadDraft, type Thing } from '../read-draft.ts'

const shorteners = new Set([
  ...['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 'ow.ly', 'is.gd', 'buff.ly', 'rebrand.ly', 'lnkd.in', 'cutt.ly'],
  ...['t.ly', 'shorturl.at', 'rb.gy', 'tiny.cc', 'urly.fi'],
])

/** An address that does not say where it leads, or says another place than it leads to. */
export const link: Check = (draft) => {
  const written = bracketed(draft)
  const inBrackets = ({ start }: Thing) => draft.text.slice(start - 2, start) === ']('
  return [
    ...written.filter(({ said, leads }) => isOther(said, leads)).map((span) => finding('link', span, { how: 'other' })),
    ...draft.things
      .filter((thing) => thing.kind === 'address' && !inBrackets(thing))
      .flatMap((thing) => {
        const how = faultOf(thing.text)
        return how ? [finding('link', thing, { how })] : []
      }),
  ]
}

/** scheme://user@host:port/path */
function authority(address: string): string {
  const begin = address.indexOf('://')
  const rest = begin < 0 ? address : address.slice(begin + 3)
  const ends = ['/', '?', '#'].map((sign) => rest.indexOf(sign)).filter((at) => at >= 0)
  return rest.slice(0, ends.length > 0 ? Math.min(...ends) : rest.length)
}

const hostOf = (address: string): string => {
  const host = (authority(address).split('@').at(-1) ?? '').split(':')[0] ?? ''
  return host.toLowerCase().startsWith('www.') ? host.slice(4).toLowerCase() : host.toLowerCase()
}

function faultOf(address: string): 'short' | 'disguised' | undefined {
  const host = hostOf(address)
  if (shorteners.has(host)) return 'short'
  const looksForeign = host.split('.').some((part) => part.startsWith('xn--')) || isMixed(host)
  return authority(address).includes('@') || looksForeign ? 'disguised' : undefined
}

const latin = /\p{Script=Latin}/u
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const isMixed = (host: string): boolean => latin.test(host) && lookalike.test(host)

type Written = Span & { readonly said: string; readonly leads: string }
const farthest = 2000

/** [kunta.fi](https://elsewhere.example): a bracket is looked for once, so the text is passed over once. */
function bracketed({ text }: ReadDraft): Written[] {
  const found: Written[] = []
  let open = -1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') open = at
    if (text[at] !== ']' || text[at + 1] !== '(' || open < 0) continue
    let end = at + 2
    while (end < text.length && end - at < farthest && text[end] !== ')' && !isSpace(text[end])) end++
    if (text[end] === ')') {
      found.push({ start: open, end: end + 1, said: text.slice(open + 1, at), leads: text.slice(at + 2, end) })
    }
    open = -1
    at = end
  }
  return found
}

/** The words look like an address of their own. */
function isOther(said: string, leads: string): boolean {
  const looks = said.includes('.') && !said.includes(' ') && said.length < 200
  return looks && hostOf(leads) !== '' && hostOf(said) !== hostOf(leads)
}
