import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { lastClosedWeek, weekAfter, weeksOfQuarter } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { askDialogue } from '../../programme/dialogue-held.ts'
import { findStoryToTell } from '../../stories/find-story-to-tell.ts'
import { drawWeeks } from '../draw-figures.ts'
import { organisationFigures } from '../queries.ts'
import { WeekPictures } from '../views.tsx'

const weeksShown = 26

/** One story's sums by week, for everybody who may read the story. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const lastClosed = lastClosedWeek(app.clock())
  const first = weeksOfQuarter(weekAfter(lastClosed, -weeksShown))[0] ?? lastClosed
  const organisationId = viewer.organisation.id
  const { story, figures } = await inOrganisation(app.db, organisationId, async (tx) => {
    const story = await findStoryToTell(tx, organisationId, params.id ?? '')
    const dialogue = await askDialogue(tx, organisationId)
    const wanted = { first, last: lastClosed, storyId: story?.id ?? '' }
    return { story, figures: dialogue.open ? await organisationFigures(tx, dialogue.held, wanted) : [] }
  })
  if (!story || !may(viewer.member, 'read-story', story)) throw new Response(null, { status: 404 })
  const earliest = figures.reduce((least, figure) => (figure.first < least ? figure.first : least), lastClosed)
  const from = weeksOfQuarter(earliest)[0] ?? first
  return {
    title: story.title,
    id: story.id,
    language: story.language,
    weeks: figures.length > 0 ? drawWeeks(figures, { first: from, lastClosed, language }) : [],
  }
}

export default function StoryFigures() {
  const t = useT()
  const { title, id, language, weeks } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1 lang={language}>{title}</h1>
      <nav className="tools" aria-label={t('insight.tools')}>
        <Link to={`/stories/${id}`}>{t('insight.theStory')}</Link>
        <Link to="/together">{t('nav.together')}</Link>
      </nav>
      {weeks.length === 0 && <p className="empty">{t('insight.storyNothing')}</p>}
      <WeekPictures drawn={weeks} />
    </>
  )
}
