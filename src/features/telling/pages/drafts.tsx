import { useEffect, useState } from 'react'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { z } from 'zod'
import { shorten } from '../../../core/plain-text.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { type DraftHere, draftsHere, storiesSeen, writeDraft } from '../device.ts'
import { listDrafts } from '../drafts.ts'
import { chooseKeepingDrafts, dropDraft } from '../keep-draft.ts'

const mostShown = 160

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const { keeps, drafts, titles } = await listDrafts(app, viewer)
  return {
    keeps,
    drafts: drafts.map(({ text, storyId, ...draft }) => ({
      ...draft,
      storyId,
      title: storyId ? (titles[storyId] ?? null) : null,
      beginning: shorten(text, mostShown),
    })),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['keep', 'stop']) }),
  z.object({ intent: z.literal('drop'), draft: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const form = parsed.value
  if (form.intent === 'drop') await dropDraft(app, viewer, form.draft)
  else await chooseKeepingDrafts(app, viewer, form.intent === 'keep')
  return redirect('/mine/drafts')
}

export default function Drafts() {
  const t = useT()
  const { keeps, drafts } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('drafts.title')} · Luotto`}</title>
      <h1>{t('drafts.title')}</h1>
      <p className="hint">{t('drafts.about')}</p>
      <OnThisDevice keeps={keeps} />
      <h2>{t('drafts.elsewhere')}</h2>
      <p>{t(keeps ? 'drafts.kept' : 'drafts.notKept')}</p>
      <p className="hint">{t('drafts.protects')}</p>
      <Form method="post" className="actions">
        <button type="submit" name="intent" value={keeps ? 'stop' : 'keep'} className={keeps ? 'quiet' : undefined}>
          {t(keeps ? 'drafts.stop' : 'drafts.keep')}
        </button>
      </Form>
      {keeps && drafts.length === 0 && <p>{t('drafts.empty')}</p>}
      <ul className="rows">
        {drafts.map(({ id, storyId, title, beginning, keptAt }) => (
          <Row key={id} storyId={storyId} title={title} beginning={beginning} at={keptAt}>
            <Form method="post">
              <input type="hidden" name="draft" value={id} />
              <button type="submit" name="intent" value="drop" className="quiet">
                {t('drafts.drop')}
              </button>
            </Form>
          </Row>
        ))}
      </ul>
    </>
  )
}

/** What stands on this device alone: only its script knows. */
function OnThisDevice({ keeps }: { readonly keeps: boolean }) {
  const t = useT()
  const [drafts, setDrafts] = useState<readonly DraftHere[]>()
  useEffect(() => setDrafts(draftsHere(Date.now()).filter(({ sent }) => !(keeps && sent))), [keeps])
  if (!drafts) return null
  const titles = new Map(storiesSeen().map(({ id, title }) => [id, title]))
  return (
    <>
      <h2>{t('drafts.here')}</h2>
      {drafts.length === 0 && <p>{t('drafts.emptyHere')}</p>}
      <ul className="rows">
        {drafts.map(({ storyId, text, at }) => (
          <Row
            key={storyId ?? ''}
            storyId={storyId ?? null}
            title={titles.get(storyId ?? '') ?? null}
            beginning={shorten(text, mostShown)}
            at={new Date(at)}
          >
            <button
              type="button"
              className="quiet"
              onClick={() => {
                writeDraft(storyId, undefined)
                setDrafts(drafts.filter((draft) => draft.storyId !== storyId))
              }}
            >
              {t('drafts.drop')}
            </button>
          </Row>
        ))}
      </ul>
    </>
  )
}

type RowProps = {
  readonly storyId: string | null
  readonly title: string | null
  readonly beginning: string
  readonly at: Date
  readonly children: React.ReactNode
}

function Row({ storyId, title, beginning, at, children }: RowProps) {
  const t = useT()
  const { moment } = useFormats()
  return (
    <li className="row">
      <div>
        <Link to={storyId ? `/tell?story=${storyId}` : '/tell'}>
          {storyId ? (title ?? t('drafts.ofStory')) : t('tell.ownThought')}
        </Link>
        <p>{beginning}</p>
        <p className="facts">{moment(at)}</p>
      </div>
      {children}
    </li>
  )
}
