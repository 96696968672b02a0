import { describe, expect, test } from 'vitest'
import { type Action, type Actor, may, type Role, roles, type StoryForPolicy } from './policy.ts'

// The table of who may do what, written out: a change of a rule is a change here.

const everybody = ['member', ...roles] as const
type Who = (typeof everybody)[number]

const actor = (who: Who, groupIds: readonly string[] = []): Actor => ({
  roles: who === 'member' ? [] : [who satisfies Role],
  groupIds,
})

const story = (changes: Partial<StoryForPolicy> = {}): StoryForPolicy => ({
  state: 'live',
  bestBefore: null,
  publishedAt: new Date('2026-11-20T08:00:00Z'),
  audience: [],
  ...changes,
})

const today = '2026-11-23'

describe('without any story, only these may', () => {
  const table: Record<Exclude<Action, 'read-story' | 'tell' | 'object'>, readonly Who[]> = {
    'edit-stories': ['editor', 'admin'],
    'manage-people': ['admin'],
    'change-settings': ['steward', 'admin'],
    'see-audit': ['steward', 'admin'],
    'write-guidelines': ['editor', 'steward', 'admin'],
    'state-as-leader': ['leader'],
    'record-dialogue': ['steward', 'admin'],
    'lead-programme': ['steward', 'admin'],
    'tell-early': ['editor', 'steward', 'leader', 'admin'],
    'keep-pulse': ['steward', 'admin'],
    'keep-plan': ['steward', 'admin'],
    'keep-papers': ['steward', 'admin'],
    'found-study': ['steward', 'researcher', 'admin'],
    'keep-words': ['editor', 'steward'],
    'keep-week': ['editor', 'admin'],
    'see-sums': everybody,
  }

  test.each(Object.entries(table))('%s', (action, allowed) => {
    const found = everybody.filter((who) => may(actor(who), action as keyof typeof table))
    expect(found).toEqual(allowed)
  })
})

describe('a story', () => {
  const reads = (about: StoryForPolicy, groupIds: readonly string[] = []) =>
    everybody.filter((who) => may(actor(who, groupIds), 'read-story', about))
  const tells = (about: StoryForPolicy, groupIds: readonly string[] = []) =>
    everybody.filter((who) => may(actor(who, groupIds), 'tell', about, today))
  const editors: readonly Who[] = ['editor', 'admin']

  test('that is live is everybody’s to read and tell: reading asks for no role', () => {
    expect(reads(story())).toEqual(everybody)
    expect(tells(story())).toEqual(everybody)
  })

  const objects = (about: StoryForPolicy, groupIds: readonly string[] = []) =>
    everybody.filter((who) => may(actor(who, groupIds), 'object', about))

  test('that is a draft is the editors’ to read, and nobody’s to tell', () => {
    const draft = story({ state: 'draft', publishedAt: null })
    expect([reads(draft), tells(draft), objects(draft)]).toEqual([editors, [], []])
  })

  test('that is retired is still read by those it was for, told by nobody, and no more objected to', () => {
    const retired = story({ state: 'retired' })
    expect([reads(retired), tells(retired), objects(retired)]).toEqual([everybody, [], []])
    expect(reads(story({ state: 'retired', audience: ['hallinto'] }))).toEqual(editors)
    expect(reads(story({ state: 'retired', publishedAt: null }))).toEqual(editors)
  })

  test('that may be read may be objected to', () => {
    expect(objects(story())).toEqual(everybody)
    expect(objects(story({ audience: ['hallinto'] }))).toEqual(editors)
    expect(objects(story({ audience: ['hallinto'] }), ['hallinto'])).toEqual(everybody)
  })

  test('for a group is the group’s and the editors’', () => {
    const forGroup = story({ audience: ['tuotanto', 'myynti'] })
    expect(reads(forGroup)).toEqual(editors)
    expect(tells(forGroup)).toEqual(editors)
    expect(reads(forGroup, ['myynti'])).toEqual(everybody)
    expect(tells(forGroup, ['myynti'])).toEqual(everybody)
    expect(tells(forGroup, ['hallinto'])).toEqual(editors)
  })

  test('is told to the end of its best-before day, and no longer by anybody', () => {
    expect(tells(story({ bestBefore: today }))).toEqual(everybody)
    expect(tells(story({ bestBefore: '2026-11-22' }))).toEqual([])
    expect(reads(story({ bestBefore: '2026-11-22' }))).toEqual(everybody)
  })
})

test('roles add up: one who is steward and editor may what either may', () => {
  const both: Actor = { roles: ['steward', 'editor'], groupIds: [] }
  expect([may(both, 'edit-stories'), may(both, 'change-settings'), may(both, 'manage-people')]).toEqual([
    true,
    true,
    false,
  ])
})
