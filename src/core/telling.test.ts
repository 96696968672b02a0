import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Disclosure } from './disclosure.ts'
import { accountRules, intentRules, networkIds, rulesFor } from './networks.ts'
import { composePost, mostAttempts, nextTelling, type Outcome, ownWordsOf } from './telling.ts'

const link = 'https://luotto.example/go/abcdefghjk'
const advert: Disclosure = { kind: 'advert', place: 'first', line: 'Mainos | Aalto Oy' }
const employment: Disclosure = { kind: 'employment', place: 'last', line: 'Työnantajani on Aalto Oy.' }

describe('a post', () => {
  test('that markets says so before anything else', () => {
    const { text } = composePost({ ownWords: 'Uusi vene!', disclosure: advert, link }, intentRules.x)
    expect(text).toBe(`Mainos | Aalto Oy\n\nUusi vene!\n\n${link}`)
  })

  test('says the employment after one’s own words', () => {
    const { text } = composePost({ ownWords: 'Uusi silta!', disclosure: employment, link }, intentRules.x)
    expect(text).toBe(`Uusi silta!\n\nTyönantajani on Aalto Oy.\n\n${link}`)
  })

  test('is one’s own words alone where there is nothing to add', () => {
    const post = composePost(
      { ownWords: '  Hyvä päivä töissä. \n', disclosure: undefined, link: undefined },
      intentRules.x,
    )
    expect(post).toEqual({ text: 'Hyvä päivä töissä.', length: 18, limit: 280, tooLong: false, linkBeside: undefined })
  })

  test.each(networkIds)('carries its link once, in the text or beside it: %s', (network) => {
    const { text, linkBeside } = composePost({ ownWords: 'Hei', disclosure: undefined, link }, intentRules[network])
    expect([text.includes(link), linkBeside === link].filter(Boolean)).toEqual([true])
  })

  test('carries its link as a card by the member’s own account, where it takes no room', () => {
    const ownWords = 'a'.repeat(300)
    const card = composePost({ ownWords, disclosure: undefined, link }, rulesFor('bluesky', true))
    expect(card).toMatchObject({ text: ownWords, length: 300, tooLong: false, linkBeside: link })
    expect(composePost({ ownWords, disclosure: undefined, link }, rulesFor('bluesky', false)).tooLong).toBe(true)
  })

  test('may be as long as the member’s own instance lets it be, content warning included', () => {
    const rules = rulesFor('mastodon', true, { limit: 1000, addressCounts: 30 })
    const ownWords = 'ä'.repeat(1000 - 32 - 7)
    const draft = { ownWords, disclosure: undefined, link, contentWarning: 'Varoitus'.slice(1) }
    expect(composePost(draft, rules)).toMatchObject({ length: 1000, limit: 1000, tooLong: false })
    expect(composePost({ ...draft, ownWords: `${ownWords}.` }, rules).tooLong).toBe(true)
    expect(rulesFor('mastodon', false, { limit: 1000, addressCounts: 30 }).limit).toBe(500)
  })

  test('may be exactly as long as the network lets it be, and not one longer', () => {
    for (const rules of [...Object.values(intentRules), accountRules.bluesky]) {
      const of = (length: number) =>
        composePost({ ownWords: 'a'.repeat(length), disclosure: undefined, link: undefined }, rules)
      expect(of(rules.limit).tooLong).toBe(false)
      expect(of(rules.limit + 1).tooLong).toBe(true)
    }
  })

  test('has the person’s own words in it as they are, whatever they are', () => {
    const disclosures = fc.constantFrom(undefined, advert, employment)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        disclosures,
        fc.constantFrom(...networkIds),
        (words, disclosure, network) => {
          const post = composePost({ ownWords: words, disclosure, link }, intentRules[network])
          expect(post.text).toContain(words.trim())
          if (disclosure?.place === 'first') expect(post.text.startsWith(disclosure.line)).toBe(true)
          if (disclosure) expect(post.text).toContain(disclosure.line)
        },
      ),
    )
  })
})

