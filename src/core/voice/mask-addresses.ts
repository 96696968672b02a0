/** What a piece that is masked was. */
export type MaskKind = 'handle' | 'email' | 'phone' | 'profile' | 'link' | 'name' | 'word'

/** From which place in the text up to which, not included. */
export type Mask = { readonly from: number; readonly to: number; readonly kind: MaskKind }

// Each pattern begins where nothing of its own kind stands before, and its parts are bounded, so that a text of one
// letter a million times is passed once. What was masked before (`blank`) has no neighbour either.
const scheme = '(?:https?:\\/\\/)?'
const start = '(?<![\\p{L}\\p{N}_@.\\/\uE000-])'
const networks = '(?:www\\.|mobile\\.|m\\.|[a-z]{2}\\.)?'
const rest = '[^\\s<>"\\[\\]\uE000]{0,300}'
const patterns: readonly (readonly [MaskKind, RegExp])[] = [
  // Before mail addresses: @maija@mastodon.social is none.
  [
    'handle',
    /(?<![\p{L}\p{N}_@＠/\uE000])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]{0,200}(?:@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})?/gu,
  ],
  [
    'email',
    /(?<![\p{L}\p{N}._%+\uE000-])[\p{L}\p{N}_%+][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/giu,
  ],
  // Links that lead to the very post, as X writes them into its own texts: they tell whose it is.
  ['link', new RegExp(`${start}${scheme}(?:t\\.co|pic\\.twitter\\.com|pic\\.x\\.com|lnkd\\.in)\\/${rest}`, 'giu')],
  [
    'profile',
    new RegExp(
      `${start}${scheme}${networks}(?:` +
        '(?:twitter|x|instagram|threads)\\.(?:com|net)\\/(?!(?:hashtag|search|home|explore|intent|share)\\b)@?\\w' +
        '|facebook\\.com\\/(?!(?:groups|events|pages|watch|sharer)\\b)[\\w.]' +
        '|linkedin\\.com\\/(?:in|pub|posts|feed\\/update)\\/' +
        '|(?:bsky\\.app\\/profile|t\\.me|github\\.com|(?:tiktok|youtube|medium)\\.com\\/@)\\/?[\\w]' +
        // Mastodon, wherever it is.
        '|[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{2,63}){1,4}\\/(?:@|users\\/)\\w' +
        `)${rest}`,
      'giu',
    ),
  ],
  [
    'phone',
    /(?<![\p{L}\p{N}_.,:/+\uE000-])(?:\+\d{1,3}|0\d{1,3})(?:[ -]?\(?\d\)?){5,12}(?![\p{L}\p{N}_\uE000]|[.,:/-]\d)/gu,
  ],
]

/** For private use by Unicode: no text of a person's has it. */
export const blank = '\uE000'

/** Handles, mail addresses, telephone numbers and links that lead to a person, in the order of the text. */
export function findAddresses(text: string): Mask[] {
  const found: Mask[] = []
  let left = text
  for (const [kind, pattern] of patterns) {
    for (const match of left.matchAll(pattern)) {
      // The full stop behind it is the sentence's.
      const piece = match[0].replace(/[.,:;!?)…’'-]+$/u, '')
      found.push({ from: match.index, to: match.index + piece.length, kind })
    }
    left = blanked(text, found)
  }
  return found.sort((one, other) => one.from - other.from)
}

/** The text with a character of no meaning in the place of what was found, so that nothing else finds it again. */
export function blanked(text: string, masks: readonly Mask[]): string {
  const sorted = [...masks].sort((one, other) => one.from - other.from)
  let [made, at] = ['', 0]
  for (const { from, to } of sorted) {
    made += text.slice(at, from) + blank.repeat(to - from)
    at = to
  }
  return made + text.slice(at)
}
