import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import { type NetworkId, rulesFor } from '../../core/networks.ts'
import { useT } from '../../ui/intl.ts'
import { forgetDraft } from './send-draft.ts'

type Props = {
  readonly network: NetworkId
  readonly text: string
  readonly link: string | undefined
  readonly address: string | undefined
  /** Whether the press of the button opened the network already. */
  readonly opened: boolean
  /** Whether the text is close to what others told. */
  readonly near: boolean
}

/** After a telling by intent: thanks and the link; and, where no window opened, the text and the way on. */
export function HandedOver({ network, text, link, address, opened, near }: Props) {
  const t = useT()
  const [query] = useSearchParams()
  useEffect(() => forgetDraft(query.get('story') ?? undefined), [query])
  const name = t(`network.${network}`)
  const copied = rulesFor(network, false).text === 'copied'
  return (
    <div className="told">
      <h1>{t(opened ? 'tell.thanks' : 'tell.almost')}</h1>
      {opened && copied && <p>{t('tell.pasteThere', { network: name })}</p>}
      {!opened && <p>{t(copied ? 'tell.copyThenOpen' : 'tell.openThere', { network: name })}</p>}
      {near && !opened && <p className="notice">{t('tell.near.close')}</p>}
      {!(opened && !copied) && (
        <label className="field">
          {t('tell.yourText')}
          <textarea readOnly rows={6} defaultValue={text} />
        </label>
      )}
      {address && (
        <p>
          <a className={opened ? '' : 'button'} href={address} target="_blank" rel="noopener">
            {network === 'email'
              ? t('tell.send.email')
              : t(opened ? 'tell.openAgain' : 'tell.openNetwork', { network: name })}
          </a>
        </p>
      )}
      {link && (
        <p>
          {t('tell.yourLink')} <a href={link}>{link.replace(/^https?:\/\//, '')}</a>
        </p>
      )}
      <p>
        <Link to="/stories">{t('tell.backToStories')}</Link>
      </p>
    </div>
  )
}
