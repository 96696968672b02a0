import type { Bad, ForeignKind } from '../../archives/archive.ts'
import { foreignKinds } from '../../archives/archive.ts'
import { type Translate, useT } from '../../ui/intl.ts'
import type { Opened } from './opening.ts'

/** What came of an archive: how many posts, what was left out and why, and each place that could not be read. */
export function OpenedArchive({ opened }: { readonly opened: Opened }) {
  const t = useT()
  const { name, posts, bad, badCount, left, isCut, problem } = opened
  return (
    <li>
      <p>
        {problem === undefined && t('takingPart.opened.row', { name, posts: posts.length })}
        {problem === 'refused' && <strong>{t('takingPart.opened.refused', { name })}</strong>}
        {problem === 'failed' && <strong>{t('takingPart.opened.failed', { name })}</strong>}
      </p>
      {left > 0 && <p className="facts">{t('takingPart.opened.left', { count: left })}</p>}
      {isCut && <p className="facts">{t('takingPart.opened.cut')}</p>}
      {problem === 'refused' && bad[0] && <BadPlace bad={bad[0]} />}
      {problem === undefined && badCount > 0 && (
        <details>
          <summary>{t('takingPart.opened.bad', { count: badCount })}</summary>
          <ul>
            {bad.map((one) => (
              <li key={JSON.stringify(one)}>
                <BadPlace bad={one} />
              </li>
            ))}
          </ul>
          {badCount > bad.length && <p>{t('takingPart.opened.badMore', { count: badCount - bad.length })}</p>}
        </details>
      )}
    </li>
  )
}

function BadPlace({ bad }: { readonly bad: Bad }) {
  const t = useT()
  return (
    <p>
      {place(t, bad)} {found(t, bad)}
    </p>
  )
}

/** The file, the place in it, and what should have stood there. */
function place(t: Translate, { file, place, expected }: Bad): string {
  const what = t(`takingPart.expected.${expected}`)
  if (place.line !== undefined) return t('takingPart.bad.line', { file, at: place.line, what })
  if (place.item !== undefined) return t('takingPart.bad.item', { file, at: place.item, what })
  if (place.byte !== undefined) return t('takingPart.bad.byte', { file, at: place.byte, what })
  return t('takingPart.bad.file', { file, what })
}

const isForeign = (text: string): text is ForeignKind => (foreignKinds as readonly string[]).includes(text)

/** What stands there instead: of a foreign file what it is, else the text itself. */
function found(t: Translate, { expected, found: text }: Bad): string {
  if (text === undefined) return ''
  if (expected === 'archive' && isForeign(text))
    return t('takingPart.bad.is', { found: t(`takingPart.foreign.${text}`) })
  return t('takingPart.bad.found', { found: text })
}
