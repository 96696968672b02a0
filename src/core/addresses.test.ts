import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddresses } from './addresses.ts'

test('reads lists as people paste them', () => {
  const pasted = [
    'aino@example.fi, veikko@example.fi; sven.svensson@example.se',
    '"Mäkinen, Matti" <matti.makinen@example.fi>',
    'Åsa Öberg <asa@example.fi>;',
    'liisa@example.fi\tpekka@example.fi  kalle@example.fi',
    '',
  ].join('\r\n')
  const { addresses } = parseAddresses(pasted)
  expect(addresses).toEqual([
    'aino@example.fi',
    'veikko@example.fi',
    'sven.svensson@example.se',
    'matti.makinen@example.fi',
    'asa@example.fi',
    'liisa@example.fi',
    'pekka@example.fi',
    'kalle@example.fi',
  ])
})

test('takes each address once, however it is written', () => {
  expect(parseAddresses('Aino@Example.fi, aino@example.fi\nAino <AINO@EXAMPLE.FI>')).toEqual({
    addresses: ['aino@example.fi'],
    unreadable: [],
  })
})

test.each(['aino', 'aino@', '@example.fi', 'aino@example', 'aino@@example.fi', 'aino@example.f', 'a@b@example.fi'])(
  'gives %s back as unreadable',
  (word) => {
    expect(parseAddresses(word)).toEqual({ addresses: [], unreadable: [word] })
  },
)

test('a name with a comma in it is not given back as a fault when its address was read', () => {
  expect(parseAddresses('"Mäkinen, Matti" <matti@example.fi>\nMäkinen, Maija <maija@example.fi>')).toEqual({
    addresses: ['matti@example.fi', 'maija@example.fi'],
    unreadable: [],
  })
})

test('takes every named address of a line, and addresses in quotation marks', () => {
  expect(
    parseAddresses('Liisa <liisa@example.fi> Pekka <pekka@example.fi>\n"kalle@example.fi","kaisa@example.fi"'),
  ).toEqual({
    addresses: ['liisa@example.fi', 'pekka@example.fi', 'kalle@example.fi', 'kaisa@example.fi'],
    unreadable: [],
  })
})

test('takes 500 and gives the others back, so that nobody is lost', () => {
  const all = Array.from({ length: 520 }, (_, n) => `henkilo${n}@example.fi`)
  const { addresses, unreadable } = parseAddresses(all.join('\n'))
  expect(addresses).toEqual(all.slice(0, 500))
  expect(unreadable).toEqual(all.slice(500))
})

describe('whatever is pasted', () => {
  const address = fc
    .tuple(fc.stringMatching(/^[a-z0-9._+-]{1,12}$/), fc.stringMatching(/^[a-z0-9-]{1,10}$/))
    .map(([name, host]) => `${name}@${host}.example.fi`)
  const name = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{1,10}( [A-ZÅÄÖ][a-zåäö]{1,10})?$/)
  const written = fc.tuple(address, name, fc.constantFrom('bare', 'named', 'quoted'))
  const separator = fc.constantFrom(', ', ';', '\n', '\r\n', ' ;\n', ',,')

  test('every address in it is read once, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(written, separator), { maxLength: 30 }), (list) => {
        const pasted = list
          .map(([[one, who, how], between]) => {
            const said = how === 'bare' ? one : how === 'named' ? `${who} <${one}>` : `"${who}" <${one}>`
            return `${said}${between}`
          })
          .join('')
        const read = parseAddresses(pasted)
        expect(read.unreadable).toEqual([])
        expect(read.addresses).toEqual([...new Set(list.map(([[one]]) => one))])
      }),
    )
  })

  test('what comes back as an address is one that a form of ours would take, and nothing is made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        const { addresses, unreadable } = parseAddresses(pasted)
        for (const one of addresses) {
          expect(one).toMatch(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/)
          expect(pasted.toLowerCase()).toContain(one)
        }
        for (const word of unreadable) expect(pasted).toContain(word)
      }),
    )
  })
})
