import { describe, expect, test } from 'vitest'
import { sharedLink } from './shared-link.ts'

describe('what a share sheet hands over', () => {
  test.each([
    [
      'an address of its own, with a title',
      { url: 'https://example.fi/silta', title: 'Silta avattiin', text: '' },
      { link: 'https://example.fi/silta', title: 'Silta avattiin' },
    ],
    [
      'the address within the text, as most Android apps do',
      { url: '', title: '', text: 'Katso tämä: https://example.fi/silta.' },
      { link: 'https://example.fi/silta', title: 'Katso tämä:' },
    ],
    [
      'the address as the text, and the page’s title as the title',
      { url: '', title: 'Silta avattiin', text: 'https://example.fi/silta?a=1' },
      { link: 'https://example.fi/silta?a=1', title: 'Silta avattiin' },
    ],
    [
      'text alone',
      { url: '', title: '', text: 'Avasimme sillan.\nSe on hieno' },
      { link: '', title: 'Avasimme sillan. Se on hieno' },
    ],
    [
      'an address that no link may lead to',
      { url: 'javascript:alert(1)', title: 'https://user:pw@example.fi/', text: '' },
      { link: '', title: '' },
    ],
    ['nothing', { url: '', title: '', text: '' }, { link: '', title: '' }],
  ])('is read when it is %s', (_, shared, read) => expect(sharedLink(shared)).toEqual(read))
})
