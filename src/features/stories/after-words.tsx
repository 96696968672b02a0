import { useFormats, useT } from '../../ui/intl.ts'
import { Pages } from '../../ui/pages.tsx'
import type { AnsweredObjection } from '../objections/answered-objections.ts'
import type { Story } from './queries.ts'

/** A story that went because of an objection was not put right: it is gone. */
const correctionSentence = ({ state, correctionAddress }: Pick<Story, 'state' | 'correctionAddress'>) =>
  state === 'retired' && !correctionAddress ? 'corrections.withdrawnOn' : 'corrections.correctedOn'

/** What became of a story since: that it is told no more and why, and where it was put right. */
export function Since({ story }: { readonly story: Story }) {
  const t = useT()
  const { day } = useFormats()
  const { state, retiredReason, correctedOn, correctionAddress } = story
  if (state === 'live' && !correctedOn) return null
  return (
    <div className="notice">
      {state !== 'live' && <p>{t(correctionAddress ? 'corrections.told.retired' : `stories.state.${state}`)}</p>}
      {retiredReason && <p className="preserve">{retiredReason}</p>}
      {correctedOn && <p>{t(correctionSentence(story), { day: day(correctedOn) })}</p>}
      {correctionAddress && (
        <p>
          <a href={correctionAddress}>{t('corrections.read')}</a>
        </p>
      )}
    </div>
  )
}

type Props = { readonly objections: readonly AnsweredObjection[]; readonly page: number; readonly more: boolean }

/** Objections with their answers, for all who may read the story. */
export function AnsweredObjections({ objections, page, more }: Props) {
  const t = useT()
  const { day } = useFormats()
  if (objections.length === 0 && page === 1) return null
  return (
    <section>
      <h2>{t('objections.answeredHere')}</h2>
      <ul className="rows">
        {objections.map((one) => (
          <li key={one.id}>
            <p className="facts">
              {t(`objections.state.${one.outcome}`)} · {day(one.answeredOn)}
            </p>
            {one.words === null ? (
              <p className="hint">{t('objections.withheld')}</p>
            ) : (
              <blockquote className="preserve">{one.words}</blockquote>
            )}
            <p className="preserve">{one.answer}</p>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
    </section>
  )
}
