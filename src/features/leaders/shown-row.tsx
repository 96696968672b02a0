import { Link } from 'react-router'
import type { Language } from '../../core/networks.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import type { ShownTelling } from './list-shown.ts'

type Props = { readonly telling: ShownTelling; readonly language: Language }

/** One telling that a leader shows: their words, where it stands, and the way to thank. */
export function ShownRow({ telling: { leader, network, address, words, toldAt, language: its }, language }: Props) {
  const t = useT()
  const { day } = useFormats()
  const facts = { network: t(`network.${network}`), day: day(toldAt) }
  return (
    <li>
      <h3>{leader}</h3>
      {words !== '' && (
        <p className="preserve" lang={its === language ? undefined : its}>
          {words}
        </p>
      )}
      <p className="facts">{t('leaders.toldWhere', facts)}</p>
      {address && (
        <p className="actions">
          <a href={address} rel="noreferrer nofollow" aria-label={t('leaders.seePost', { leader, ...facts })}>
            {t('leaders.see')}
          </a>
          <Link
            to={`/mine/thanks/new?address=${encodeURIComponent(address)}`}
            aria-label={t('leaders.thankWhom', { leader })}
          >
            {t('leaders.thank')}
          </Link>
        </p>
      )}
    </li>
  )
}
