import type { Language } from './networks.ts'
import { type CheckId, checkIds, checks } from './second-look/finding.ts'
import { en } from './starter-guidelines/en.ts'
import { fi } from './starter-guidelines/fi.ts'
import type { Guidelines } from './starter-guidelines/passage.ts'
import type { PassageId } from './starter-guidelines/passages.ts'
import { sv } from './starter-guidelines/sv.ts'

/** The guidelines that stand until an organisation's own do. For the server: they are long, and a page needs one. */
export const starterGuidelines: Readonly<Record<Language, Guidelines>> = { fi, sv, en }

/** The checks of the second look that rest on a passage. */
export const checksOf = (passage: PassageId): readonly CheckId[] =>
  checkIds.filter((check) => checks[check].passage === passage)
