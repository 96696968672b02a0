import type { Section } from './held.ts'

/** Tables whose rows hang on a person's, and are told in the section of what they hang on. */
export const hangsOn: Readonly<Record<string, Section>> = {
  // Its slug and target stand with its telling, and so do the groups and what was ticked off.
  link: 'tellings',
  telling_group: 'tellings',
  telling_sketch: 'tellings',
  conversation_done: 'tellings',
  // Says whose a question is: the question has the day.
  question_asker: 'questions',
  // Says which participant of a study the person is.
  study_key: 'studies',
  // Says that the user is this member.
  user_membership: 'member',
}
