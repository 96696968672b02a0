import { z } from 'zod'
import { text } from '../../platform/form.ts'
import type { Evidence } from './open-mishap.ts'

export const longestWords = 10_000
const largestPicture = 8 * 1024 * 1024

/** What a form says of evidence: all of it as one likes. */
export const evidenceFields = {
  happenedAt: text(200).optional().default(''),
  evidence: text(longestWords).optional().default(''),
  link: text(2000).optional().default(''),
  picture: z
    .instanceof(File)
    .optional()
    .refine((file) => !file || file.size <= largestPicture, 'mishaps.picture.large')
    .refine(
      (file) => !file || file.size === 0 || ['image/png', 'image/jpeg', 'image/webp'].includes(file.type),
      'mishaps.picture.kind',
    ),
}

type Fields = { readonly [K in 'happenedAt' | 'evidence' | 'link']: string } & { readonly picture?: File | undefined }

type Read = { readonly evidence: Evidence | null } | { readonly faults: Readonly<Record<string, string>> }

/**
 * The picture is kept as it came: where and when it was taken may be what it proves. What only calls itself a picture is said
 * to be none, and not left out in silence.
 */
export async function evidenceOf({ happenedAt, evidence, link, picture }: Fields): Promise<Read> {
  const bytes = picture && picture.size > 0 ? new Uint8Array(await picture.arrayBuffer()) : undefined
  const kind = bytes && kindOf(bytes)
  if (bytes && !kind) return { faults: { picture: 'mishaps.picture.kind' } }
  if (!bytes && happenedAt === '' && evidence === '' && link === '') return { evidence: null }
  return { evidence: { happenedAt, words: evidence, link, picture: bytes && kind ? { bytes, type: kind } : null } }
}

type Picture = NonNullable<Evidence['picture']>

/** By its first bytes, whatever it calls itself: it is shown to others. */
function kindOf(bytes: Uint8Array): Picture['type'] | undefined {
  const begins = (...expected: number[]) => expected.every((byte, at) => bytes[at] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  const word = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'image/webp' : undefined
}
