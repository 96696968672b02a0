import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { type NetworkId, rulesFor } from '../../core/networks.ts'
import { type Translate, useT } from '../../ui/intl.ts'

type Props = {
  readonly network: NetworkId
  readonly isLinked: boolean
  readonly onBack: () => void
  /** What others would have seen; nothing without a script, since the words stayed in the box. */
  readonly children: ReactNode
}

/** What telling would have brought about, and who would have seen what of it. */
export function Afterwards({ network, isLinked, onBack, children }: Props) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="told">
      <h1 ref={heading} tabIndex={-1}>
        {t('practice.after.title')}
      </h1>
      <p>{t('practice.after.nothing')}</p>
      <h2>{t('practice.after.there')}</h2>
      <p>{whatOpens(network, t)}</p>
      {children || <p className="hint">{t('practice.after.withoutScript')}</p>}
      <h2>{t('practice.after.who')}</h2>
      <dl className="example">
        <dt>{t('practice.after.you')}</dt>
        <dd>{t(isLinked ? 'practice.after.youLinked' : 'practice.after.youUnlinked')}</dd>
        <dt>{t('practice.after.others')}</dt>
        <dd>{t('practice.after.othersSee')}</dd>
        <dt>{t('practice.after.together')}</dt>
        <dd>{t('practice.after.togetherSee')}</dd>
      </dl>
      <h2>{t('practice.after.regret')}</h2>
      <p>{t('practice.after.regretSo')}</p>
      <p className="actions">
        <Link
          className="button quiet"
          to="/tell/practice"
          onClick={(event) => {
            if (!children) return
            event.preventDefault()
            onBack()
          }}
        >
          {t('practice.after.back')}
        </Link>
        <Link to="/guidance/practice">{t('practice.after.scenarios')}</Link>
      </p>
    </div>
  )
}

function whatOpens(network: NetworkId, t: Translate): string {
  if (network === 'share' || network === 'email') return t(`practice.after.opens.${network}`)
  const how = rulesFor(network, false).text
  return t(`practice.after.opens.${how}`, { network: t(`network.${network}`) })
}
