import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommand } from '../test/support/command.ts'
import { temporaryFolder } from '../test/support/folder.ts'

const { path: folder } = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const draft = join(folder, 'draft.txt')
const usage = async (words: readonly string[]) => runCommand(['look', ...words])

test('a draft is looked at in its own language, with the places as JavaScript counts them', async () => {
  const text = '😀 Kauppamme on hiilineutraali.\nSoita Merville 040 123 4567.'
  writeFileSync(draft, text)
  const { code, out, err } = await usage([draft, '--json'])
  expect([code, err]).toEqual([0, ''])
  const found = JSON.parse(out) as { check: string; start: number; end: number }[]
  expect(found.map(({ check, start, end }) => [check, text.slice(start, end)])).toEqual([
    ['environment-claim', 'hiilineutraali'],
    ['phone', '040 123 4567'],
  ])
  expect(found[0]).toEqual({
    ...{ check: 'environment-claim', start: 16, end: 30, weight: 3, passage: 'claims' },
    message: 'Tämä on ympäristöväite ilman lähdettä.',
  })
})

test('what kind it is counts, and a language that is said', async () => {
  writeFileSync(draft, 'New jumpers.')
  const product = await usage([draft, '--json', '--language', 'en', '--kind', 'product'])
  expect(JSON.parse(product.out)).toMatchObject([{ check: 'advert-label', message: expect.stringMatching(/^The adv/) }])
  const swedish = await usage([draft, '--json', '--language', 'sv', '--kind', 'product'])
  expect(JSON.parse(swedish.out)).toMatchObject([{ message: 'Reklammärkningen saknas i början.' }])
  expect(JSON.parse((await usage([draft, '--json', '--language', 'en'])).out)).toEqual([])
})

test('standard input is looked at too, and told to people by line and column', async () => {
  const words = ['bin/luotto.ts', 'look', '-', '--json']
  const answer = execFileSync(process.execPath, words, { input: 'Ring Gunilla på 0400 123 456 i kväll, säger hon.' })
  expect(JSON.parse(answer.toString())).toMatchObject([{ check: 'phone', message: expect.stringMatching(/^Det här/) }])
  writeFileSync(draft, 'Vi öppnar i dag.\nVår färg är miljövänlig.')
  const { code, out } = await usage([draft])
  expect(code).toBe(0)
  expect(out).toMatch(
    /^2:13 Det här är ett miljöpåstående utan källa\. “miljövänlig”\n {4}\S.*\n {4}environment-claim, guideline: claims\n$/,
  )
})

test('a file that is not there is told of in a line', async () => {
  const { code, out, err } = await usage([join(folder, 'none.txt')])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/none\.txt could not be read \(ENOENT\)\.\n$/)
})

test('and a text without end is not taken in', async () => {
  writeFileSync(draft, 'a '.repeat(600_000))
  const { code, err } = await usage([draft])
  expect([code, err]).toEqual([1, 'The text is longer than 1000000 characters.\n'])
})
