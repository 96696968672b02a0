import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { weekAfter, weekAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { translator, useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { drawOwnWeeks, weekLabel } from '../../insight/draw-figures.ts'
import { ownWeeks } from '../../insight/own-figures.ts'
import { correctedAmong } from '../../stories/find-story-news.ts'
import { OwnSettings } from '../own-settings.tsx'
import { ownTimes } from '../own-times.ts'
import { listOwnTellings, type OwnTelling } from '../queries.ts'

const weeksShown = 12

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const page = pageNumber(request)
  const last = weekAt(app.clock())
  const { found, weeks, times } = await inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    found: await listOwnTellings(tx, viewer, page),
    weeks: await ownWeeks(tx, viewer, weekAfter(last, 1 - weeksShown), last),
    times: await ownTimes(tx, viewer),
  }))
  const { id } = viewer.organisation
  const storyIds = found.tellings.map(({ storyId }) => storyId)
  const corrected = await inOrganisation(app.db, id, (tx) => correctedAmong(tx, id, storyIds))
  const t = translator(language)
  return {
    ...found,
    corrected,
    page,
    isLeader: may(actorOf(viewer), 'state-as-leader'),
    zone: times.zone,
    svg: drawOwnWeeks(weeks, language),
    weeks: weeks.map(({ week, ...figures }) => ({ ...figures, label: weekLabel(t, week, week) })),
  }
}

export default function Mine() {
  const t = useT()
  const { tellings, corrected, page, more, weeks, svg, zone, isLeader } = useLoaderData<typeof loader>()
  const clicks = weeks.reduce((sum, week) => sum + week.clicks, 0)
  return (
    <>
      <title>{`${t('nav.mine')} · Luotto`}</title>
      <h1>{t('mine.figures')}</h1>
      <p className="hint">{t('mine.figuresAbout')}</p>
      <nav className="tools" aria-label={t('mine.title')}>
        <Link to="/mine/week">{t('notices.week.title')}</Link>
        <Link to="/mine/conversations">{t('conversations.title')}</Link>
        <Link to="/mine/thanks">{t('mine.thanks')}</Link>
        {isLeader && <Link to="/mine/example">{t('mine.example')}</Link>}
        <Link to="/mine/suggestions">{t('suggestions.own')}</Link>
        <Link to="/mine/questions">{t('guidance.askFirst.own')}</Link>
        <Link to="/mine/drafts">{t('drafts.title')}</Link>
        <Link to="/guidance/practice">{t('guidance.practice')}</Link>
        <Link to="/mine/studies">{t('mine.studies')}</Link>
      </nav>
      {tellings.length === 0 && <p className="empty">{t('mine.empty')}</p>}
      {tellings.length > 0 && (
        <Picture sentence={t('mine.sum', { clicks })} svg={svg}>
          <OwnTable weeks={weeks} />
        </Picture>
      )}
      <ul className="rows">
        {tellings.map((telling) => (
          <TellingRow
            key={telling.id}
            telling={telling}
            zone={zone}
            isCorrected={telling.storyId !== null && corrected.includes(telling.storyId)}
          />
        ))}
      </ul>
      <Pages page={page} more={more} />
      <OwnSettings />
    </>
  )
}

function OwnTable({ weeks }: { weeks: readonly { label: string; tellings: number; clicks: number }[] }) {
  const t = useT()
  const { number } = useFormats()
  return (
    <table>
      <caption>{t('mine.picture')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('insight.weekHead')}</th>
          <th scope="col" className="number">
            {t('insight.tellings')}
          </th>
          <th scope="col" className="number">
            {t('insight.clicks')}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ label, tellings, clicks }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{number(tellings)}</td>
            <td className="number">{number(clicks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { readonly telling: OwnTelling; readonly zone: string; readonly isCorrected: boolean }

function TellingRow({ telling, zone, isCorrected }: RowProps) {
  const t = useT()
  const { moment, momentToCome } = useFormats()
  const isScheduled = telling.state === 'scheduled'
  const when = isScheduled && telling.dueAt ? momentToCome(telling.dueAt, zone) : moment(telling.toldAt)
  return (
    <li className="row">
      <div>
        <Link to={`/tellings/${telling.id}`}>{telling.storyTitle ?? t('tell.ownThought')}</Link>
        <p className="facts">
          {t(`network.${telling.network}`)} · {when} · {t(`tell.state.${telling.state}`)}
        </p>
        {isCorrected && <p className="facts">{t('corrections.told.row')}</p>}
      </div>
      {telling.slug && !isScheduled && <p>{t('mine.clickCount', { clicks: telling.clicks })}</p>}
    </li>
  )
}
