// Deliberately plain: what a mail server accepts is found out by sending.
const address = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/

const most = 500

/**
 * Reads a pasted list of e-mail addresses, as people copy them: one a line, with commas or semicolons,
 * with names ("Aino Aalto <aino@example.fi>"). Each address once, in lower case; 500 at most, the rest
 * comes back as unreadable so that nothing is lost.
 */
export function parseAddresses(pasted: string): { addresses: string[]; unreadable: string[] } {
  const addresses = new Set<string>()
  const unreadable: string[] = []
  for (const part of pasted.split(/[\n,;]+/).map((piece) => piece.trim())) {
    if (part === '') continue
    const named = /<([^<>]+)>\s*$/.exec(part)?.[1]
    const words = named ? [named.trim()] : part.split(/\s+/)
    for (const word of words) {
      const lower = word.toLowerCase()
      if (address.test(lower) && (addresses.has(lower) || addresses.size < most)) addresses.add(lower)
      else unreadable.push(word)
    }
  }
  return { addresses: [...addresses], unreadable }
}
