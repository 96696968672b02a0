import { draftLivesMs } from '../../core/draft.ts'

// What is kept on the person's own device, and nowhere else. Each member has a part of their own, since a device
// may be shared; signing out takes it away. A browser may refuse to keep anything; then the page works all the
// same, without a memory.

const whoName = 'luotto.who'
const ownName = (who: string, name: string) => `luotto.${who}.${name}`

function safely<T>(otherwise: T, work: (storage: Storage) => T): T {
  try {
    return work(localStorage)
  } catch {
    return otherwise
  }
}

/** Says whose part it is from now on: that of the member who is signed in. */
export const enterDevice = (memberId: string): void =>
  safely(undefined, (storage) => storage.setItem(whoName, memberId))

/** Who was signed in on this device last, and has not signed out. */
export const deviceOwner = (): string | undefined =>
  safely(undefined, (storage) => storage.getItem(whoName) ?? undefined)

/** The database for what is too large for the storage, under the member's name as well. */
export const deviceDatabase = (): string | undefined => {
  const who = deviceOwner()
  return who && ownName(who, 'database')
}

/** Takes away what this member left on the device, and what the worker keeps of the pages' files. */
export function forgetDevice(): void {
  safely(undefined, (storage) => {
    const who = storage.getItem(whoName)
    for (const name of Object.keys(storage)) if (who && name.startsWith(ownName(who, ''))) storage.removeItem(name)
    if (who && 'indexedDB' in globalThis) indexedDB.deleteDatabase(ownName(who, 'database'))
    storage.removeItem(whoName)
  })
  if ('caches' in globalThis) void caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
}

function readOwn(name: string): string | undefined {
  return safely(undefined, (storage) => {
    const who = storage.getItem(whoName)
    return who ? (storage.getItem(ownName(who, name)) ?? undefined) : undefined
  })
}

function writeOwn(name: string, value: string | undefined): void {
  safely(undefined, (storage) => {
    const who = storage.getItem(whoName)
    if (!who) return
    if (value === undefined) storage.removeItem(ownName(who, name))
    else storage.setItem(ownName(who, name), value)
  })
}

const readJson = <T>(name: string): T | undefined => {
  const text = readOwn(name)
  return text === undefined ? undefined : safely(undefined, () => JSON.parse(text) as T)
}

export type DeviceDraft = {
  readonly text: string
  readonly at: number
  /** The draft of the server that this one began from, where the member keeps drafts there too. */
  readonly base: string | null
  /** Whether the server has this very text. */
  readonly sent: boolean
}

const draftName = (storyId: string | undefined) => `draft.${storyId ?? 'own'}`

export const readDraft = (storyId: string | undefined): DeviceDraft | undefined => readJson(draftName(storyId))

export const writeDraft = (storyId: string | undefined, draft: DeviceDraft | undefined): void =>
  writeOwn(draftName(storyId), draft && JSON.stringify(draft))

/** Keeps a draft until it is told or emptied. */
export function keepDraft(storyId: string | undefined, words: string): void {
  const base = readDraft(storyId)?.base ?? null
  // An empty text is remembered only where the server has another, to be told that it is empty now.
  writeDraft(storyId, words === '' && !base ? undefined : { text: words, at: Date.now(), base, sent: false })
}

export const restoreDraft = (storyId: string | undefined): string => readDraft(storyId)?.text ?? ''

export type Assisted = { readonly suggested: string; readonly before: string }

/** What the assistant wrote last for a story, and what stood there before: it is marked until it is edited. */
export const readAssisted = (storyId: string | undefined): Assisted | undefined =>
  readJson(`assisted.${storyId ?? 'own'}`)

export const writeAssisted = (storyId: string | undefined, assisted: Assisted | undefined): void =>
  writeOwn(`assisted.${storyId ?? 'own'}`, assisted && JSON.stringify(assisted))

export type DraftHere = DeviceDraft & { readonly storyId: string | undefined }

/** Every text on this device that has not been told, newest first. What nobody has touched for long goes. */
export function draftsHere(now: number): DraftHere[] {
  const who = deviceOwner()
  if (!who) return []
  const beginning = ownName(who, 'draft.')
  const names = safely<string[]>([], (storage) => Object.keys(storage).filter((name) => name.startsWith(beginning)))
  const drafts = names.flatMap((name) => {
    const about = name.slice(beginning.length)
    const storyId = about === 'own' ? undefined : about
    const draft = readDraft(storyId)
    if (draft && draft.at > now - draftLivesMs) return draft.text === '' ? [] : [{ ...draft, storyId }]
    writeDraft(storyId, undefined)
    return []
  })
  return drafts.sort((one, other) => other.at - one.at)
}

export type StorySeen = {
  readonly id: string
  readonly title: string
  readonly question: number
  readonly language: string
}

const mostSeen = 20

/** Stories that were seen lately can be told of without a connection: what the composer needs of them. */
export function rememberStories(stories: readonly StorySeen[]): void {
  const ids = new Set(stories.map(({ id }) => id))
  const seen = stories.map(({ id, title, question, language }) => ({ id, title, question, language }))
  const all = [...seen, ...storiesSeen().filter(({ id }) => !ids.has(id))].slice(0, mostSeen)
  writeOwn('seen', JSON.stringify(all))
}

export const storiesSeen = (): readonly StorySeen[] => readJson<StorySeen[]>('seen') ?? []

/** Who helps when something goes wrong, as the plan said when it was read last: to be called without a connection. */
export const rememberHelpers = (helpers: readonly unknown[]): void => writeOwn('helpers', JSON.stringify(helpers))

export const recallHelpers = <Helper>(): readonly Helper[] => readJson('helpers') ?? []

type Remembered = 'channel' | 'instance' | 'visibility' | 'codingKeys'

export const remember = (what: Remembered, value: string): void => writeOwn(what, value)

export const recall = (what: Remembered): string | undefined => readOwn(what)

const unsentName = (studyId: string) => `coding.${studyId}`

/** Codes of a study that were given and have not got through: ids and codes, no text of anybody's. */
export const readUnsent = <Act>(studyId: string): readonly Act[] => readJson(unsentName(studyId)) ?? []

export const writeUnsent = (studyId: string, acts: readonly unknown[]): void =>
  writeOwn(unsentName(studyId), acts.length > 0 ? JSON.stringify(acts) : undefined)
