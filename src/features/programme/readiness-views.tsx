import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Judged, Lacking, ReadinessPart } from '../../core/programme/readiness.ts'
import { locales, useFormats, useLanguage, useT } from '../../ui/intl.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { Readiness } from './find-readiness.ts'

/** Where each part is seen to. */
const places: Readonly<Record<ReadinessPart, string>> = {
  statement: '/guidance/leaders',
  time: '/together/readiness/time',
  guidelines: '/guidance',
  mishaps: '/guidance/mishap/plan',
  training: '/together/readiness/training',
  dialogue: '/together/dialogue',
  pulse: '/together/pulse',
  pressure: '/together/pause',
}

// What has never been there is where one begins, and no alarm.
const classes = { there: 'facts', missing: undefined, old: 'notice', care: 'notice' } as const

/** One part: how it stands and since when, its evidence, and the way to where it is seen to. */
export function Part({ judged, children }: { readonly judged: Judged; readonly children?: ReactNode }) {
  const t = useT()
  const { day } = useFormats()
  const { part, standing, on } = judged
  return (
    <section>
      <h2>{t(`readiness.part.${part}`)}</h2>
      <p className="hint">{t(`readiness.why.${part}`)}</p>
      <p className={classes[standing]}>
        {t(`readiness.${part}.${standing}`)}
        {on && ` ${t('readiness.since', { day: day(on) })}`}
      </p>
      {children}
      <p>
        <Link to={places[part]}>{t(`readiness.go.${part}`)}</Link>
      </p>
    </section>
  )
}

/** What can be shown of each part beside its day. */
export function evidenceOf(part: ReadinessPart, found: Readiness): ReactNode {
  if (part === 'statement') return <LeadersSeen leaders={found.leaders} />
  if (part === 'time') return <TimeSaid time={found.time} />
  if (part === 'guidelines') return <Overdue overdue={found.guidelines.overdue} />
  if (part === 'mishaps') return <PlanReviewed plan={found.plan} />
  if (part === 'training') return <TrainingOffered training={found.training.slice(0, 5)} />
  if (part === 'pulse') return <PulseRanges pulse={found.pulse} />
  if (part === 'pressure') return <Pressed pulse={found.pulse} />
  return null
}

/** Leaders are seen by their own choice; who else has told is nowhere here. */
function LeadersSeen({ leaders }: Pick<Readiness, 'leaders'>) {
  const t = useT()
  const { day } = useFormats()
  const { people, tellings, author, lastTold } = leaders
  return (
    <>
      {author && <p>{t('readiness.statement.by', { author })}</p>}
      <p>
        {lastTold
          ? t('readiness.statement.example', { people, tellings, day: day(lastTold) })
          : t('readiness.statement.noExample')}
      </p>
    </>
  )
}

function TimeSaid({ time }: Pick<Readiness, 'time'>) {
  if (!time) return null
  return (
    <blockquote>
      <p className="preserve">{time.said}</p>
      <p className="facts">{time.whoseWords}</p>
    </blockquote>
  )
}

function Overdue({ overdue }: { readonly overdue: number }) {
  const t = useT()
  return overdue > 0 ? <p>{t('readiness.guidelines.overdue', { overdue })}</p> : null
}

function PlanReviewed({ plan }: Pick<Readiness, 'plan'>) {
  const t = useT()
  const { day } = useFormats()
  return <p>{plan ? t('readiness.mishaps.plan', { day: day(plan.reviewedOn) }) : t('readiness.mishaps.noPlan')}</p>
}

export function TrainingOffered({ training }: Pick<Readiness, 'training'>) {
  const t = useT()
  const { day } = useFormats()
  if (training.length === 0) return null
  return (
    <ul className="rows">
      {training.map(({ id, title, heldOn, link }) => (
        <li key={id}>
          {link ? (
            <a href={link} rel="noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
          <p className="facts">{heldOn ? day(heldOn) : t('readiness.training.anytime')}</p>
        </li>
      ))}
    </ul>
  )
}

/** Item by item, with the range in which the truth of the whole organisation must lie. No sum of them all. */
function PulseRanges({ pulse }: Pick<Readiness, 'pulse'>) {
  const t = useT()
  const language = useLanguage()
  const share = (part: number) => part.toLocaleString(locales[language], { style: 'percent' })
  if (!pulse?.items.some(({ range }) => range)) return null
  return (
    <details>
      <summary>{t('readiness.pulse.items', { number: pulse.number })}</summary>
      <WideTable caption={t('readiness.pulse.table')}>
        <thead>
          <tr>
            <th scope="col">{t('readiness.pulse.item')}</th>
            <th scope="col">{t('readiness.pulse.favourable')}</th>
            <th scope="col">{t('readiness.pulse.range')}</th>
          </tr>
        </thead>
        <tbody>
          {pulse.items.map(({ item, range }) => (
            <tr key={item.id}>
              <th scope="row">{item.text[language]}</th>
              <td>{range ? t('readiness.pulse.of', { ...range }) : t('readiness.pulse.withheld')}</td>
              <td>{range && `${share(range.low)} – ${share(range.high)}`}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p className="hint">{t('readiness.pulse.rangeAbout')}</p>
      <p>
        <Link to={`/together/pulse/${pulse.waveId}`}>{t('readiness.pulse.wave', { number: pulse.number })}</Link>
      </p>
    </details>
  )
}

function Pressed({ pulse }: Pick<Readiness, 'pulse'>) {
  const t = useT()
  if (!pulse?.pressed) return null
  return <p>{t('readiness.pressure.disagree', pulse.pressed)}</p>
}

/** What is not there, part by part. */
export function LackingList({ lacking }: { readonly lacking: readonly Lacking[] }) {
  const t = useT()
  return (
    <ul>
      {lacking.map(({ part, standing }) => (
        <li key={part}>
          {t(`readiness.part.${part}`)}: {t(`readiness.${part}.${standing}`)}
        </li>
      ))}
    </ul>
  )
}
