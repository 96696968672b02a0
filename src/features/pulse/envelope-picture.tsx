import { useT } from '../../ui/intl.ts'

/** The blind signature as paper: an envelope that is signed through, from left to right in four scenes. */
export function EnvelopePicture() {
  const t = useT()
  return (
    <figure className="envelopes">
      <svg viewBox="0 0 640 196" role="img" aria-label={t('pulse.how.picture')}>
        <Paper x={30} y={58} />
        <Arrow x={122} />
        <Envelope x={160} y={50} />
        <Arrow x={282} />
        <Envelope x={320} y={50} />
        <Signature x={350} y={84} />
        <Arrow x={442} />
        <g transform="translate(484 20)">
          <Paper x={30} y={0} />
          <Signature x={40} y={38} />
          <path d="M0 74h132v66H0z" className="box" />
          <path d="M30 74h72" className="slot" />
        </g>
        <text x={66} y={186}>
          {t('pulse.how.you')}
        </text>
        <text x={215} y={186}>
          {t('pulse.how.you')}
        </text>
        <text x={375} y={186}>
          {t('pulse.how.luotto')}
        </text>
        <text x={550} y={186}>
          {t('pulse.how.box')}
        </text>
      </svg>
    </figure>
  )
}

type At = { readonly x: number; readonly y: number }

const Paper = ({ x, y }: At) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M0 0h72v72H0z" className="paper" />
    <path d="M12 18h48M12 32h30" className="line" />
  </g>
)

const Envelope = ({ x, y }: At) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M0 0h110v80H0z" className="envelope" />
    <path d="M0 0l55 42L110 0" className="line" />
  </g>
)

const Signature = ({ x, y }: At) => (
  <path d={`M${x} ${y + 14}c8-22 14-22 12-4s10-18 14-6 8-6 24-4`} className="signature" />
)

const Arrow = ({ x }: { readonly x: number }) => <path d={`M${x} 92h22m-8-7l8 7-8 7`} className="line" />
