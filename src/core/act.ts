import type { Role } from './policy.ts'
import type { StudyPart } from './voice/study.ts'

// What administrative acts there are, and what the log may say of each. There is no field for a story, a
// telling, a channel or a text of a person's, so that nothing anybody read, told or declined fits in; and a
// person is a key (see docs/decisions/0022), not a name.

/** Each field that an act may have, and what stands in it. */
type FieldTypes = {
  /** The member whom the act is about; kept as their key. */
  readonly person: string
  /** An invitation's id: whom it went to is known as long as it is there. */
  readonly invitation: string
  readonly role: Role
  readonly roles: readonly Role[]
  /** A group's name, as of then. */
  readonly group: string
  readonly groups: readonly string[]
  /** A study's title, as of then. */
  readonly study: string
  readonly part: StudyPart
  readonly setting: Setting
  readonly from: string
  readonly to: string
  readonly address: string
  readonly day: string
  readonly count: number
}

export const settings = [
  'name',
  'language',
  'line.fi',
  'line.sv',
  'line.en',
  'utmMedium',
  'utmCampaign',
  'askHours',
  'guidelinesPage',
  'guardrailPercent',
  'pulseQuarterly',
] as const
export type Setting = (typeof settings)[number]

export const acts = {
  'organisation-founded': [],
  'person-added': ['person', 'roles'],
  'person-renamed': ['person'],
  'role-given': ['person', 'role'],
  'role-taken': ['person', 'role'],
  'roles-given-up': ['roles'],
  'removal-announced': ['person', 'roles'],
  'removal-undone': ['person'],
  'group-joined': ['person', 'group'],
  'group-left': ['person', 'group'],
  'group-made': ['group'],
  'group-renamed': ['from', 'to'],
  'invitation-sent': ['invitation', 'roles', 'groups'],
  'invitation-resent': ['invitation'],
  'invitation-withdrawn': ['invitation'],
  'invitation-link-made': ['groups'],
  'import-applied': ['count'],
  'setting-changed': ['setting', 'from', 'to'],
  'feed-added': ['address'],
  'feed-removed': ['address'],
  'dialogue-recorded': ['day'],
  'dialogue-corrected': ['day'],
  'dialogue-withdrawn': ['day'],
  'working-time-said': ['day'],
  'training-listed': ['to'],
  'training-taken-off': ['to'],
  'programme-launched': ['day', 'count'],
  // Where a channel's webhook leads, by its host alone: the rest of the address lets one write there.
  'week-webhook-added': ['address'],
  'week-webhook-removed': ['address'],
  'wave-planned': ['day'],
  'wave-cancelled': ['day'],
  'pulse-items-changed': ['count'],
  'pulse-text-withheld': [],
  'pause-ended': [],
  'plan-reviewed': ['day'],
  'mishap-helper-named': ['to'],
  'mishap-helper-removed': ['to'],
  // Whom one may ask first; never who asked.
  'ask-helper-named': ['person'],
  'ask-helper-taken': ['person'],
  // How many words of the second look's lists; never which, since more people read this than those.
  'words-listed': ['count'],
  'words-taken-off': ['count'],
  // What the data-protection papers say of the organisation; the words stand in the papers.
  'papers-changed': [],
  // Who leads, codes or settles: a right. Who takes part is nobody's to know, and no act.
  'study-founded': ['study'],
  'study-deleted': ['study'],
  'study-part-given': ['person', 'part', 'study'],
  'study-part-taken': ['person', 'part', 'study'],
  // Who lets everybody read what was found.
  'study-report-published': ['study'],
  'study-report-taken-back': ['study'],
} as const satisfies Record<string, readonly (keyof FieldTypes)[]>

export type ActKind = keyof typeof acts
export const actKinds = Object.keys(acts) as readonly ActKind[]

/** One act: its kind and exactly the fields that the catalogue gives it. */
export type Act = {
  [K in ActKind]: { readonly kind: K } & { readonly [F in (typeof acts)[K][number]]: FieldTypes[F] }
}[ActKind]

/** What the log keeps beside the keys: the fields of the catalogue, whatever else came along. */
export function detailOf(act: Act): Readonly<Record<string, unknown>> {
  const fields: readonly string[] = acts[act.kind]
  return Object.fromEntries(
    Object.entries(act).filter(([name]) => fields.includes(name) && name !== 'person' && name !== 'invitation'),
  )
}
