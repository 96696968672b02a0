import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { languages } from '../../../core/networks.ts'
import { paperFormats, papers } from '../../../core/stored/paper.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, Input, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { factsSchema } from '../facts-form.ts'
import { findOwnFacts, saveOwnFacts } from '../paper-facts.ts'

await sentencesOf('stored')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-papers')
  const facts = await inOrganisation(app.db, viewer.organisation.id, (tx) => findOwnFacts(tx, viewer))
  return { facts, saved: new URL(request.url).searchParams.has('saved') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-papers')
  const parsed = parseForm(factsSchema, await request.formData())
  if (!parsed.ok) return data({ ...parsed, changed: false }, { status: 400 })
  const saved = await saveOwnFacts(app, viewer, parsed.value)
  if (saved.ok) return redirect('/together/papers?saved')
  const typed = { ...parsed.typed, edition: String(saved.edition) }
  return data({ faults: {}, typed, changed: true }, { status: 409 })
}

/** Drafts of the data-protection papers, for those who lead the programme or keep its settings. */
export default function Papers() {
  const t = useT()
  const { saved } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('stored.papers')} · Luotto`}</title>
      <h1>{t('stored.papers')}</h1>
      <p>{t('stored.papers.about')}</p>
      <p role="status">{saved && t('stored.facts.saved')}</p>
      <ul className="rows">
        {papers.map((paper) => (
          <li key={paper}>
            <h2>{t(`stored.papers.${paper}`)}</h2>
            <p className="facts">{t(`stored.papers.${paper}.about`)}</p>
            {languages.map((language) => (
              <p key={language} className="tools">
                <span>{t(`common.in.${language}`)}</span>
                {paperFormats.map((format) => (
                  <PaperLink key={format} {...{ paper, language, format }} />
                ))}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <OwnFacts />
    </>
  )
}

type Which = {
  readonly paper: (typeof papers)[number]
  readonly language: (typeof languages)[number]
  readonly format: (typeof paperFormats)[number]
}

function PaperLink({ paper, language, format }: Which) {
  const t = useT()
  const named = {
    paper: t(`stored.papers.${paper}`),
    language: t(`common.in.${language}`),
    format: t(`stored.papers.${format}`),
  }
  return (
    <a href={`/together/papers/${paper}.${language}.${format}`} download aria-label={t('stored.papers.in', named)}>
      {named.format}
    </a>
  )
}

function OwnFacts() {
  const t = useT()
  const { facts } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> | undefined = result?.typed
  const value = (
    name: 'controller' | 'contact' | 'officer' | 'operator' | 'place' | 'backups' | 'recipients' | 'transfers',
  ) => ({
    name,
    label: t(`stored.facts.${name}`),
    defaultValue: typed ? typed[name] : facts[name],
    fault: faults[name],
  })
  const isPublic = typed ? typed.public === 'yes' : facts.isPublic
  return (
    <section>
      <h2>{t('stored.facts')}</h2>
      <p className="hint">{t('stored.facts.about')}</p>
      {result?.changed && (
        <p className="notice care" role="alert">
          {t('stored.facts.changed')}
        </p>
      )}
      <Form method="post" className="stack" noValidate key={`${facts.edition} ${typed?.edition ?? ''}`}>
        <FaultSummary faults={faults} />
        <input type="hidden" name="edition" value={typed?.edition ?? facts.edition} />
        <TextArea {...value('controller')} rows={2} maxLength={500} />
        <TextArea {...value('contact')} rows={2} maxLength={500} />
        <TextArea {...value('officer')} rows={2} maxLength={500} />
        <label className="choice">
          <input type="checkbox" name="public" value="yes" defaultChecked={isPublic} aria-describedby="public-hint" />
          <span>{t('stored.facts.public')}</span>
        </label>
        <p className="hint" id="public-hint">
          {t('stored.facts.public.hint')}
        </p>
        <TextArea {...value('operator')} rows={2} maxLength={500} />
        <Input {...value('place')} maxLength={500} />
        <Input {...value('backups')} maxLength={500} />
        <TextArea {...value('recipients')} rows={3} maxLength={2000} />
        <TextArea {...value('transfers')} rows={3} maxLength={2000} />
        <button type="submit">{t('common.save')}</button>
      </Form>
    </section>
  )
}
