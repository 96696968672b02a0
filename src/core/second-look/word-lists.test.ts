import { describe, expect, test } from 'vitest'
import { readDraft } from './read-draft.ts'
import { findListed, sealWords } from './word-lists.ts'

const lists = sealWords('salt', [
  { kind: 'confidential', phrase: 'Pohjantähti' },
  { kind: 'confidential', phrase: 'kevätuudistus' },
  { kind: 'confidential', phrase: 'Projekti Hilla' },
  { kind: 'customer', phrase: 'Lumikka' },
  { kind: 'customer', phrase: 'Saarisen Konepaja' },
  { kind: 'customer', phrase: 'Vehmas' },
  { kind: 'customer', phrase: 'Virtanen' },
  { kind: 'competitor', phrase: 'Rautaranta' },
])
const found = (text: string, kind: 'confidential' | 'customer' | 'competitor') =>
  findListed(readDraft(text).words, lists, kind).map(({ start, end }) => text.slice(start, end))

describe('a listed word is found in its forms', () => {
  test.each([
    [
      'Pohjantähti Pohjantähden Pohjantähteä Pohjantähdestä Pohjantähteenkin Pohjantähti-hanke Pohjantähtemme',
      'confidential',
    ],
    ['kevätuudistus kevätuudistuksen kevätuudistusta kevätuudistuksesta Kevätuudistukseen', 'confidential'],
    ['Hilla Hillan Hillassa Hilla-hankkeen Hillaa', 'confidential'],
    ['Lumikka Lumikan Lumikassa Lumikalle Lumikkaa Lumikkaan LUMIKKA', 'customer'],
    ['Vehmas Vehmaan Vehmaalla Vehmaaseen', 'customer'],
    ['Virtanen Virtasen Virtaselle Virtasta', 'customer'],
    ['Rautaranta Rautarannan Rautarannassa Rautarantaa', 'competitor'],
  ] as const)('%s', (text, kind) => {
    expect(found(text, kind)).toEqual(text.split(' '))
  })

  test('and a name of two words bends in the second', () => {
    expect(found('Kävimme Saarisen Konepajalla ja Saarisen konepajan pihalla.', 'customer')).toEqual([
      'Saarisen Konepajalla',
      'Saarisen konepajan',
    ])
  })
})

test.each([
  'Keitin lakkahilloa, ja hilla kypsyi suolla.',
  'Lumi tuli, lumikko juoksi ja lumikengät narisivat.',
  'Pohjantuuli puhalsi, tähti tuikki, pohjantähti loisti.',
  'Virta katkesi, virtaava vesi ei. Niitty on vehmas: vehmaalla nurmella istuttiin.',
  'Saarisen Matti osti konepajan.',
])('nothing is found in %j', (text) => {
  for (const kind of ['confidential', 'customer', 'competitor'] as const) expect(found(text, kind)).toEqual([])
})

test('what travels to a browser names none of the words, and another salt says something else', () => {
  const written = JSON.stringify(lists).toLowerCase()
  for (const word of ['pohjant', 'kevät', 'hilla', 'lumik', 'konepaj', 'vehma', 'virta', 'rautar'])
    expect(written).not.toContain(word)
  const other = sealWords('another', [{ kind: 'customer', phrase: 'Lumikka' }])
  const hashes = new Set(lists.entries.map(({ hash }) => hash))
  for (const { hash } of other.entries) expect(hashes.has(hash)).toBe(false)
})
