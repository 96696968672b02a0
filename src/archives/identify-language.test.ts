import { existsSync, readFileSync } from 'node:fs'
import { eld } from 'eld/small'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareText } from '../core/voice/bare-text.ts'
import { languageIdentifier } from './identify-language.ts'
import { labelledPosts, tooShort } from './labelled-posts.testing.ts'

test.each(Object.entries(labelledPosts))('posts in %s are told', async (language, posts) => {
  const identify = await languageIdentifier()
  const told = posts.map((post) => identify(post))
  expect(told.filter((one) => one === language)).toHaveLength(posts.length)
})

test('of what is too short, or no words at all, it says nothing', async () => {
  const identify = await languageIdentifier()
  expect(tooShort.map((post) => identify(post))).toEqual(tooShort.map(() => 'unknown'))
})

test('a very long text is told by its beginning', async () => {
  const identify = await languageIdentifier()
  expect(identify('Tämä on pitkä teksti, jossa on monta sanaa. '.repeat(50_000))).toBe('fi')
})

// FinnSentiment (Lindén, Jauhiainen & Hardwick 2023), from outside the project; a few of its lines are English.
const finnish = new URL('../../../shared/data/finnish/', import.meta.url)

eld.setLanguageSubset(['fi', 'sv', 'en'])

/** What eld itself says of the same words. */
function saidByEld(text: string): string {
  const bare = bareText(text.slice(0, 1000))
  const said = eld.detect(bare)
  return (bare.match(/\p{L}/gu)?.length ?? 0) >= 10 && said.isReliable() ? said.language : 'unknown'
}

test('it says what eld says, of posts and of whatever letters there are', async () => {
  const identify = await languageIdentifier()
  for (const post of [...Object.values(labelledPosts).flat(), ...tooShort]) expect(identify(post)).toBe(saidByEld(post))
  const letters = fc.string({ unit: fc.constantFrom(..."aeinstkdåäöéøžшכ’'`- 1"), maxLength: 500 })
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
      expect(identify(text)).toBe(saidByEld(text))
    }),
  )
})

test.skipIf(!existsSync(finnish))('98 of 100 Finnish forum sentences of 20 letters or more are told', async () => {
  const identify = await languageIdentifier()
  const sentences = ['neg', 'neut', 'pos']
    .flatMap((tone) => readFileSync(new URL(`FinnSentiment2020_${tone}_05-07-2021.txt`, finnish), 'utf8').split('\n'))
    .filter((sentence) => (sentence.match(/\p{L}/gu)?.length ?? 0) >= 20)
  expect(sentences.length).toBeGreaterThan(20_000)
  const told = sentences.map((sentence) => identify(sentence))
  for (const [at, sentence] of sentences.entries()) expect(told[at]).toBe(saidByEld(sentence))
  const share = (language: string) => told.filter((one) => one === language).length / told.length
  expect(share('fi')).toBeGreaterThan(0.98)
  expect(share('sv') + share('en')).toBeLessThan(0.01)
})
