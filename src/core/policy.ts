import { isOffered, type StoryState } from './story.ts'

export const roles = ['editor', 'steward', 'leader', 'researcher', 'admin'] as const
export type Role = (typeof roles)[number]

/** A member as the rules see one. Everybody is a member; roles add to it. */
export type Actor = { readonly roles: readonly Role[]; readonly groupIds: readonly string[] }

export type StoryForPolicy = {
  readonly state: StoryState
  readonly bestBefore: string | null
  /** When it was first live; `null` for what never was. */
  readonly publishedAt: Date | null
  /** Empty: for everybody. */
  readonly audience: readonly string[]
}

type Objects = {
  /** To write, edit, publish and retire stories, and to keep feeds. */
  'edit-stories': []
  'read-story': [story: StoryForPolicy]
  tell: [story: StoryForPolicy, today: string]
  /** To say that one would not stand behind a story: whoever may read it may. */
  object: [story: StoryForPolicy]
  /** To invite, set roles, and put people into groups. */
  'manage-people': []
  'change-settings': []
  /** To write and publish guidelines, and to answer what is proposed to them. */
  'write-guidelines': []
  /** To say in public, as a leader, what one thinks of it, and to show one's own tellings. Whether one does is one's own choice. */
  'state-as-leader': []
  'record-dialogue': []
  /** To say what makes the ground ready, and to launch. */
  'lead-programme': []
  /** To tell stories while the programme is still being prepared. One's own thought everybody may tell. */
  'tell-early': []
  /** To plan, open and close waves of the pulse. Whoever does sees no more of it than anybody else. */
  'keep-pulse': []
  /** To keep the plan for mishaps. What is in a case, its own people alone see: see features/mishaps/mishap-access.ts. */
  'keep-plan': []
  /** To keep the organisation's own channels that hear of each week. */
  'keep-week': []
  /** To fill in and take the data-protection papers. */
  'keep-papers': []
  /** To read who changed which right or setting. */
  'see-audit': []
  /** To found a voice study. What happens inside one, its workers alone may: see features/voice-study/study-access.ts. */
  'found-study': []
  /** To keep the words that the second look asks about, and to read them. */
  'keep-words': []
  /** The organisation's sums are everybody's. */
  'see-sums': []
}

export type Action = keyof Objects

const has = (actor: Actor, ...wanted: Role[]): boolean => wanted.some((role) => actor.roles.includes(role))

const isFor = (actor: Actor, story: StoryForPolicy): boolean =>
  story.audience.length === 0 || story.audience.some((group) => actor.groupIds.includes(group))

/** A retired story can still be read by those it was for: they may have told it, or have the link. */
const wasOffered = (story: StoryForPolicy): boolean =>
  story.state === 'live' || (story.state === 'retired' && story.publishedAt !== null)

const rules: { [A in Action]: (actor: Actor, ...objects: Objects[A]) => boolean } = {
  'edit-stories': (actor) => has(actor, 'editor', 'admin'),
  'read-story': (actor, story) => has(actor, 'editor', 'admin') || (wasOffered(story) && isFor(actor, story)),
  tell: (actor, story, today) => isOffered(story, today) && (isFor(actor, story) || has(actor, 'editor', 'admin')),
  object: (actor, story) => story.state === 'live' && (isFor(actor, story) || has(actor, 'editor', 'admin')),
  'manage-people': (actor) => has(actor, 'admin'),
  'change-settings': (actor) => has(actor, 'admin', 'steward'),
  'write-guidelines': (actor) => has(actor, 'editor', 'steward', 'admin'),
  'state-as-leader': (actor) => has(actor, 'leader'),
  'record-dialogue': (actor) => has(actor, 'admin', 'steward'),
  'lead-programme': (actor) => has(actor, 'admin', 'steward'),
  'tell-early': (actor) => has(actor, 'admin', 'steward', 'editor', 'leader'),
  'keep-pulse': (actor) => has(actor, 'admin', 'steward'),
  'keep-plan': (actor) => has(actor, 'admin', 'steward'),
  'keep-week': (actor) => has(actor, 'editor', 'admin'),
  'keep-papers': (actor) => has(actor, 'admin', 'steward'),
  'see-audit': (actor) => has(actor, 'admin', 'steward'),
  'found-study': (actor) => has(actor, 'researcher', 'steward', 'admin'),
  'keep-words': (actor) => has(actor, 'editor', 'steward'),
  'see-sums': () => true,
}

/** Whether `actor` may do `action`: pure, so that pages and use cases ask the same question and get the same answer. */
export function may<A extends Action>(actor: Actor, action: A, ...objects: Objects[A]): boolean {
  return rules[action](actor, ...objects)
}
