import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'

const shares = (...rows: string[]) =>
  archiveFile('Shares.csv', ['Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility', ...rows].join('\n'))
const link = (number: number) => `https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A${number}`

test('each manner of quoting that exports show reads as the same text', async () => {
  const manners = [
    // Each line between quotes of its own, all quotes doubled.
    '"Eka ""rivi""""\n""""\n""Kolmas, rivi"',
    // The same without doubling.
    '"Eka "rivi""\n""\n"Kolmas, rivi"',
    // As any other table.
    '"Eka ""rivi""\n\nKolmas, rivi"',
    // Without quotes around it, although there are line breaks and commas.
    'Eka "rivi"\n\nKolmas, rivi',
  ]
  const rows = manners.map((text, at) => `2024-05-01 10:0${at}:00,${link(at)},${text},,,MEMBER_NETWORK`)
  const { posts, bad } = await readAll([shares(...rows)])
  expect(bad).toEqual([])
  expect(posts.map(({ text }) => text)).toEqual(manners.map(() => 'Eka "rivi"\n\nKolmas, rivi'))
})

test('a quote that is missing costs nothing, as rows are told by their dates', async () => {
  const { posts, bad } = await readAll([
    shares(`2024-05-01 10:00:00,${link(1)},"auki jäi,,,PUBLIC`, `2024-05-01 10:01:00,${link(2)},"hyvä",,,PUBLIC`),
  ])
  expect(posts.map(({ id, text }) => [id, text])).toEqual([
    ['urn:li:share:1', '"auki jäi'],
    ['urn:li:share:2', 'hyvä'],
  ])
  expect(bad).toEqual([])
})

test('what has no date, no link or too few columns is counted and named', async () => {
  const { posts, bad } = await readAll([
    shares(
      `,${link(1)},"päiväys puuttuu",,,PUBLIC`,
      `2024-05-01 10:01:00,${link(2)},liian vähän`,
      `2024-13-01 10:01:00,${link(3)},"kuukausi",,,PUBLIC`,
      `2024-05-01 10:02:00,${link(4)},"hyvä",,,PUBLIC`,
      `2024-05-01 10:02:00,${link(5)},"ei enää",,,PUBLIC\nloppu, joka ei kuulu mihinkään`,
    ),
  ])
  expect(posts.map(({ text }) => text)).toEqual(['hyvä'])
  expect(bad.map(({ place, expected }) => [place.line, expected])).toEqual([
    [2, 'time'],
    [3, 'row'],
    [4, 'time'],
    [6, 'row'],
  ])
})

test('passing on, posting and commenting are told apart; a comment under one’s own post goes on with it', async () => {
  const comments = [
    'Date,Link,Message',
    `2024-05-02 10:00:00,${link(1)},"Hän sanoi: \\"kyllä.\\""`,
    '2024-05-02 10:01:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A9,Kiitos',
    '2024-05-02 10:01:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A9,Kiitos vielä',
  ]
  const { posts } = await readAll([
    shares(
      `2024-05-01 10:00:00,${link(1)},"Oma",,,PUBLIC`,
      `2024-05-01 10:01:00,${link(2)},,,,PUBLIC`,
      `2024-05-01 10:02:00,${link(3)},,https://example.org/,,PUBLIC`,
      `2024-05-01 10:03:00,${link(4)},,,https://media.example/1.jpg,PUBLIC`,
    ),
    archiveFile('Comments.csv', comments.join('\n')),
  ])
  expect(posts.map(({ text, kind }) => [text, kind])).toEqual([
    ['Oma', 'post'],
    ['', 'share'],
    ['', 'share'],
    ['', 'post'],
    ['Hän sanoi: "kyllä."', 'reply'],
    ['Kiitos', 'reply'],
    ['Kiitos vielä', 'reply'],
  ])
  expect(posts[4]?.thread).toBe('urn:li:share:1')
  expect(posts[5]?.thread).toBe(posts[5]?.id)
})

test('what only contacts saw is left out and counted', async () => {
  const rows = ['PUBLIC', 'MEMBER_NETWORK', 'LOGGED_IN', '', 'CONNECTIONS', 'CONTAINER'].map(
    (who, at) => `2024-05-01 10:0${at}:00,${link(at)},"${who}",,,${who}`,
  )
  expect(await readAll([shares(...rows)])).toMatchObject({ posts: [{}, {}, {}, {}], left: 2 })
})

test('an older table without the last columns reads too, and so does one with the member’s number in its name', async () => {
  const old = `Date,ShareLink,ShareCommentary,SharedUrl\n2019-05-01 10:00:00,${link(1)},"Vanha, mutta luettava",`
  const { posts } = await readAll([archiveFile('x.zip', zipSync({ 'Basic/Shares_47.csv': strToU8(old) }))])
  expect(posts).toMatchObject([{ text: 'Vanha, mutta luettava', time: '2019-05-01T10:00:00.000Z' }])
})
