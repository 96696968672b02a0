import { useT } from '../../ui/intl.ts'
import type { PartDifference } from './difference.ts'

/** What changed, word by word: taken out struck through, put in underlined, and both said to whoever listens. */
export function DifferenceView({ parts }: { parts: readonly PartDifference[] }) {
  const t = useT()
  return parts.map(({ part, pieces }) => (
    <section key={part}>
      <h2>{t(`passage.part.${part}`)}</h2>
      <p className="preserve">
        {pieces.map(({ kind, text }, at) => {
          const key = `${at}${kind}`
          if (kind === 'same') return <span key={key}>{text}</span>
          const Changed = kind === 'added' ? 'ins' : 'del'
          return (
            <Changed key={key}>
              <span className="only-heard">{t(`passage.${kind}`)} </span>
              {text}
            </Changed>
          )
        })}
      </p>
    </section>
  ))
}
