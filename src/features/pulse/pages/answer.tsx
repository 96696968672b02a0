import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isId } from '../../../core/id.ts'
import { inOrganisation, type OrganisationId } from '../../../platform/database.ts'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { AnswerForm } from '../answer-form.tsx'
import { findWave, itemsOf } from '../find-wave.ts'

await sentencesOf('pulse')

/** The questions, for whoever comes: who that is plays no part, and nobody need be signed in. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app } = requestOf(context)
  const organisation = params.organisation ?? ''
  if (!isId(organisation)) throw new Response(null, { status: 404 })
  const organisationId = organisation as OrganisationId
  const found = await inOrganisation(app.db, organisationId, async (tx) => {
    const wave = await findWave(tx, organisationId, params.wave)
    if (!wave) return undefined
    const items = wave.state === 'open' ? await itemsOf(tx, organisationId, wave.questionnaireVersion) : []
    return { wave: wave.id, isOpen: wave.state === 'open', items }
  })
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, organisation }
}

export default function Answer() {
  const t = useT()
  const { organisation, wave, isOpen, items } = useLoaderData<typeof loader>()
  return (
    <main className="page narrow">
      <title>{`${t('pulse.answer.title')} · Luotto`}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t('pulse.answer.title')}</h1>
      {isOpen ? (
        <AnswerForm organisation={organisation} wave={wave} items={items} />
      ) : (
        <p>{t('pulse.answer.closed')}</p>
      )}
      <LanguageSwitch />
    </main>
  )
}
