import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Placement, placementActs } from './placement.ts'
import { roles } from './policy.ts'

const groups = ['g1', 'g2', 'g3']
const placement: fc.Arbitrary<Placement> = fc.record({
  name: fc.constantFrom('Aino', 'Eino'),
  roles: fc.subarray([...roles]),
  groupIds: fc.subarray(groups),
})

test('one act for each right that changes, and none for what stays: they lead from before to after', () => {
  fc.assert(
    fc.property(placement, placement, (before, after) => {
      const [held, inGroups] = [new Set<string>(before.roles), new Set<string>(before.groupIds)]
      for (const act of placementActs('p', before, after, (id) => id)) {
        // Each changes something: giving what is there already, or twice, fails here.
        if (act.kind === 'role-given') expect(held.has(act.role)).toBe(!held.add(act.role))
        else if (act.kind === 'role-taken') expect(held.delete(act.role)).toBe(true)
        else if (act.kind === 'group-joined') expect(inGroups.has(act.group)).toBe(!inGroups.add(act.group))
        else if (act.kind === 'group-left') expect(inGroups.delete(act.group)).toBe(true)
        else expect([act.kind, before.name === after.name]).toEqual(['person-renamed', false])
      }
      expect(held).toEqual(new Set(after.roles))
      expect(inGroups).toEqual(new Set(after.groupIds))
    }),
  )
})
