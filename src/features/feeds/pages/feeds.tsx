import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { z } from 'zod'
import { languages } from '../../../core/networks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { optional, parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { listTopics, topicsOfFeeds } from '../../topics/list-topics.ts'
import { setFeedTopic } from '../../topics/manage-topics.ts'
import { addFeed } from '../add-feed.ts'
import { type ListedFeed, listFeeds } from '../list-feeds.ts'
import { removeFeed } from '../queries.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = pageNumber(request)
  const { app, viewer, language } = requireMay(context, 'edit-stories')
  const organisationId = viewer.organisation.id
  const { topics, topicOf } = await inOrganisation(app.db, organisationId, async (tx) => ({
    topics: await listTopics(tx, organisationId, language),
    topicOf: await topicsOfFeeds(tx, organisationId),
  }))
  return {
    ...(await listFeeds(app.db, organisationId, { now: app.clock(), page })),
    page,
    topics,
    topicOf,
    language: viewer.organisation.language,
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), address: requiredText(2000), language: z.enum(languages) }),
  z.object({ intent: z.literal('remove'), feed: z.uuid() }),
  z.object({ intent: z.literal('topic'), feed: z.uuid(), topic: optional(z.uuid()) }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const form = parsed.value
  const member = { organisationId: viewer.organisation.id, memberId: viewer.member.id }
  if (form.intent === 'remove') {
    await removeFeed(app.db, member, form.feed)
    return redirect('/feeds')
  }
  if (form.intent === 'topic') {
    await setFeedTopic(app, viewer, form.feed, form.topic)
    return redirect('/feeds')
  }
  const added = await addFeed(app, member, form)
  if (added.ok) return redirect('/stories/drafts')
  return data({ faults: { address: `feeds.problem.${added.problem}` }, typed: parsed.typed }, { status: 400 })
}

export default function Feeds() {
  const t = useT()
  const { feeds, page, more, topics, topicOf, language } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const busy = useNavigation().formData?.get('intent') === 'add'
  return (
    <>
      <title>{`${t('stories.feeds')} · Luotto`}</title>
      <h1>{t('stories.feeds')}</h1>
      <p>{t('feeds.about')}</p>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        <Link to="/stories/drafts">{t('stories.drafts')}</Link>
        <Link to="/stories/health">{t('health.title')}</Link>
      </nav>
      <ul className="rows">
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} topics={topics} topic={topicOf[feed.id]} />
        ))}
      </ul>
      <Pages page={page} more={more} />
      <h2>{t('feeds.new')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <Input
          label={t('feeds.address')}
          hint={t('feeds.addressHint')}
          name="address"
          type="url"
          required
          fault={faults.address}
          defaultValue={typed.address}
        />
        <Select
          label={t('feeds.language')}
          hint={t('feeds.languageHint')}
          name="language"
          defaultValue={typed.language ?? language}
          options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
        />
        <button type="submit" name="intent" value="add" aria-disabled={busy || undefined}>
          {t(busy ? 'feeds.fetching' : 'common.add')}
        </button>
      </Form>
    </>
  )
}

type RowProps = {
  readonly feed: ListedFeed
  readonly topics: readonly { readonly id: string; readonly name: string }[]
  readonly topic: string | undefined
}

function FeedRow({ feed, topics, topic }: RowProps) {
  const t = useT()
  const { moment } = useFormats()
  const { health } = feed
  return (
    <li>
      <div className="row">
        <div>
          <p lang={feed.language}>{feed.title}</p>
          <p className="facts">{feed.url}</p>
          <p className={health.state === 'ailing' ? 'fault' : 'facts'}>
            {health.state === 'ailing' && t(`feeds.problem.${health.problem}`)}
            {health.state === 'well' && t('feeds.well', { moment: moment(health.succeededAt), drafts: feed.drafts })}
            {health.state === 'waiting' && t('feeds.waiting')}
          </p>
          {health.state === 'ailing' && (
            <p className="facts">{t('feeds.again', { moment: moment(feed.nextPollAt) })}</p>
          )}
        </div>
        <Form method="post">
          <input type="hidden" name="feed" value={feed.id} />
          <button
            type="submit"
            name="intent"
            value="remove"
            className="quiet"
            aria-label={t('feeds.removeThis', { title: feed.title })}
          >
            {t('feeds.remove')}
          </button>
        </Form>
      </div>
      {topics.length > 0 && (
        <details>
          <summary>{topics.find(({ id }) => id === topic)?.name ?? t('feeds.topicNone')}</summary>
          <Form method="post" className="line" key={topic}>
            <input type="hidden" name="feed" value={feed.id} />
            <Select
              label={t('feeds.topic')}
              name="topic"
              defaultValue={topic ?? ''}
              options={[
                { value: '', label: t('feeds.topicNone') },
                ...topics.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <button type="submit" name="intent" value="topic" className="quiet">
              {t('common.save')}
            </button>
          </Form>
        </details>
      )}
    </li>
  )
}
