import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import type { OrganisationId } from './database.ts'
import { type Files, filesIn } from './files.ts'

const folder = temporaryFolder()
const one = '0192d3a0-0000-7000-8000-000000000001' as OrganisationId
const other = '0192d3a0-0000-7000-8000-000000000002' as OrganisationId
const name = '0192d3a0-0000-7000-8000-00000000000a.webp'

let files: Files
beforeAll(() => {
  mkdirSync(join(folder.path, 'files'))
  writeFileSync(join(folder.path, 'secret.key'), 'MARK')
  files = filesIn(join(folder.path, 'files'))
})
afterAll(() => folder[Symbol.dispose]())

test('what is written is read in its own organisation, and in no other', async () => {
  await files.write(one, name, Buffer.from('kuva'))
  expect(Buffer.from((await files.read(one, name)) ?? []).toString()).toBe('kuva')
  expect(await files.read(other, name)).toBeUndefined()
})

test('written again, it is the new one, and nothing half is left behind', async () => {
  await files.write(one, name, Buffer.from('uusi'))
  expect(Buffer.from((await files.read(one, name)) ?? []).toString()).toBe('uusi')
  expect(readdirSync(join(folder.path, 'files', one))).toEqual([name])
})

test('removed, it is gone, and removing again does no harm', async () => {
  await files.remove(one, name)
  await files.remove(one, name)
  expect(await files.read(one, name)).toBeUndefined()
})

describe('a name that is not one of ours', () => {
  const attacks = [
    '../secret.key',
    '../../secret.key',
    '..',
    '.',
    '',
    '/etc/passwd',
    'secret.key',
    `${name}/../../../secret.key`,
    `${name}\0.webp`,
    `..%2fsecret.key`,
    '..\\secret.key',
    `${name}.part`,
    `${name}\n`,
    'A'.repeat(36),
  ]

  test.each(attacks)('%j reaches no file, in either place', async (attack) => {
    // However it is refused, at once or later.
    const refused = async (work: () => Promise<unknown>) => {
      await expect((async () => work())()).rejects.toThrow('Not the name of a file of ours.')
    }
    for (const [organisation, file] of [
      [attack, name],
      [one, attack],
    ] as [OrganisationId, string][]) {
      await refused(() => files.read(organisation, file))
      await refused(() => files.write(organisation, file, Buffer.from('x')))
      await refused(() => files.remove(organisation, file))
    }
  })

  test('whatever it is, it leaves the folder alone', async () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '/', '\\', '%2e%2e', '\0', name, one, '.webp'),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        const made = pieces.join('')
        const read = await (async () => files.read(one, made))().catch(() => undefined)
        expect(Buffer.from(read ?? []).toString()).not.toContain('MARK')
      }),
    )
    expect(readdirSync(folder.path).sort()).toEqual(['files', 'secret.key'])
  })
})
