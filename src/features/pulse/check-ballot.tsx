import { useState } from 'react'
import { useT } from '../../ui/intl.ts'
import { keptSigned } from './kept-ballot.ts'

type Props = {
  readonly waves: readonly { readonly id: string; readonly pools: readonly { readonly key: string }[] }[]
}

type Checked = { readonly is: 'good'; readonly fingerprint: string } | { readonly is: 'bad' | 'none' }

/** Whether the ballot on this device is signed by a published key: reckoned here, with nothing sent. */
export function CheckBallot({ waves }: Props) {
  const t = useT()
  const [checked, setChecked] = useState<Checked>()
  const check = async () => {
    const { isGood, fingerprintOf } = await import('./ballot.ts')
    const kept = waves.map(({ id, pools }) => ({ ballot: keptSigned(id), pools })).find(({ ballot }) => ballot)
    if (!kept?.ballot) return setChecked({ is: 'none' })
    for (const { key } of kept.pools)
      if (await isGood(kept.ballot, key).catch(() => false))
        return setChecked({ is: 'good', fingerprint: await fingerprintOf(key) })
    return setChecked({ is: 'bad' })
  }
  return (
    <section>
      <h2>{t('pulse.how.check')}</h2>
      <p>{t('pulse.how.check.about')}</p>
      <p>
        <button type="button" className="quiet" onClick={check}>
          {t('pulse.how.check.button')}
        </button>
      </p>
      <p role="status">
        {checked?.is === 'good' && t('pulse.how.check.good', { fingerprint: checked.fingerprint.slice(0, 16) })}
        {checked?.is === 'bad' && t('pulse.how.check.bad')}
        {checked?.is === 'none' && t('pulse.how.check.none')}
      </p>
    </section>
  )
}