describe('after a try to publish', () => {
  const detail = 'words of the network'

  test('what was published is so, and at its address', () => {
    const outcome: Outcome = { state: 'published', url: 'https://bsky.app/p' }
    expect(nextTelling(7, outcome)).toEqual({ state: 'published', postUrl: 'https://bsky.app/p' })
  })

  test('what was rejected is not tried again, and says why', () => {
    const outcome: Outcome = { state: 'rejected', refusal: 'too-long', detail }
    expect(nextTelling(1, outcome)).toEqual({ state: 'rejected', problem: 'too-long', detail })
  })

  test('what surely did not go out waits: first a moment, then longer, never more than two hours', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, index) => {
      const next = nextTelling(index + 1, { state: 'retry-later', detail })
      return 'retryInSeconds' in next && next.state === 'queued' ? next.retryInSeconds : undefined
    })
    expect(waits.slice(0, 4)).toEqual([15, 30, 60, 120])
    expect(Math.max(...waits.map(Number))).toBe(7200)
    expect(waits.every((wait, index) => Number(wait) >= Number(waits[index - 1] ?? 0))).toBe(true)
    const hours = waits.reduce<number>((sum, wait) => sum + Number(wait), 0) / 3600
    expect(hours).toBeGreaterThan(16)
    expect(hours).toBeLessThan(30)
  })

  test('what the network wants later is not tried before', () => {
    const later = (attempt: number) => nextTelling(attempt, { state: 'retry-later', detail, afterSeconds: 600 })
    expect(later(1)).toEqual({ state: 'queued', retryInSeconds: 600 })
    expect(later(12)).toEqual({ state: 'queued', retryInSeconds: 7200 })
  })

  test('what could not be sent for a day is given back to the member', () => {
    const next = nextTelling(mostAttempts, { state: 'retry-later', detail })
    expect(next).toEqual({ state: 'rejected', problem: 'unreachable', detail })
  })

  test('what may have gone out stays unsure, and in the end it is the member who knows', () => {
    expect(nextTelling(1, { state: 'unknown', detail })).toEqual({ state: 'unsure', retryInSeconds: 15 })
    expect(nextTelling(mostAttempts, { state: 'unknown', detail })).toEqual({
      state: 'unsure',
      retryInSeconds: undefined,
    })
  })

  test('what may have gone out to a network that lets nobody look is for the member to tell at once', () => {
    expect(nextTelling(2, { state: 'untold', detail })).toEqual({ state: 'unsure', retryInSeconds: undefined })
  })

  test('every try ends somewhere: nothing is tried for ever', () => {
    const states = fc.constantFrom<Outcome>(
      { state: 'retry-later', detail },
      { state: 'unknown', detail },
      { state: 'untold', detail },
    )
    fc.assert(
      fc.property(fc.integer({ min: mostAttempts, max: 1000 }), states, (attempt, outcome) => {
        const next = nextTelling(attempt, outcome)
        return !('retryInSeconds' in next) || next.retryInSeconds === undefined
      }),
    )
  })
})

describe('own words, again', () => {
  const words = fc
    .string({ minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '')

  test.each(['first', 'last'] as const)('come back from what was put together with a label that stands %s', (place) => {
    const label = { kind: 'advert', place, line: 'Mainos | Aalto Oy' } as const
    fc.assert(
      fc.property(words, (ownWords) => {
        const { text } = composePost({ ownWords, disclosure: label, link: undefined }, rulesFor('bluesky', true))
        return ownWordsOf(text, label) === ownWords
      }),
    )
  })

  test('are the whole text where the label was left out', () => {
    const label = { kind: 'employment', place: 'last', line: 'Työnantajani on Aalto Oy.' } as const
    expect(ownWordsOf('Olin siellä.', label)).toBe('Olin siellä.')
  })
})
