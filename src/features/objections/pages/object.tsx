import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { isSmallAudience } from '../../../core/objection.ts'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { findStoryToTell } from '../../stories/find-story-to-tell.ts'
import { countReaders } from '../count-readers.ts'
import { objectToStory } from '../object-to-story.ts'
import { objectionSchema } from '../objection-form.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const { id: organisationId } = viewer.organisation
  return inOrganisation(app.db, organisationId, async (tx) => {
    const story = await findStoryToTell(tx, organisationId, params.id ?? '')
    if (!story || !may(actorOf(viewer), 'read-story', story)) throw new Response(null, { status: 404 })
    const { id, title, language, audience } = story
    return {
      story: { id, title, language },
      mayObject: may(actorOf(viewer), 'object', story),
      isSmall: isSmallAudience(await countReaders(tx, organisationId, audience)),
      id: randomUUID(),
    }
  })
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, limits } = requireViewer(context)
  const parsed = parseForm(objectionSchema, await request.formData())
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, problem: undefined }, { status: 400 })
  // In memory and for a day: nothing of who objected is written down, not even to count.
  if (!(await limits.object(viewer.userId)))
    return data({ typed, faults: {}, problem: 'too-many' as const }, { status: 429 })
  const objected = await objectToStory(app, viewer, { storyId: params.id ?? '', ...parsed.value })
  if (!objected.ok) return data({ typed, faults: {}, problem: objected.problem }, { status: 409 })
  return redirect(`/stories/${params.id}/objection?sent`)
}

export default function ObjectTo() {
  const t = useT()
  const { story, mayObject, isSmall, id } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const back = (
    <p className="actions">
      <Link to={`/stories/${story.id}`}>{t('objections.back')}</Link>
    </p>
  )
  return (
    <>
      <title>{`${t('objections.title')} · Luotto`}</title>
      <p className="facts" lang={story.language}>
        {story.title}
      </p>
      <h1>{t(query.has('sent') ? 'objections.sent' : 'objections.title')}</h1>
      {query.has('sent') ? (
        <>
          <p>{t('objections.sentText')}</p>
          {back}
        </>
      ) : (
        <>
          <p>{t('objections.about')}</p>
          <ul>
            <li>{t('objections.unnamed')}</li>
            <li>{t('objections.style')}</li>
            <li>{t('objections.public')}</li>
          </ul>
          {isSmall && <p className="notice care">{t('objections.small')}</p>}
          {result?.problem && (
            <p className="notice care" role="alert">
              {t(`objections.problem.${result.problem}`)}
            </p>
          )}
          {!mayObject && !result && <p className="notice">{t('objections.problem.story-gone')}</p>}
          {(mayObject || result) && (
            <Form method="post" className="stack" noValidate>
              <FaultSummary faults={result?.faults} />
              <input type="hidden" name="id" value={result?.typed.id ?? id} />
              <TextArea
                label={t('objections.words')}
                name="words"
                required
                rows={6}
                maxLength={2000}
                fault={faults.words}
                defaultValue={result?.typed.words}
              />
              <button type="submit">{t('objections.send')}</button>
            </Form>
          )}
          {back}
        </>
      )}
    </>
  )
}
