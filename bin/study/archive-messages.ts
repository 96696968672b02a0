import type { Bad, Expectation, ForeignKind } from '../../src/archives/archive.ts'

const expected: Readonly<Record<Expectation, string>> = {
  archive: 'an archive of X, Mastodon, Bluesky or LinkedIn, or a table or JSON Lines with id, time and text',
  columns: 'a first row that names the columns',
  row: 'as many cells as there are columns, and quotes that close',
  json: 'a whole JSON object',
  list: 'the list in which the network keeps posts',
  post: 'a post of this network',
  id: 'an id',
  'new-id': 'an id that no earlier post has',
  time: 'a time such as 2016-05-01T08:30:00Z',
  text: 'a text',
  shorter: 'less than what any post takes',
  whole: 'the rest of the file: it is cut short or damaged',
  unharmed: 'what its own check sum says: it is damaged',
  inside: 'a name that stays inside of the archive',
  file: 'a file, not a link to one',
  open: 'a file without a password',
  smaller: 'less than what is unpacked at most',
}

const foreign: Readonly<Record<ForeignKind, string>> = {
  nothing: 'an empty file',
  pdf: 'a PDF',
  picture: 'a picture',
  video: 'a film or a sound',
  office: 'a document of an office program: save it as CSV',
  'web-page': 'a web page',
  'folder-without-posts': 'files, but no posts among them',
  instagram: 'an export of Instagram',
  facebook: 'an export of Facebook',
  threads: 'an export of Threads',
  tiktok: 'an export of TikTok',
  reddit: 'an export of Reddit',
  telegram: 'an export of Telegram',
  whatsapp: 'an export of WhatsApp',
  youtube: 'an export of YouTube',
  'something-else': 'something else',
}

/** What could not be read, where, and what was expected there, in a line. */
export function tellBad(archive: string, { file, place, ...bad }: Bad): string {
  const where = [
    file === '' || archive.endsWith(file) ? archive : `${archive}, ${file}`,
    ...(place.line === undefined ? [] : [`line ${place.line}`]),
    ...(place.item === undefined ? [] : [`post ${place.item}`]),
    ...(place.byte === undefined ? [] : [`byte ${place.byte}`]),
  ]
  const isKind = (found: string): found is ForeignKind => Object.hasOwn(foreign, found)
  const found =
    bad.found === undefined
      ? ''
      : bad.expected === 'archive' && isKind(bad.found)
        ? `; this is ${foreign[bad.found]}`
        : `; there is: ${bad.found || 'nothing'}`
  return `${where.join(', ')}: expected ${expected[bad.expected]}${found}`
}
