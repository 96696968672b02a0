export const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
} as const
export type DocumentKind = keyof typeof documentTypes

export type DocumentFile = { readonly name: string; readonly kind: DocumentKind; readonly bytes: Uint8Array }

export const largestDocument = 5 * 1024 * 1024

/** What a file is by its first bytes and its name's end, whatever else it calls itself; `undefined` for anything else. */
export function documentKind(name: string, bytes: Uint8Array): DocumentKind | undefined {
  const begins = (...expected: number[]) => expected.every((byte, at) => bytes[at] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (!begins(0x50, 0x4b, 0x03, 0x04)) return undefined
  if (/\.docx$/i.test(name)) return 'docx'
  return /\.odt$/i.test(name) ? 'odt' : undefined
}
