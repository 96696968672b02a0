import { expect, test } from 'vitest'
import { isIdentityCode } from './identity-code.ts'

// 131052-308T is the example of the Digital and Population Data Services Agency (dvv.fi); the other signs of the century
// leave the check character as it is.
test.each(['131052-308T', '131052Y308T', '131052X308T', '131052W308T', '131052V308T', '131052U308T', '131052+308T'])(
  '%s is a personal identity code',
  (code) => {
    expect(isIdentityCode(code)).toBe(true)
  },
)

test.each(['131052A308T', '131052B308T', '131052F308T', '131052a308t'])('%s is one of this century', (code) => {
  expect(isIdentityCode(code)).toBe(true)
})

test.each([
  ['of another check character', '131052-308U'],
  ['of a sign that is none', '131052G308T'],
  ['of a day that is not', '310298-308T'],
  ['of an individual number that nobody has', '131052-0010'],
  ['too short', '131052-308'],
  ['with a letter for a digit', '13I052-308T'],
])('%s it is none', (_, code) => {
  expect(isIdentityCode(code)).toBe(false)
})

test('the wrong one of two characters that one mistypes is seen', () => {
  const others = '0123456789ABCDEFHJKLMNPRSTUVWXY'.replace('T', '')
  for (const character of others) expect(isIdentityCode(`131052-308${character}`)).toBe(false)
})
