import sharp from 'sharp'

export type PictureProblem = 'not-a-picture' | 'too-large' | 'too-many-pixels'

export type Reencoded =
  | {
      readonly ok: true
      readonly webp: Uint8Array
      /** At most 900 KB: networks take link cards of a megabyte. */
      readonly jpeg: Uint8Array
      readonly width: number
      readonly height: number
    }
  | { readonly ok: false; readonly problem: PictureProblem }

export const largestPicture = 8 * 1024 * 1024
const mostPixels = 60_000_000
const widest = 1600
// A picture a hundred times as high as wide is no story's picture.
const highest = 3200
const largestJpeg = 900 * 1024

/**
 * Makes a picture that a stranger sent into two of our own: turned as its camera said, at most 1600 pixels
 * wide, of an animation the first frame, and with nothing of the original but its pixels, so no place or
 * camera either. What it is, is told by its first bytes; SVG, which can carry scripts, is none of them.
 */
export async function reencode(bytes: Uint8Array): Promise<Reencoded> {
  if (bytes.length > largestPicture) return { ok: false, problem: 'too-large' }
  if (!isPhotographic(bytes)) return { ok: false, problem: 'not-a-picture' }
  try {
    // The header alone, before anything is unpacked: a few kilobytes can claim gigabytes.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return { ok: false, problem: 'too-many-pixels' }
    const upright = open(bytes)
      .rotate()
      .resize({ width: widest, height: highest, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await upright.webp({ quality: 82 }).toBuffer({ resolveWithObject: true })
    return { ok: true, webp: data, jpeg: await smallJpeg(data), width: info.width, height: info.height }
  } catch {
    // Damaged or cut short: sharp's own words help nobody who chose a file.
    return { ok: false, problem: 'not-a-picture' }
  }
}

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 })

async function smallJpeg(webp: Uint8Array): Promise<Uint8Array> {
  for (const [quality, width] of [
    [85, widest],
    [70, widest],
    [60, 1200],
  ] as const) {
    const jpeg = await toJpeg(webp, quality, width)
    if (jpeg.length <= largestJpeg) return jpeg
  }
  return toJpeg(webp, 50, 640)
}

const toJpeg = (bytes: Uint8Array, quality: number, width: number): Promise<Uint8Array> =>
  sharp(bytes)
    .resize({ width, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer()

/** JPEG, PNG, GIF, WebP or AVIF/HEIF by its first bytes: no other decoder is woken. */
function isPhotographic(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    /^GIF8[79]a/.test(start) ||
    /^RIFF[\s\S]{4}WEBP/.test(start) ||
    /^[\s\S]{4}ftyp(?:avif|avis|heic|heix|mif1)/.test(start)
  )
}
