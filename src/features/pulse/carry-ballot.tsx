import { useEffect, useState } from 'react'
import { useT } from '../../ui/intl.ts'
import type { SignedBallot } from './ballot.ts'
import { writtenBallot } from './kept-ballot.ts'

type Props = { readonly ballot: SignedBallot; readonly path: string; readonly wave: string }

/** Ways to take a ballot along, to answer later or from another device: its address, a QR code, a file. Nothing is sent. */
export function CarryBallot({ ballot, path, wave }: Props) {
  const t = useT()
  const address = `${globalThis.location?.origin ?? ''}${path}${writtenBallot(ballot)}`
  const save = () => {
    const file = URL.createObjectURL(new Blob([`${address}\n`], { type: 'text/plain' }))
    const link = Object.assign(document.createElement('a'), { href: file, download: `luotto-${wave.slice(0, 8)}.txt` })
    link.click()
    URL.revokeObjectURL(file)
  }
  return (
    <>
      <p className="hint">{t('pulse.ballot.later')}</p>
      <div className="field">
        <label htmlFor="ballot-address">{t('pulse.ballot.copy')}</label>
        <input id="ballot-address" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <p className="tools">
        <button type="button" className="quiet" onClick={save}>
          {t('pulse.ballot.file')}
        </button>
      </p>
      <QrCode text={address} />
    </>
  )
}

/** Drawn here, by a part that is loaded when it is opened. */
function QrCode({ text }: { readonly text: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [drawn, setDrawn] = useState<{ readonly size: number; readonly path: string }>()
  useEffect(() => {
    if (!isOpen) return
    let isStale = false
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(text, { ecc: 'L', border: 4 })
      const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
      if (!isStale) setDrawn({ size, path })
    })
    return () => {
      isStale = true
    }
  }, [isOpen, text])
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('pulse.ballot.qr')}</summary>
      <p className="hint">{t('pulse.ballot.qrHint')}</p>
      {drawn && (
        <svg
          className="qr"
          viewBox={`0 0 ${drawn.size} ${drawn.size}`}
          role="img"
          aria-label={t('pulse.ballot.qrName')}
        >
          <rect width={drawn.size} height={drawn.size} className="qr-light" />
          <path d={drawn.path} className="qr-dark" />
        </svg>
      )}
    </details>
  )
}
