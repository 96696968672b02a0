import { expect, test } from 'vitest'
import { bareText } from './bare-text.ts'

test('addresses and names go, and hashtags stay as words', () => {
  expect(bareText('Hei @Aino, katso https://t.co/Ab1 ja www.example.com/x! #Rekry #TyöElämä')).toBe(
    'hei , katso ja rekry työelämä',
  )
  expect(bareText('@aino@mastodon.example ja @pekka.bsky.social: moi')).toBe('ja : moi')
})

test('a letter with a dot above is the same letter, however it was typed', () => {
  expect(bareText('TYO\u0308 ')).toBe('ty\u00f6')
})
