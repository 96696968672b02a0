import { textOf } from './bytes.ts'
import type { Entry } from './entries.ts'
import { assignedList, jsonItems } from './json-items.ts'
import { isFields, survey, textIn, within } from './reader.ts'
import { timeOf } from './time.ts'

const notes = /(^|\/)note-tweet(-part\d+)?\.js$/
// Sixty-four million letters are 2,500 posts of the longest kind there is; what is beyond stays cut.
const most = 64_000_000
const second = 1000

export type NoteTexts = {
  /** The whole of a text that stands cut among the posts, by when it was written and how it begins. */
  readonly whole: (cut: string, time: string) => string | undefined
}

/**
 * Posts of more than 280 letters stand cut in X's list of posts. The whole of them is in a list of its own, which
 * does not name the post: only its second and its beginning say which it is.
 */
export async function noteTexts(all: readonly Entry[]): Promise<NoteTexts> {
  const bySecond = new Map<number, string[]>()
  let letters = 0
  await survey(
    all.filter(({ role }) => notes.test(role)),
    async (entry) => {
      for await (const item of jsonItems(textOf(entry.chunks()), assignedList)) {
        const note = item.ok && isFields(item.value) ? within(item.value, 'noteTweet') : {}
        const text = textIn(within(note, 'core'), 'text')
        const time = timeOf(note.createdAt)
        if (!text || !time || letters + text.length > most) continue
        letters += text.length
        const at = secondOf(time)
        bySecond.set(at, [...(bySecond.get(at) ?? []), text])
      }
    },
  )
  return {
    whole: (cut, time) => {
      const beginning = cut.replace(/(…|\.\.\.)?\s*(https?:\/\/\S+)?$/, '').trimEnd()
      if (bySecond.size === 0 || beginning.length < 100) return undefined
      const at = secondOf(time)
      return [at, at - 1, at + 1]
        .flatMap((near) => bySecond.get(near) ?? [])
        .find((text) => comparable(text).startsWith(comparable(beginning).slice(0, 100)))
    },
  }
}

const secondOf = (time: string) => Math.floor(Date.parse(time) / second)

/** Links are written out in the one and shortened in the other. */
const comparable = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
