import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { lastClosedWeek, weekAfter, weeksOfQuarter } from '../../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { listGroups } from '../../people/list-groups.ts'
import { askDialogue } from '../../programme/dialogue-held.ts'
import { isAnyPublished } from '../../voice-report/list-results.ts'
import { worksOnStudies } from '../../voice-study/works-on-studies.ts'
import { drawParts, drawWeeks, networkParts } from '../draw-figures.ts'
import { type FigureFilter, organisationFigures } from '../queries.ts'
import { PartPictures, WeekPictures } from '../views.tsx'

const weeksShown = 26

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const rights = {
    people: may(viewer.member, 'manage-people'),
    settings: may(viewer.member, 'change-settings'),
    dialogue: may(viewer.member, 'record-dialogue'),
    week: may(viewer.member, 'keep-week'),
    papers: may(viewer.member, 'keep-papers'),
    audit: may(viewer.member, 'see-audit'),
  }
  const lastClosed = lastClosedWeek(app.clock())
  // From the beginning of a quarter, since no figure reaches over one.
  const first = weeksOfQuarter(weekAfter(lastClosed, -weeksShown))[0] ?? lastClosed
  const organisationId = viewer.organisation.id
  const { found, groups, studies } = await inOrganisation(app.db, organisationId, async (tx) => ({
    found: await figuresOf(tx, organisationId, { first, last: lastClosed, stories: true }),
    groups: await listGroups(tx, organisationId),
    studies:
      may(viewer.member, 'found-study') ||
      (await worksOnStudies(tx, viewer)) ||
      (await isAnyPublished(tx, organisationId)),
  }))
  if (!found.open) return { rights, studies, ...found }
  const stories = found.figures.filter(({ dimension }) => dimension === 'story')
  const named = new Map(stories.map(({ part, name }) => [part, name ?? '']))
  // What was before the first figure was never counted, and is no gap.
  const earliest = found.figures.reduce((least, figure) => (figure.first < least ? figure.first : least), lastClosed)
  const from = weeksOfQuarter(earliest)[0] ?? first
  const parts = {
    network: networkParts(language),
    group: groups.map(({ id, name }) => ({ part: id, label: name })),
    story: [...named].map(([part, label]) => ({ part, label })),
  }
  const hasFigures = found.figures.length > 0
  return {
    rights,
    studies,
    open: true as const,
    weeks: hasFigures
      ? drawWeeks(
          found.figures.filter(({ dimension }) => dimension === 'all'),
          { first: from, lastClosed, language },
        )
      : [],
    parts: hasFigures ? drawParts(found.figures, parts, language) : [],
  }
}

async function figuresOf(tx: OrganisationTx, organisationId: OrganisationId, filter: FigureFilter) {
  const dialogue = await askDialogue(tx, organisationId)
  if (!dialogue.open) return { open: false as const, problem: dialogue.problem }
  return { open: true as const, figures: await organisationFigures(tx, dialogue.held, filter) }
}

export default function Together() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const { rights } = loaded
  return (
    <>
      <title>{`${t('nav.together')} · Luotto`}</title>
      <h1>{t('insight.title')}</h1>
      <nav className="tools" aria-label={t('insight.tools')}>
        <Link to="/together/pulse">{t('insight.pulse')}</Link>
        <Link to="/together/readiness">{t('programme.readiness.title')}</Link>
        <Link to="/together/dialogue">{t('programme.dialogue.title')}</Link>
        {loaded.studies && <Link to="/together/studies">{t('insight.studies')}</Link>}
        {rights.people && <Link to="/together/people">{t('people.title')}</Link>}
        {rights.people && <Link to="/together/groups">{t('people.groups')}</Link>}
        {rights.settings && <Link to="/together/settings">{t('people.settings')}</Link>}
        {rights.week && <Link to="/together/week">{t('insight.weekChannels')}</Link>}
        {rights.papers && <Link to="/together/papers">{t('insight.papers')}</Link>}
        {rights.audit && <Link to="/together/audit">{t('insight.audit')}</Link>}
      </nav>
      {!loaded.open && (
        <div className="empty">
          <p>{t(loaded.problem === 'no-dialogue' ? 'insight.closed' : 'insight.closedAgain')}</p>
          <p>
            {rights.dialogue ? (
              <Link className="button" to="/together/dialogue">
                {t('programme.dialogue.new')}
              </Link>
            ) : (
              <Link to="/together/dialogue">{t('programme.dialogue.title')}</Link>
            )}
          </p>
        </div>
      )}
      {loaded.open && (
        <>
          <p className="hint">{t('insight.about')}</p>
          {loaded.weeks.length === 0 && <p className="empty">{t('insight.nothingYet')}</p>}
          <WeekPictures drawn={loaded.weeks} />
          <PartPictures drawn={loaded.parts} />
        </>
      )}
    </>
  )
}
