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
import { v7 as uuid } from 'uuid'
import { languages } from '../../../core/networks.ts'
import { sharedLink } from '../../../core/shared-link.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer, type SignedIn } from '../../../request.ts'
import { FaultSummary, Input, Select, TextArea } from '../../../ui/form.tsx'
import { type MessageId, useT } from '../../../ui/intl.ts'
import { previewLink } from '../../previews/preview-link.ts'
import { findOffered } from '../../stories/find-offered.ts'
import { suggestStory } from '../suggest-story.ts'
import { lookSchema, suggestionSchema } from '../suggestion-form.ts'

/** The page of the form, and where the phone's share sheet leads: `?url=&title=&text=`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = requireViewer(context)
  const query = new URL(request.url).searchParams
  const shared = sharedLink({
    url: query.get('url') ?? '',
    title: query.get('title') ?? '',
    text: query.get('text') ?? '',
  })
  const page = shared.link ? await look(signedIn, shared.link) : undefined
  return { id: uuid(), shared, page, language: signedIn.language }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requireViewer(context)
  const { app, viewer } = signedIn
  const form = await request.formData()
  if (form.get('intent') === 'look') return lookAgain(signedIn, form)
  const parsed = parseForm(suggestionSchema, form)
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, page: undefined, offered: undefined }, { status: 400 })
  const suggested = await suggestStory(app, viewer, parsed.value)
  if (suggested.ok) return redirect(`/stories/suggestions/${parsed.value.id}?sent`)
  const offered = suggested.problem === 'already-offered' ? suggested.story : undefined
  const faults: Record<string, string> = offered ? {} : { link: `suggestions.problem.${suggested.problem}` }
  return data({ typed, faults, page: undefined, offered }, { status: 409 })
}

/** What the page at the link says of itself; what was typed stays. */
async function lookAgain(signedIn: SignedIn, form: FormData) {
  const parsed = parseForm(lookSchema, form)
  const { typed } = parseForm(suggestionSchema, form)
  if (!parsed.ok) return data({ typed, faults: parsed.faults, page: undefined, offered: undefined }, { status: 400 })
  const page = await look(signedIn, parsed.value.link)
  const filled = { ...typed, title: typed.title || (page.ok ? page.title : '') }
  return data({ typed: filled, faults: {}, page, offered: page.offered })
}

async function look({ app, viewer, limits }: SignedIn, link: string) {
  // Whoever is signed in could otherwise have our server knock at many doors.
  const found = (await limits.look(viewer.userId)) ? await previewLink(app, link) : { ok: false as const }
  const addresses = found.ok ? [link, found.preview.url] : [link]
  const offered = await inOrganisation(app.db, viewer.organisation.id, (tx) => findOffered(tx, viewer, addresses))
  if (!found.ok) return { ok: false as const, offered }
  const { title, description, siteName, language } = found.preview
  return { ok: true as const, title, description, siteName, language, offered }
}

type Page = Awaited<ReturnType<typeof look>>

export default function Suggest() {
  const t = useT()
  const { id, shared, page: atFirst, language } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const page = result?.page ?? atFirst
  const offered = result ? result.offered : page?.offered
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const first = { title: page?.ok ? page.title : shared.title, language: (page?.ok && page.language) || language }
  const value: Readonly<Record<string, string | undefined>> = result?.typed ?? { id, link: shared.link, ...first }
  return (
    <>
      <title>{`${t('suggestions.suggest')} · Luotto`}</title>
      <h1>{t('suggestions.suggest')}</h1>
      <p className="hint">{t('suggestions.about')}</p>
      <p className="tools">
        <Link to="/mine/suggestions">{t('suggestions.own')}</Link>
      </p>
      <Form method="post" className="stack" noValidate key={value.title}>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={value.id ?? id} />
        <Input
          label={t('suggestions.link')}
          hint={t('suggestions.linkHint')}
          name="link"
          type="url"
          fault={faults.link}
          defaultValue={value.link}
        />
        <button type="submit" name="intent" value="look" className="quiet">
          {t('suggestions.look')}
        </button>
        {page && <PageCard page={page} />}
        {offered && <Offered story={offered} />}
        <Input
          label={t('stories.title')}
          hint={t('suggestions.titleHint')}
          name="title"
          maxLength={300}
          fault={faults.title}
          defaultValue={value.title}
        />
        <TextArea
          label={t('suggestions.why')}
          hint={t('suggestions.whyHint')}
          name="why"
          required
          maxLength={2000}
          fault={faults.why}
          defaultValue={value.why}
        />
        <Select
          label={t('stories.language')}
          name="language"
          defaultValue={value.language}
          options={languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))}
        />
        <div>
          <label className="choice">
            <input type="checkbox" name="mayName" value="yes" defaultChecked={value.mayName === 'yes'} />
            <span>{t('suggestions.mayName')}</span>
          </label>
          <p className="hint">{t('suggestions.whoSees')}</p>
        </div>
        <button type="submit" name="intent" value="send">
          {t('suggestions.send')}
        </button>
      </Form>
    </>
  )
}

function PageCard({ page }: { page: Page }) {
  const t = useT()
  if (!page.ok) return <p className="notice">{t('suggestions.notRead')}</p>
  return (
    <div className="card" lang={page.language}>
      <p className="card-title">{page.title || page.siteName}</p>
      {page.description && <p>{page.description}</p>}
      <p className="facts">{page.siteName}</p>
    </div>
  )
}

/** What is offered already need not be suggested: it can be told. Who still wants to, sends it all the same. */
function Offered({ story }: { story: { id: string; title: string } }) {
  const t = useT()
  return (
    <div className="notice" role="status">
      <p>{t('suggestions.alreadyOffered' satisfies MessageId, { title: story.title })}</p>
      <p>
        <Link to={`/tell?story=${story.id}`}>{t('tell.main')}</Link>
      </p>
      <label className="choice">
        <input type="checkbox" name="anyway" value="yes" />
        <span>{t('suggestions.anyway')}</span>
      </label>
    </div>
  )
}
