import { hangsOn } from '../leaving/hangs-on.ts'
import { type Held, held, type Section, sections } from '../leaving/held.ts'

/** Tables that are told with a section although their rows do not go by the same key. */
const toldWith: Readonly<Record<string, Section>> = {
  auth_verification: 'user',
  mishap: 'mishaps',
  mishap_task: 'mishaps',
  mishap_plan: 'mishapHelper',
  dialogue_document: 'dialogues',
  paper_facts: 'dialogues',
  programme_launch: 'dialogues',
  working_time: 'dialogues',
  study_code: 'studyPosts',
  study_prediction: 'studyPosts',
  study_quote: 'studyPosts',
  study_sample: 'studyPosts',
  study_sampled_post: 'studyPosts',
}

/** In which section of what is held of a person a table is told; `undefined` where nobody has decided it. */
export const sectionOf = (table: string): Section | undefined =>
  sections.find((section) => (held[section] as Held).table === table) ?? hangsOn[table] ?? toldWith[table]

/** Where one changes or deletes the rows of a section one by one. What has no page of its own goes when one leaves. */
export const changedAt: Readonly<Partial<Record<Section, string>>> = {
  channels: '/mine/channels',
  tellings: '/mine',
  clicks: '/mine',
  drafts: '/mine/drafts',
  practised: '/guidance/practice',
  suggestions: '/mine/suggestions',
  messages: '/mine/suggestions',
  questions: '/mine/questions',
  questionMessages: '/mine/questions',
  questionSuggestions: '/mine/questions',
  leaderExample: '/mine/example',
  leaderTellings: '/mine/example',
  thanks: '/mine/thanks',
  times: '/mine/when',
  follows: '/stories/topics',
  pushDevices: '/mine/notices',
  weeks: '/mine/notices/week',
  weekIssues: '/mine/notices/week',
  studies: '/mine/studies',
  studyPosts: '/mine/studies',
  mishaps: '/guidance/mishap/cases',
  mishapEntries: '/guidance/mishap/cases',
  mishapEvidence: '/guidance/mishap/cases',
  sessions: '/mine/security',
  passkeys: '/mine/security',
}
