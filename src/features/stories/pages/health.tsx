import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { pageNumber } from '../../../ui/pages.tsx'
import { listFeeds } from '../../feeds/list-feeds.ts'
import { Ageing, FeedsInShort, Targets } from '../health-views.tsx'
import { ageingStories, parts, troubledTargets } from '../look-after.ts'
import { prolongStory } from '../prolong-story.ts'
import { retireStory } from '../retire-story.ts'
import { takeNewAddress } from '../take-new-address.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const organisationId = viewer.organisation.id
  const asked = new URL(request.url).searchParams.get('part')
  const part = parts.find((one) => one === asked)
  const today = dateAt(app.clock())
  const pageFor = (one: (typeof parts)[number]) => (one === part ? pageNumber(request) : 1)
  const found = await inOrganisation(app.db, organisationId, async (tx) => ({
    targets: await troubledTargets(tx, organisationId, { today, page: pageFor('targets') }),
    near: await ageingStories(tx, organisationId, { today, which: 'near', page: pageFor('near') }),
    past: await ageingStories(tx, organisationId, { today, which: 'past', page: pageFor('past') }),
  }))
  const { feeds } = part ? { feeds: [] } : await listFeeds(app.db, organisationId, { now: app.clock(), page: 1 })
  return { ...found, feeds, part, page: pageNumber(request) }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('prolong'), story: z.uuid(), version: z.coerce.number().int().min(1).max(1e9) }),
  z.object({ intent: z.literal('retire'), story: z.uuid() }),
  z.object({ intent: z.literal('new-address'), story: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'health.changed' as const }, { status: 400 })
  const form = parsed.value
  if (form.intent === 'retire') await retireStory(app, viewer, form.story)
  else {
    const done =
      form.intent === 'prolong'
        ? await prolongStory(app, viewer, { id: form.story, version: form.version })
        : await takeNewAddress(app, viewer, form.story)
    if (!done) return data({ problem: 'health.changed' as const }, { status: 409 })
  }
  return redirect('/stories/health')
}

/** What an editor looks after: pages that are gone, stories that grow old, feeds that are silent. */
export default function Health() {
  const t = useT()
  const { targets, near, past, feeds, part, page } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const nothing = targets.rows.length + near.rows.length + past.rows.length === 0
  return (
    <>
      <title>{`${t('health.title')} · Luotto`}</title>
      <h1>{t('health.title')}</h1>
      <p>{t('health.about')}</p>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        {part ? <Link to="/stories/health">{t('health.all')}</Link> : <Link to="/feeds">{t('stories.feeds')}</Link>}
      </nav>
      {result?.problem && (
        <p className="notice care" role="alert">
          {t(result.problem)}
        </p>
      )}
      {nothing && <p className="empty">{t('health.nothing')}</p>}
      {(!part || part === 'targets') && <Targets {...targets} page={part ? page : 1} />}
      {(!part || part === 'near') && <Ageing which="near" {...near} page={part ? page : 1} />}
      {(!part || part === 'past') && <Ageing which="past" {...past} page={part ? page : 1} />}
      {!part && <FeedsInShort feeds={feeds} />}
    </>
  )
}
