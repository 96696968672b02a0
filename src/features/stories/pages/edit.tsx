import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../../context.ts'
import { disclosureFor } from '../../../core/disclosure.ts'
import { languages } from '../../../core/networks.ts'
import { disclosureKinds, storyKinds } from '../../../core/story.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { listEditors } from '../../people/list-editors.ts'
import { listGroups } from '../../people/list-groups.ts'
import type { Viewer } from '../../people/viewer.ts'
import { listTopics } from '../../topics/list-topics.ts'
import { draftFrom, suggestionFor } from '../begin-story.ts'
import { findStory, type Story } from '../queries.ts'
import { saveStory } from '../save-story.ts'
import { discardUnused, storePicture } from '../store-picture.ts'
import { Changed, PictureFields, PreviewForm, Settled, type Strings } from '../story-fields.tsx'
import { storySchema } from '../story-form.ts'
import { takePictureFrom } from '../take-picture.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMay(context, 'edit-stories')
  const { story, ...choices } = await inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    story: params.id ? await findStory(tx, viewer.organisation.id, params.id) : undefined,
    groups: await listGroups(tx, viewer.organisation.id),
    topics: await listTopics(tx, viewer.organisation.id, language),
    editors: await listEditors(tx, viewer.organisation.id),
  }))
  if (params.id && !story) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const suggestion = story ? undefined : await suggestionFor(app, viewer, query.get('suggestion'))
  const from = query.get('from') ?? suggestion?.link ?? undefined
  const preview = from && !story ? await draftFrom(app, from) : undefined
  return {
    story,
    ...choices,
    preview,
    suggestion,
    asked: story ? null : query.get('suggestion'),
    newId: uuid(),
    ownId: viewer.member.id,
    language: viewer.organisation.language,
    organisationId: viewer.organisation.id,
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const form = await request.formData()
  const parsed = parseForm(storySchema, form, ['audience', 'topics'])
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { typed } = parsed
  const {
    picture,
    takePicture,
    keepPicture,
    intent,
    topics: topicIds,
    owner: ownerId,
    suggestion: suggestionId,
    suggestionVersion,
    ...story
  } = parsed.value
  const suggestion = suggestionId ? { id: suggestionId, version: suggestionVersion } : undefined
  const stored = await storeGiven(app, viewer, { picture, takePicture, alt: story.pictureAlt })
  if (stored && !stored.ok)
    return data({ faults: { picture: `stories.picture.${stored.problem}` }, typed }, { status: 400 })
  const pictureId = stored?.pictureId ?? (keepPicture === 'no' ? null : undefined)
  const id = params.id ?? story.id
  const publish = intent === 'publish'
  const saved = await saveStory(app, viewer, { ...story, id, pictureId, topicIds, ownerId, publish, suggestion })
  // Where the story was not taken, or had been taken already, the picture that came along is nobody's.
  if (stored?.pictureId) await discardUnused(app, viewer.organisation.id, stored.pictureId)
  if (!saved.ok) {
    const { problem } = saved
    const faults: Record<string, string> =
      problem === 'suggestion-settled'
        ? { suggestion: 'suggestions.settled' }
        : { [placeOf[problem]]: `stories.${problem}` }
    return data({ faults, typed }, { status: 409 })
  }
  return redirect(publish ? `/stories/${id}` : '/stories/drafts')
}

/** The field that a problem is about. */
const placeOf = {
  'changed-meanwhile': 'version',
  missing: 'version',
  'unknown-group': 'audience',
  'unknown-topic': 'topics',
  'unknown-owner': 'owner',
} as const

type Given = { readonly picture: File | undefined; readonly takePicture: string | undefined; readonly alt: string }

/** The picture that was uploaded, or that of the page that the story was begun from. */
async function storeGiven(app: Context, viewer: Viewer, { picture, takePicture, alt }: Given) {
  if (picture && picture.size > 0) {
    const bytes = new Uint8Array(await picture.arrayBuffer())
    return storePicture(app, viewer.organisation.id, { bytes, alt })
  }
  return takePicture ? takePictureFrom(app, viewer.organisation.id, { address: takePicture, alt }) : undefined
}

const fieldsOf = (story: Story): Strings => ({
  id: story.id,
  version: String(story.version),
  title: story.title,
  summary: story.summary,
  kind: story.kind,
  disclosure: story.disclosure,
  language: story.language,
  question: String(story.question),
  target: story.target ?? '',
  claimsSource: story.claimsSource,
  bestBefore: story.bestBefore ?? '',
  audience: story.audience.join(','),
  topics: story.topicIds.join(','),
  owner: story.ownerId,
  pictureAlt: story.picture?.alt ?? '',
})

type Person = { readonly id: string; readonly name: string }

