import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openBrowser } from '../../test/support/browser.ts'
import { languages } from '../core/networks.ts'
import { registerAll } from './catalogues.ts'
import { IntlProvider, locales, useFormats } from './intl.ts'

registerAll()

const moment = '2026-11-27T19:05:00Z'
type Formats = ReturnType<typeof useFormats>

/** What a page says in a language, as the server draws it. */
function drawn(language: (typeof languages)[number], say: (formats: Formats) => string): string {
  const Said = () => createElement('p', {}, say(useFormats()))
  const page = IntlProvider({ language, children: createElement(Said) })
  return renderToStaticMarkup(page).replace(/<\/?p>/g, '')
}

test.each([
  ['fi', '27. marraskuuta 2026', '27.11.2026 klo 21.05', 'perjantai 27. marraskuuta klo 21.05'],
  ['sv', '27 november 2026', '27 nov. 2026 21.05', 'fredag 27 november kl. 21.05'],
  ['en', '27 November 2026', '27 Nov 2026, 21:05', 'Friday 27 November at 21:05'],
] as const)('writes the day before the month and the clock to 24 (%s)', (language, day, short, toCome) => {
  expect(drawn(language, (formats) => formats.day(moment))).toBe(day)
  expect(drawn(language, (formats) => formats.moment(moment))).toBe(short)
  expect(drawn(language, (formats) => formats.momentToCome(moment, 'Europe/Helsinki'))).toBe(toCome)
})

test('writes a moment in the browser as on the server, so that a page does not change under the reader', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    for (const language of languages) {
      const there = await page.evaluate(
        ([locale, at]) =>
          new Intl.DateTimeFormat(locale, {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone: 'Europe/Helsinki',
          }).format(new Date(at)),
        [locales[language], moment] as const,
      )
      expect(there).toBe(drawn(language, (formats) => formats.moment(moment)))
    }
  } finally {
    await browser.close()
  }
})
