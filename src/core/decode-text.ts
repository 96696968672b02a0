/**
 * The text of a fetched document. What is valid UTF-8 is UTF-8, whatever the header says: text of another
 * charset hardly ever is by chance. Otherwise the charset that the header, the XML declaration or the page
 * names, else Windows-1252, which holds ISO-8859-1.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const mark = [bytes[0], bytes[1]].join()
  if (mark === '254,255' || mark === '255,254') return decode(bytes, mark === '254,255' ? 'utf-16be' : 'utf-16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const said = declared(bytes, contentType)
    return decode(bytes, said.find((charset) => !/^utf-?8$/i.test(charset)) ?? said[0] ?? 'windows-1252')
  }
}

function declared(bytes: Uint8Array, contentType: string): string[] {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  return [
    contentType.match(/charset\s*=\s*["']?([\w:.-]+)/i),
    start.match(/(?:encoding|charset)\s*=\s*["']?([\w:.-]+)/i),
  ]
    .map((match) => match?.[1])
    .filter((charset) => charset !== undefined)
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
