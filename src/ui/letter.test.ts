import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { type Letter, letterHtml, letterText } from './letter.ts'

const letter: Letter = {
  language: 'sv',
  subject: 'Inbjudan',
  paragraphs: ['Hej', 'Satama Oy bjuder in dig.'],
  sections: [
    { title: 'Nya berättelser', items: [{ label: 'Bron & ån', address: 'https://luotto.example/stories/1' }] },
  ],
  button: { label: 'Se inbjudan', address: 'https://luotto.example/invitation/abc?a=1&b=2' },
  after: ['Den gäller i 14 dagar.'],
  why: 'Du får det här för att Satama Oy bjöd in dig.',
  off: { label: 'Stäng av', address: 'https://luotto.example/notices/off/x' },
}

const documentOf = (html: string) => parseHTML(html).document

/** What a reader sees of the HTML, piece by piece, with addresses after the words that lead to them. */
function piecesOf(html: string): string[] {
  const { body } = documentOf(html)
  for (const link of body.querySelectorAll('a')) link.textContent += `:\n${link.getAttribute('href')}`
  return [...body.querySelectorAll('p, h2, li, .press, .soft')].flatMap((element) =>
    (element.textContent ?? '')
      .split('\n')
      .map((line: string) => line.trim())
      .filter(Boolean),
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '--')

test('the text says all that the HTML says, and nothing else', () => {
  // The wordmark is the first thing in the one and the last but the reason in the other.
  expect(linesOf(letterText(letter)).sort()).toEqual(piecesOf(letterHtml(letter)).sort())
})

test('says its language, and that it suits a dark screen too', () => {
  const document = documentOf(letterHtml(letter))
  expect(document.documentElement.getAttribute('lang')).toBe('sv')
  expect(document.querySelector('meta[name=color-scheme]')?.getAttribute('content')).toBe('light dark')
  expect(document.querySelector('style')?.textContent).toContain('prefers-color-scheme: dark')
})

test('fetches nothing when it is read: no picture, no script, no style from elsewhere', () => {
  const html = letterHtml(letter)
  expect(html).not.toMatch(/<(img|script|link|iframe|object|video|audio|svg)\b|url\(|@import|\bsrc=/i)
  const leads = [...documentOf(html).querySelectorAll('[href]')].map((link) => link.getAttribute('href'))
  expect(leads).toEqual(['https://luotto.example/stories/1', letter.button.address, letter.off?.address])
})

test('whatever an organisation is called, it stays words: no tag, no attribute, no line of its own', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '<b>', "'", '&amp;', '\r\n\r\n', '</p>'),
      (a, b) => {
        const name = `${a}${b}${a}`
        const named = { ...letter, subject: name, paragraphs: [`${name} bjuder in`], why: name }
        const plain = letterHtml({ ...letter, subject: '', paragraphs: [' bjuder in'], why: '' })
        const document = documentOf(letterHtml(named))
        expect(document.querySelectorAll('*').length).toBe(documentOf(plain).querySelectorAll('*').length)
        expect(document.querySelector('p:nth-of-type(2)')?.textContent).toBe(
          `${name} bjuder in`.replace(/\s+/g, ' ').trim(),
        )
        expect(letterText(named).split('\n').length).toBe(
          letterText({ ...letter, paragraphs: ['x'] }).split('\n').length,
        )
      },
    ),
  )
})
