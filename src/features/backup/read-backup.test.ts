import { createHash } from 'node:crypto'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { knownMigrations } from '../../platform/migrate.ts'
import { secretsWith } from '../../platform/secrets.ts'
import { BadBackup, contentsName, type Manifest, manifestName } from './format.ts'
import { verifyBackup } from './read-backup.ts'
import { checkMigrations, isItsKey } from './restore-backup.ts'
import { readTar, writeTar } from './tar.ts'

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

type Part = { readonly name: string; readonly bytes: Buffer }
const part = (name: string, content: string | object): Part => ({
  name,
  bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

const manifest: Manifest = {
  luotto: 'backup',
  format: 1,
  version: '0.1.0',
  takenAt: '2026-11-27T02:00:00.000Z',
  migrations: [{ name: '0001-people.sql', checksum: 'a'.repeat(64) }],
  tables: [{ schema: 'public', name: 'story', columns: ['id'] }],
  keyCheck: { salt: 'c2FsdA', proof: 'cHJvb2Y' },
}
const id = '0193a1b2-0000-7000-8000-000000000001'
const good = [
  part(manifestName, manifest),
  part('tables/public.story/000001.copy', 'one\ntwo\n'),
  part(`files/${id}/${id}.webp`, 'a picture'),
  part(`spool/${id}.clicks`, 'a click\n'),
]

const listOf = (parts: readonly Part[]) =>
  part(contentsName, {
    rows: { 'public.story': 2 },
    members: parts.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  })

async function* membersOf(parts: readonly Part[]) {
  for (const { name, bytes } of parts) {
    async function* whole() {
      yield bytes
    }
    yield { name, size: bytes.length, bytes: whole() }
  }
}

async function tarOf(parts: readonly Part[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of writeTar(membersOf(parts))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const packed = async (parts: readonly Part[]): Promise<Buffer> => gzipSync(await tarOf([...parts, listOf(parts)]))

const unpacked = (bytes: Buffer): Buffer | undefined => {
  try {
    return gunzipSync(bytes)
  } catch {
    return undefined
  }
}

let written = 0
async function verify(bytes: Buffer) {
  const path = join(folder.path, `${++written}.luotto`)
  await writeFile(path, bytes)
  const file = await open(path)
  try {
    return await verifyBackup(file)
  } finally {
    await file.close()
  }
}

/** Why the file was refused; a bug throws through. */
const refusal = (bytes: Buffer): Promise<string> =>
  verify(bytes).then(
    () => 'let through',
    (error: unknown) => {
      if (error instanceof BadBackup) return error.message
      throw error
    },
  )

describe('a backup', () => {
  test('that is whole is let through, and says what it holds', async () => {
    const { manifest: read, contents } = await verify(await packed(good))
    expect(read).toEqual(manifest)
    expect(contents.members.map(({ name }) => name)).toEqual(good.map(({ name }) => name))
  })

  test('is refused when it was cut off, wherever', async () => {
    const whole = await packed(good)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toMatch(/too early|damaged|not a backup/)
      }),
      { numRuns: 60 },
    )
  })

  test('is refused when a byte was changed, wherever, be it packed or not', async () => {
    const whole = await packed(good)
    const plain = gunzipSync(whole)
    const changed = (bytes: Buffer, at: number, by: number) =>
      Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ by : byte)))
    const content = plain.subarray(0, plain.length - 1024)
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        // Between members tar has padding, of which nobody reads anything.
        const padding = plain[at] === 0
        const told = await refusal(gzipSync(changed(plain, at, by)))
        if (!padding) expect(told).not.toBe('let through')
      }),
      { numRuns: 100 },
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: whole.length - 9 }), async (at) => {
        const packedAnew = changed(whole, at, 1)
        // A run of the same bytes may be packed in many ways: what unpacks to the same is the same backup.
        if (unpacked(packedAnew)?.equals(plain)) return
        expect(await refusal(packedAnew)).not.toBe('let through')
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    '../evil.sh',
    `files/../../${id}.webp`,
    `files/${id}/../../secret.key`,
    `/etc/passwd`,
    'secret.key',
    `files/${id}/${id}.webp/x`,
    'tables/public.story;drop/000001.copy',
    'tables/pg_catalog.pg_authid/000001.copy',
    `spool/../${id}.clicks`,
    'tables/public.unknown/000001.copy',
  ])('is refused when it holds %s', async (name) => {
    expect(await refusal(await packed([...good, part(name, 'x')]))).not.toBe('let through')
  })

  test('is refused when a member is a link, or comes twice', async () => {
    const tar = await tarOf([...good, listOf(good)])
    const head = tar.subarray(0, 512)
    head.write('2', 156)
    head.fill(' ', 148, 156)
    head.write(
      `${head
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    )
    expect(await refusal(gzipSync(tar))).toContain('damaged')
    expect(await refusal(await packed([...good, part(`files/${id}/${id}.webp`, 'a picture')]))).toContain('damaged')
  })

  test('is refused without its list, with something behind it, or with nothing at all in it', async () => {
    expect(await refusal(gzipSync(await tarOf(good)))).toContain('too early')
    expect(await refusal(gzipSync(await tarOf([...good, listOf(good), part('more', 'x')])))).toContain('goes on')
    expect(await refusal(Buffer.concat([await packed(good), await packed(good)]))).toContain('goes on')
    expect(await refusal(gzipSync(await tarOf([])))).toContain('too early')
    expect(await refusal(gzipSync(await tarOf([part('README', 'x')])))).toContain('not a backup')
  })

  test('is refused when it unpacks to far more than backups do, before anything is written', async () => {
    const bomb = [...good, part('tables/public.story/000002.copy', '\0'.repeat(100_000_000))]
    expect(await refusal(await packed(bomb))).toContain('unpacks to far more')
  })

  test('of a newer form says so', async () => {
    const newer = [part(manifestName, { ...manifest, format: 2 }), ...good.slice(1)]
    expect(await refusal(await packed(newer))).toContain('newer Luotto')
  })
})

describe('a verified backup', () => {
  const known = knownMigrations().map(({ name, checksum }) => ({ name, checksum }))

  test('is restored by a Luotto that knows its migrations, and no other', () => {
    const check = (migrations: Manifest['migrations']) => () => checkMigrations({ ...manifest, migrations })
    expect(check(known)).not.toThrow()
    expect(check(known.slice(0, 2))).not.toThrow()
    expect(check([...known, { name: '9999-later.sql', checksum: 'a'.repeat(64) }])).toThrow(/newer Luotto/)
    expect(check([{ name: '0001-people.sql', checksum: 'b'.repeat(64) }])).toThrow(/another line/)
  })

  test('knows its key from another', () => {
    const [ours, theirs] = [
      secretsWith('our-key-of-thirty-two-characters!!'),
      secretsWith('another-key-of-thirty-two-chars!!'),
    ]
    const salt = Buffer.from('sixteen bytes !!')
    const proof = Buffer.from(ours.sign('the key of a backup', salt)).toString('base64url')
    const checked = { ...manifest, keyCheck: { salt: salt.toString('base64url'), proof } }
    expect([isItsKey(checked, ours), isItsKey(checked, theirs)]).toEqual([true, false])
  })
})

test('a tar gives back what was put in, however it is cut on the way', async () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 700 }), async (contents, cut) => {
      const given = contents.map((bytes, at) => ({ name: `files/${at}`, bytes: Buffer.from(bytes) }))
      const tar = await tarOf(given)
      async function* inCuts() {
        for (let at = 0; at < tar.length; at += cut) yield tar.subarray(at, at + cut)
      }
      const read: Part[] = []
      for await (const { name, bytes } of readTar(inCuts())) {
        const chunks: Buffer[] = []
        for await (const chunk of bytes) chunks.push(chunk)
        read.push({ name, bytes: Buffer.concat(chunks) })
      }
      expect(read).toEqual(given)
    }),
    { numRuns: 40 },
  )
})
