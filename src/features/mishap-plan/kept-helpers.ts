import { useEffect, useState } from 'react'
import { recallHelpers, rememberHelpers } from '../telling/device.ts'
import type { PlanHelper } from './find-plan.ts'

export type ShownHelper = Omit<PlanHelper, 'memberId'>

/**
 * Whom to call, also without a connection: this device keeps who helped when the page was read last, until its
 * owner signs out. `isKnown`: whether the server knew whose device it is, and so said who helps now.
 */
export function useKeptHelpers(isKnown: boolean, helpers: readonly ShownHelper[]): readonly ShownHelper[] {
  const [kept, setKept] = useState<readonly ShownHelper[]>([])
  useEffect(() => {
    if (isKnown) rememberHelpers(helpers)
    else setKept(recallHelpers<ShownHelper>())
  }, [isKnown, helpers])
  return isKnown ? helpers : kept
}
