import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { fewestUnits } from '../../../core/voice/codes-agreement.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { DecisionAgreed } from '../agreement-views.tsx'
import { useWords } from '../codebook-words.tsx'
import { agreementOfStudy } from '../find-agreement.ts'

await sentencesOf('coding')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params)
  const { id, title, language } = study
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    ...{ id, title, language },
    codebook: await findCodebook(tx, viewer.organisation.id, study),
    agreement: await agreementOfStudy(tx, viewer.organisation.id, study),
  }))
}

export default function AgreementPage() {
  const t = useT()
  const { id, title, language, codebook, agreement } = useLoaderData<typeof loader>()
  const words = useWords(language)
  return (
    <>
      <title>{`${t('coding.agreement.title')} · ${title} · Luotto`}</title>
      <h1>{t('coding.agreement.title')}</h1>
      <p>{t('coding.agreement.about')}</p>
      <p className="hint">{t('coding.agreement.over')}</p>
      {codebook.decisions.map((decision) => {
        const found = agreement.find((one) => one.decision === decision.id)
        if (!found) return null
        const question = words(decision.question)
        return (
          <section key={decision.id}>
            <h2 lang={question.language}>{question.text}</h2>
            {found.withheld ? (
              <p>{t('coding.agreement.withheld', { count: found.units, fewest: fewestUnits })}</p>
            ) : (
              <DecisionAgreed decision={decision} own={language} nominal={found.nominal} ordinal={found.ordinal} />
            )}
          </section>
        )
      })}
      <nav className="tools" aria-label={title}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
    </>
  )
}
