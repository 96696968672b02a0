// Deliberately plain: what a mail server accepts is found out by sending.
const address = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/

const most = 500

/**
 * Reads a pasted list of e-mail addresses, as people copy them: one a line, with commas or semicolons,
 * with names ("Aino Aalto <aino@example.fi>", also with a comma in the name). Each address once, in lower
 * case; 500 at most, the rest comes back as unreadable so that nothing is lost.
 */
export function parseAddresses(pasted: string): { addresses: string[]; unreadable: string[] } {
  const addresses = new Set<string>()
  const unreadable: string[] = []
  for (const word of pasted.split('\n').flatMap(wordsOfLine)) {
    const lower = word.toLowerCase()
    if (address.test(lower) && (addresses.has(lower) || addresses.size < most)) addresses.add(lower)
    else unreadable.push(word)
  }
  return { addresses: [...addresses], unreadable }
}

function wordsOfLine(line: string): string[] {
  const pieces = line
    .replace(quotedName, '')
    .split(/[,;]/)
    .map((piece) => piece.trim())
  return pieces.flatMap((piece, at) => (isSurname(piece, pieces[at + 1]) ? [] : wordsOf(piece)))
}

const quotedName = /"[^"]*"(?=\s*<)/g

/** Of "Aalto, Aino <aino@example.fi>", what stands before the comma. */
const isSurname = (piece: string, next: string | undefined): boolean =>
  !/[@\s]/.test(piece) && /^[^@<]*<[^<>]*@[^<>]*>/.test(next ?? '')

function wordsOf(piece: string): string[] {
  const named = [...piece.matchAll(/<([^<>]*)>/g)].map(([, inside]) => inside?.trim() ?? '')
  const words = named.length > 0 ? named : piece.split(/\s+/)
  return words.map((word) => word.replace(/^"+|"+$/g, '')).filter((word) => word !== '')
}
