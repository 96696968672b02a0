import { expect, test } from 'vitest'
import type { Post } from './post.ts'
import { parsePostLine } from './post-line.ts'

const post: Post = {
  id: '1',
  network: 'x',
  member: 'P1',
  time: '2016-05-01T08:30:00.000Z',
  text: 'Huomenta',
  kind: 'post',
  thread: '1',
  language: 'fi',
}

test('a line that was written is read', () => {
  expect(parsePostLine(JSON.stringify(post))).toEqual({ ok: true, post })
})

test.each([
  ['id', ''],
  ['id', 17],
  ['id', 'a\nb'],
  ['member', undefined],
  ['time', 'yesterday'],
  ['text', null],
  ['thread', 1],
  ['network', 'myspace'],
  ['kind', 'like'],
  ['language', 'de'],
] as const)('a bad %s is told by its name (%j)', (field, value) => {
  const read = parsePostLine(JSON.stringify({ ...post, [field]: value }))
  expect(read).toEqual({ ok: false, fault: expect.stringContaining(`"${field}"`) })
})

test.each(['', 'id,time,text', '[]', 'null', '{"id":'])('%j is no post', (line) => {
  expect(parsePostLine(line)).toEqual({ ok: false, fault: expect.stringContaining('JSON object') })
})
