import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { openSpool } from './spool.ts'

const dead = '1-1'
const textOf = (batches: readonly { path: string }[]) => batches.map((batch) => readFileSync(batch.path, 'latin1'))

test('what is appended is in the file at once, and can be counted after the rotation', async () => {
  using folder = temporaryFolder()
  const spool = openSpool(folder.path)
  expect(spool.append('one\ntwo\n')).toBe(0)
  expect(await spool.batches()).toEqual([])
  expect(readFileSync(join(folder.path, readdirSync(folder.path)[0] ?? ''), 'latin1')).toBe('one\ntwo\n')
  spool.rotate()
  spool.append('three\n')
  expect(textOf(await spool.batches())).toEqual(['one\ntwo\n'])
})

test('a rotation without clicks makes no batch', async () => {
  using folder = temporaryFolder()
  const spool = openSpool(folder.path)
  spool.rotate()
  expect(await spool.batches()).toEqual([])
})

test('a file that has grown big enough is ended by itself', async () => {
  using folder = temporaryFolder()
  const spool = openSpool(folder.path, { maxBytes: 10 })
  for (const line of ['12345\n', '67890\n', 'abcde\n']) spool.append(line)
  expect(textOf(await spool.batches())).toEqual(['12345\n67890\n'])
})

test('files of a process that is dead are taken over under the same batch id, those of a living one are not', async () => {
  using folder = temporaryFolder()
  const alive = new Set(['7-1'])
  const isAlive = (name: string) => alive.has(name)
  const left = openSpool(folder.path, { owner: { name: '7-1', isAlive } })
  left.append('left\n')
  const id = (readdirSync(folder.path)[0] ?? '').split('.')[0]
  const heir = openSpool(folder.path, { owner: { name: '8-1', isAlive } })
  expect(await heir.batches()).toEqual([])
  alive.clear()
  const taken = await heir.batches()
  expect(taken.map((batch) => batch.id)).toEqual([id])
  expect(textOf(taken)).toEqual(['left\n'])
})

test('of several that would take over a file, one gets it', async () => {
  using folder = temporaryFolder()
  const isAlive = (name: string) => name !== dead
  openSpool(folder.path, { owner: { name: dead, isAlive } }).append('left\n')
  const heirs = ['2-1', '3-1', '4-1'].map((name) => openSpool(folder.path, { owner: { name, isAlive } }))
  const taken = await Promise.all(heirs.map((heir) => heir.batches()))
  expect(taken.flat()).toHaveLength(1)
})

test('the files of a real process are left alone while it lives, and taken when it has been killed', async () => {
  using folder = temporaryFolder()
  const module = new URL('./spool.ts', import.meta.url).href
  const script = `import { openSpool } from '${module}'
    openSpool(process.argv[1]).append('left\\n'); console.log('written'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder.path])
  await once(child.stdout, 'data')
  const spool = openSpool(folder.path)
  expect(await spool.batches()).toEqual([])
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(textOf(await spool.batches())).toEqual(['left\n'])
})

test('a process number that is used again by another process does not keep a file', async () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, `018f0000-0000-7000-8000-000000000000.${process.pid}-1.clicks`), 'left\n')
  expect(textOf(await openSpool(folder.path).batches())).toEqual(['left\n'])
})

test('when the folder cannot be written the lines are told as lost, and the next ones are written again', async () => {
  using folder = temporaryFolder()
  const inner = join(folder.path, 'spool')
  const spool = openSpool(inner)
  renameSync(inner, `${inner}-away`)
  expect(spool.append('one\ntwo\n')).toBe(2)
  renameSync(`${inner}-away`, inner)
  expect(spool.append('three\n')).toBe(0)
  spool.rotate()
  expect(textOf(await spool.batches())).toEqual(['three\n'])
})

test('other files in the folder are nobody’s clicks', async () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'notes.txt'), 'hello')
  expect(await openSpool(folder.path).batches()).toEqual([])
})

test('a removed batch is gone, and removing it again does no harm', async () => {
  using folder = temporaryFolder()
  const spool = openSpool(folder.path)
  spool.append('one\n')
  spool.rotate()
  const [batch] = await spool.batches()
  if (!batch) throw new Error('There should be a batch.')
  await spool.remove(batch)
  await spool.remove(batch)
  expect(await spool.batches()).toEqual([])
  rmSync(folder.path, { recursive: true })
})

test.runIf(process.platform === 'linux')(
  'a disk that fills up amid a write loses what did not fit, and nothing after it',
  async () => {
    using folder = temporaryFolder()
    const module = new URL('./spool.ts', import.meta.url).href
    // The limit on the size of a file stands for a full disk, and lifting it for one that has room again.
    const script = `import { openSpool } from '${module}'
    import { execFileSync } from 'node:child_process'
    const spool = openSpool(process.argv[1])
    const ten = 'a line of a hundred bytes'.padEnd(99, '.') + '\\n'
    const lost = spool.append(ten.repeat(300)) + spool.append(ten)
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:unlimited'])
    console.log(lost, spool.append('after\\n'))`
    const child = spawn('prlimit', [
      '--fsize=20050:unlimited',
      process.execPath,
      '--input-type=module',
      '-e',
      script,
      folder.path,
    ])
    const [output] = await once(child.stdout, 'data')
    await once(child, 'exit')
    expect(String(output)).toBe('101 0\n')
    const [text = ''] = textOf(await openSpool(folder.path).batches())
    const lines = text.split('\n')
    expect(lines.filter((line) => line.length === 99)).toHaveLength(200)
    expect(lines.slice(200).filter((line) => line.length > 50)).toEqual([])
    expect(lines.at(-2)).toBe('after')
    expect(text.endsWith('\nafter\n')).toBe(true)
  },
)
