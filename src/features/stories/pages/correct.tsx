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
} from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, Input, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { correctStory } from '../correct-story.ts'
import { correctionSchema } from '../correction-form.ts'
import { findStory } from '../queries.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const story = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findStory(tx, viewer.organisation.id, params.id ?? ''),
  )
  if (!story) throw new Response(null, { status: 404 })
  return { story, pageId: randomUUID() }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const parsed = parseForm(correctionSchema, await request.formData())
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, late: false }, { status: 400 })
  const corrected = await correctStory(app, viewer, { storyId: params.id ?? '', ...parsed.value })
  if (corrected.ok) return redirect(`/stories/${params.id}`)
  if (corrected.problem === 'missing') throw new Response(null, { status: 404 })
  return data({ typed, faults: {}, late: true }, { status: 409 })
}

export default function Correct() {
  const t = useT()
  const { story, pageId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const first = { links: story.correctionAddress ? 'address' : 'story', address: story.correctionAddress ?? '' }
  const value: Readonly<Record<string, string | undefined>> = result?.typed ?? {
    ...first,
    title: story.title,
    reason: story.retiredReason ?? '',
  }
  return (
    <>
      <title>{`${t('corrections.correct')} · Luotto`}</title>
      <h1>{t('corrections.correct')}</h1>
      <p>
        <Link to={`/stories/${story.id}`} lang={story.language}>
          {story.title}
        </Link>
      </p>
      <p className="hint">{t('corrections.about')}</p>
      {result?.late && (
        <p className="notice care" role="alert">
          {t('corrections.changedMeanwhile')}
        </p>
      )}
      <Form method="post" className="stack correcting" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="pageId" value={value.pageId ?? pageId} />
        <input type="hidden" name="version" value={story.version} />
        <Choices
          legend={t('corrections.links')}
          name="links"
          type="radio"
          chosen={[value.links ?? 'story']}
          options={(['story', 'address', 'page'] as const).map((one) => ({
            value: one,
            label: t(`corrections.links.${one}`),
          }))}
        />
        <div className="for-address">
          <Input
            label={t('corrections.address')}
            hint={t('corrections.addressHint')}
            name="address"
            type="url"
            fault={faults.address}
            defaultValue={value.address}
          />
        </div>
        <fieldset className="stack for-page">
          <legend>{t('corrections.page')}</legend>
          <p className="hint">{t('corrections.pageHint')}</p>
          <Input
            label={t('stories.title')}
            name="title"
            maxLength={300}
            fault={faults.title}
            defaultValue={value.title}
          />
          <TextArea
            label={t('corrections.wrong')}
            name="wrong"
            maxLength={2000}
            fault={faults.wrong}
            defaultValue={value.wrong}
          />
          <TextArea
            label={t('corrections.right')}
            name="rightIs"
            maxLength={2000}
            fault={faults.rightIs}
            defaultValue={value.rightIs}
          />
        </fieldset>
        <TextArea
          label={t('corrections.reason')}
          hint={t('corrections.reasonHint')}
          name="reason"
          rows={2}
          maxLength={1000}
          fault={faults.reason}
          defaultValue={value.reason}
        />
        <div className="actions">
          <button type="submit" name="intent" value="retire">
            {t(story.state === 'retired' ? 'common.save' : 'stories.retire')}
          </button>
          {story.state !== 'retired' && (
            <button type="submit" name="intent" value="keep" className="quiet">
              {t('corrections.keep')}
            </button>
          )}
        </div>
      </Form>
    </>
  )
}