/** Those who may edit stories, and whoever has it now. */
const ownersFor = (editors: readonly Person[], story: Story | undefined): readonly Person[] =>
  !story || editors.some(({ id }) => id === story.ownerId)
    ? editors
    : [{ id: story.ownerId, name: story.ownerName }, ...editors]

export default function EditStory() {
  const t = useT()
  const { story, groups, topics, editors, preview, suggestion, asked, newId, ownId, language, organisationId } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Strings = result?.faults ?? {}
  const kind = story?.kind ?? 'news'
  const before: Strings = story
    ? fieldsOf(story)
    : {
        id: newId,
        version: '0',
        kind,
        disclosure: disclosureFor[kind],
        language: suggestion?.language ?? preview?.language ?? language,
        owner: ownId,
        target: preview?.target,
        title: suggestion?.title ?? preview?.title,
        summary: suggestion?.link === null ? suggestion.why : preview?.summary,
      }
  const value: Strings = { ...before, ...(result?.typed as Strings | undefined) }
  const title = t(story ? 'stories.edit' : 'stories.write')
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      {!story && !suggestion && <PreviewForm problem={preview?.problem} address={preview?.target} />}
      {suggestion && <p className="notice preserve">{t('suggestions.begins', { why: suggestion.why })}</p>}
      {asked && (faults.suggestion || !suggestion) && <Settled id={asked} />}
      {faults.version && <Changed fault={faults.version} id={value.id ?? ''} />}
      <Form method="post" encType="multipart/form-data" className="stack" noValidate key={preview?.target}>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={value.id} />
        <input type="hidden" name="version" value={value.version} />
        {suggestion && <input type="hidden" name="suggestion" value={suggestion.id} />}
        {suggestion && <input type="hidden" name="suggestionVersion" value={suggestion.version} />}
        <Input
          label={t('stories.title')}
          name="title"
          required
          maxLength={300}
          fault={faults.title}
          defaultValue={value.title}
        />
        <TextArea
          label={t('stories.summary')}
          hint={t('stories.summaryHint')}
          name="summary"
          maxLength={2000}
          fault={faults.summary}
          defaultValue={value.summary}
        />
        <Input
          label={t('stories.target')}
          hint={t('stories.targetHint')}
          name="target"
          type="url"
          fault={faults.target}
          defaultValue={value.target}
        />
        <PictureFields
          organisationId={organisationId}
          picture={story?.picture}
          offered={preview && 'picture' in preview ? preview.picture : undefined}
          value={value}
          fault={faults.picture}
          altFault={faults.pictureAlt}
        />
        <div className="pair">
          <Select
            label={t('stories.kind')}
            name="kind"
            defaultValue={value.kind}
            options={storyKinds.map((one) => ({ value: one, label: t(`stories.kind.${one}`) }))}
          />
          <Select
            label={t('stories.language')}
            name="language"
            defaultValue={value.language}
            options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
          />
        </div>
        <Select
          label={t('stories.question')}
          hint={t('stories.questionHint')}
          name="question"
          defaultValue={value.question}
          options={(['0', '1', '2'] as const).map((one) => ({ value: one, label: t(`tell.question.${one}`) }))}
        />
        <Select
          label={t('stories.disclosure')}
          hint={t('stories.disclosureHint')}
          name="disclosure"
          defaultValue={value.disclosure}
          options={disclosureKinds.map((one) => ({ value: one, label: t(`stories.disclosure.${one}`) }))}
        />
        <Input
          label={t('stories.claimsSource')}
          hint={t('stories.claimsHint')}
          name="claimsSource"
          fault={faults.claimsSource}
          defaultValue={value.claimsSource}
        />
        <Input
          label={t('stories.bestBefore')}
          hint={t('stories.bestBeforeHint')}
          name="bestBefore"
          type="date"
          fault={faults.bestBefore}
          defaultValue={value.bestBefore}
        />
        {topics.length > 0 && (
          <Choices
            legend={t('stories.topics')}
            hint={t('stories.topicsHint')}
            name="topics"
            fault={faults.topics}
            chosen={value.topics?.split(',') ?? []}
            options={topics.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {groups.length > 0 && (
          <Choices
            legend={t('stories.audience')}
            hint={t('stories.audienceHint')}
            name="audience"
            fault={faults.audience}
            chosen={value.audience?.split(',') ?? []}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          label={t('stories.owner')}
          hint={t('stories.ownerHint')}
          name="owner"
          fault={faults.owner}
          defaultValue={value.owner}
          options={ownersFor(editors, story).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="actions">
          <button type="submit" name="intent" value="publish">
            {t(story?.state === 'live' ? 'stories.save' : 'stories.publish')}
          </button>
          {story?.state !== 'live' && (
            <button type="submit" name="intent" value="save" className="quiet">
              {t('stories.keepDraft')}
            </button>
          )}
        </div>
      </Form>
    </>
  )
}
