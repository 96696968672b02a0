import { expect, test } from 'vitest'
import { actKinds, acts, detailOf } from './act.ts'

// The promise that the data model has no room for what people do is held here for the log: whoever adds an
// act or a field meets this test, and has to say here that it is about a right or a setting.

/** Everything that an act may say. A story, a telling, a channel, a text or a click is not among it. */
const mayBeSaid = new Set([
  ...['person', 'invitation', 'role', 'roles', 'group', 'groups'],
  ...['study', 'part'],
  ...['setting', 'from', 'to', 'address', 'day', 'count'],
])

test('an act says who got which right, or which setting became what, and nothing else', () => {
  expect(new Set(Object.values(acts).flat())).toEqual(mayBeSaid)
})

test('no act is about reading, telling, declining, suggesting or objecting', () => {
  const words = /stor(y|ies)|tell|told|read|click|link$|channel|post|draft|suggest|object|declin|withdrew|follow|answer/
  expect(actKinds.filter((kind) => words.test(kind))).toEqual([])
})

test('where an act says what was before and after, it is of a setting or a group, never of a person', () => {
  const both = actKinds.filter((kind) => (acts[kind] as readonly string[]).includes('from'))
  expect(both.sort()).toEqual(['group-renamed', 'setting-changed'])
})

test('what came along by mistake is not kept', () => {
  const act = { kind: 'role-given', person: 'p', role: 'editor', storyId: 's', text: 'kirjoitettua' } as const
  expect(detailOf(act)).toEqual({ role: 'editor' })
})
