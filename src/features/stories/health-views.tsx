import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import type { MessageId } from '../../ui/intl.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import type { ListedFeed } from '../feeds/list-feeds.ts'
import type { AgeingStory, Part, TroubledTarget } from './look-after.ts'

type Shown<T> = { readonly rows: readonly T[]; readonly more: boolean; readonly page: number }

function Section({ part, more, page, children }: Omit<Shown<never>, 'rows'> & { part: Part; children: ReactNode }) {
  const t = useT()
  return (
    <section>
      <h2>{t(`health.${part}`)}</h2>
      <p className="hint">{t(`health.${part}Hint`)}</p>
      <ul className="rows">{children}</ul>
      {(more || page > 1) && (
        <nav className="tools" aria-label={t(`health.${part}`)}>
          {page > 1 && <Link to={`/stories/health?part=${part}&page=${page - 1}`}>{t('common.previous')}</Link>}
          {more && <Link to={`/stories/health?part=${part}&page=${page + 1}`}>{t('common.next')}</Link>}
        </nav>
      )}
    </section>
  )
}

/** Pages that are gone or have moved for good. */
export function Targets({ rows, more, page }: Shown<TroubledTarget>) {
  const t = useT()
  const { moment } = useFormats()
  if (rows.length === 0) return null
  return (
    <Section part="targets" more={more} page={page}>
      {rows.map((one) => (
        <li key={one.id}>
          <StoryLine story={one} />
          <p className={one.state === 'dead' ? 'fault' : undefined}>{t(saysOf(one))}</p>
          <p className="facts address">{one.target}</p>
          {one.movedTo && <p className="facts address">{t('health.movedTo', { address: one.movedTo })}</p>}
          {one.checkedAt && <p className="facts">{t('health.checked', { moment: moment(one.checkedAt) })}</p>}
          <div className="actions">
            {one.state === 'moved' && <Act story={one} intent="new-address" label="health.useNew" />}
            <Link to={`/stories/${one.id}/edit`}>{t('health.changeAddress')}</Link>
            <Act story={one} intent="retire" label="stories.retire" />
          </div>
        </li>
      ))}
    </Section>
  )
}

function saysOf({ state, status, toFront }: TroubledTarget): MessageId {
  if (state === 'moved') return toFront ? 'health.toFront' : 'health.moved'
  return status === 404 || status === 410 ? 'health.gone' : 'health.silent'
}

/** Stories that come to their best-before, or have passed it. */
export function Ageing({ which, rows, more, page }: Shown<AgeingStory> & { which: 'near' | 'past' }) {
  const t = useT()
  const { day } = useFormats()
  if (rows.length === 0) return null
  return (
    <Section part={which} more={more} page={page}>
      {rows.map((one) => (
        <li key={one.id}>
          <StoryLine story={one} />
          <p className="facts">{t('stories.until', { day: day(one.bestBefore) })}</p>
          <div className="actions">
            <Act story={one} intent="prolong" label="health.prolong" />
            <Act story={one} intent="retire" label="stories.retire" />
          </div>
        </li>
      ))}
    </Section>
  )
}

type Line = { readonly id: string; readonly title: string; readonly language: string; readonly ownerName: string }

function StoryLine({ story: { id, title, language, ownerName } }: { readonly story: Line }) {
  const t = useT()
  return (
    <>
      <Link to={`/stories/${id}`} lang={language}>
        {title}
      </Link>
      <p className="facts">{t('health.owner', { name: ownerName })}</p>
    </>
  )
}

type ActProps = {
  readonly story: { readonly id: string; readonly title: string; readonly version: number }
  readonly intent: 'prolong' | 'retire' | 'new-address'
  readonly label: MessageId
}

function Act({ story, intent, label }: ActProps) {
  const t = useT()
  return (
    <Form method="post">
      <input type="hidden" name="story" value={story.id} />
      <input type="hidden" name="version" value={story.version} />
      <button type="submit" name="intent" value={intent} className="quiet" aria-label={`${t(label)}: ${story.title}`}>
        {t(label)}
      </button>
    </Form>
  )
}

/** How each feed is: those that ail first. */
export function FeedsInShort({ feeds }: { readonly feeds: readonly ListedFeed[] }) {
  const t = useT()
  const { moment } = useFormats()
  const ailingFirst = feeds.toSorted((one, other) => Number(isAiling(other)) - Number(isAiling(one)))
  return (
    <section>
      <h2>{t('stories.feeds')}</h2>
      {feeds.length === 0 && <p className="empty">{t('health.noFeeds')}</p>}
      <ul className="rows">
        {ailingFirst.map(({ id, title, language, health, nextPollAt, lately, ownerName }) => (
          <li key={id}>
            <p lang={language}>{title}</p>
            <p className="facts">{t('health.owner', { name: ownerName })}</p>
            {health.state === 'ailing' && (
              <>
                <p className="fault">{t(`feeds.problem.${health.problem}`)}</p>
                <p className="facts">{t('health.failures', { count: health.failures, moment: moment(nextPollAt) })}</p>
              </>
            )}
            <p className="facts">
              {health.state !== 'waiting' && health.succeededAt
                ? t('health.lastRead', { moment: moment(health.succeededAt) })
                : t('feeds.waiting')}
            </p>
            <p className="facts">{t('health.lately', { count: lately })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const isAiling = ({ health }: ListedFeed): boolean => health.state === 'ailing'
