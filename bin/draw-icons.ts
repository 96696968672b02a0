// Draws the icons of the installed app from public/icon.svg. What it writes is checked in.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const drawing = readFileSync(`${folder}icon.svg`, 'utf8')
// A phone cuts a maskable icon to its own shape: the ground reaches the edges, and the drawing keeps to the middle.
const bled = drawing
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32" rx="8"', '<rect x="-4" y="-4" width="40" height="40"')

for (const { name, svg, size } of [
  { name: 'icon-192', svg: drawing, size: 192 },
  { name: 'icon-512', svg: drawing, size: 512 },
  { name: 'maskable-512', svg: bled, size: 512 },
  { name: 'touch-180', svg: bled, size: 180 },
]) {
  const png = await sharp(Buffer.from(svg), { density: 72 * (size / 32) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  writeFileSync(`${folder}icons/${name}.png`, png)
}
