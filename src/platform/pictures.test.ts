import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { largestPicture, reencode } from './pictures.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#204080' } })
const good = async (bytes: Uint8Array) => {
  const result = await reencode(bytes)
  return result.ok ? result : expect.fail(result.problem)
}
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 90 } },
  })

test('a picture becomes a WebP and a JPEG, at most 1600 pixels wide', async () => {
  const result = await good(await plain(3000, 1500).png().toBuffer())
  expect(result).toMatchObject({ width: 1600, height: 800 })
  expect(await sharp(result.webp).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 })
  expect(await sharp(result.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 })
})

test('a small picture is not made larger', async () => {
  expect(await good(await plain(40, 30).webp().toBuffer())).toMatchObject({ width: 40, height: 30 })
})

test('the JPEG fits a link card however rich the picture is', async () => {
  const { jpeg } = await good(await noise(1600, 1600).jpeg({ quality: 90 }).toBuffer())
  expect(jpeg.length).toBeLessThanOrEqual(900 * 1024)
})

test('the place, the camera and the text that a picture carries are gone, and it stands upright', async () => {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '60/1 27/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '26/1 56/1 0/1' }
  const original = await plain(40, 20)
    .jpeg()
    .withExif({ IFD0: { Make: 'Kamera', ImageDescription: 'salainen' }, IFD3: gps })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">salainen</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('Kamera')
  const result = await good(original)
  expect(result).toMatchObject({ width: 20, height: 40 })
  for (const bytes of [result.webp, result.jpeg]) {
    const metadata = await sharp(bytes).metadata()
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation]).toEqual(
      Array(5).fill(undefined),
    )
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/salainen|Kamera|GPS/)
  }
})

test('of an animation the first frame is kept', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const animation = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  expect((await sharp(animation).metadata()).pages).toBe(2)
  const { webp, height } = await good(animation)
  expect(height).toBe(8)
  const { dominant } = await sharp(webp).stats()
  expect(dominant.r).toBeGreaterThan(dominant.g)
})

test('transparency becomes white in the JPEG', async () => {
  const { jpeg } = await good(
    await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer(),
  )
  expect((await sharp(jpeg).stats()).channels.map((channel) => Math.round(channel.mean))).toEqual([255, 255, 255])
})

test('text called a picture, a picture cut short, and an SVG are no pictures', async () => {
  const png = await noise(200, 200).png().toBuffer()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  for (const bytes of ['Hei', svg, `<?xml version="1.0"?>${svg}`, `\ufeff${svg}`, '%PDF-1.7', '']) {
    expect(await reencode(Buffer.from(bytes))).toEqual({ ok: false, problem: 'not-a-picture' })
  }
  expect(await reencode(png.subarray(0, png.length / 2))).toEqual({ ok: false, problem: 'not-a-picture' })
  expect(await reencode(png.subarray(0, 20))).toEqual({ ok: false, problem: 'not-a-picture' })
  expect(await reencode(Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]))).toEqual({
    ok: false,
    problem: 'not-a-picture',
  })
})

test('a picture that would unpack to gigabytes is refused before it is unpacked', async () => {
  const bomb = hugePng(30_000, 30_000)
  expect(bomb.length).toBeLessThan(5 * 1024 * 1024)
  const before = process.memoryUsage().rss
  expect(await reencode(bomb)).toEqual({ ok: false, problem: 'too-many-pixels' })
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
})

test('too large a file is refused unread', async () => {
  expect(await reencode(new Uint8Array(largestPicture + 1))).toEqual({ ok: false, problem: 'too-large' })
})

/** A grey PNG, by hand: a library would have to hold its pixels. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}
