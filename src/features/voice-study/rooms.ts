import type { StudyPart, StudyState } from '../../core/voice/study.ts'
import type { MessageId } from '../../ui/intl.ts'

export type Room = {
  /** Behind the study's address. */
  readonly path: string
  readonly title: MessageId
  readonly parts: readonly StudyPart[]
  readonly states: readonly StudyState[]
}

const everybody = ['researcher', 'coder', 'adjudicator'] as const
const always = ['draft', 'collecting', 'coding', 'closed'] as const

/** The rooms of a study, in the order in which a study goes through them: who may enter them, and when. */
export const rooms: readonly Room[] = [
  { path: 'settings', title: 'study.room.settings', parts: ['researcher'], states: always },
  { path: 'people', title: 'study.room.people', parts: ['researcher'], states: always },
  { path: 'codebook', title: 'study.room.codebook', parts: everybody, states: always },
  { path: 'sample', title: 'study.room.sample', parts: ['researcher'], states: ['collecting', 'coding', 'closed'] },
  { path: 'code', title: 'study.room.code', parts: ['coder'], states: ['coding'] },
  { path: 'adjudicate', title: 'study.room.adjudicate', parts: ['adjudicator'], states: ['coding'] },
  { path: 'agreement', title: 'study.room.agreement', parts: everybody, states: ['coding', 'closed'] },
  { path: 'classifier', title: 'classifying.room', parts: ['researcher'], states: ['coding', 'closed'] },
  { path: 'report', title: 'study.room.report', parts: everybody, states: ['coding', 'closed'] },
  { path: 'export', title: 'study.room.export', parts: ['researcher'], states: always },
]

/** The rooms that are open to somebody with these parts. */
export const openRooms = (state: StudyState, parts: readonly StudyPart[]): readonly Room[] =>
  rooms.filter((room) => room.states.includes(state) && room.parts.some((part) => parts.includes(part)))

const next: Readonly<Record<StudyState, readonly string[]>> = {
  draft: ['codebook'],
  collecting: ['sample', 'codebook'],
  coding: ['code', 'adjudicate', 'sample'],
  closed: ['report'],
}

/** Where the next thing to do is for somebody with these parts: their own coding before what they lead. */
export const nextRoom = (state: StudyState, parts: readonly StudyPart[]): Room | undefined =>
  next[state].flatMap((path) => openRooms(state, parts).filter((room) => room.path === path))[0]
