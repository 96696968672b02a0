import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { listHelpers } from '../../people/list-helpers.ts'

/** Who leads the programme helps: by name, so that one can turn to a person. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const helpers = await inOrganisation(app.db, viewer.organisation.id, (tx) => listHelpers(tx, viewer.organisation.id))
  return { helpers }
}

const steps = ['breathe', 'tell', 'correct', 'apologise'] as const

export default function Mishap() {
  const t = useT()
  const { helpers } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('guidance.mishap.ask')} · Luotto`}</title>
      <h1>{t('guidance.mishap.title')}</h1>
      <p>{t('guidance.mishap.about')}</p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{t(`guidance.mishap.${step}`)}</li>
        ))}
      </ol>
      <h2>{t('guidance.mishap.helpers')}</h2>
      <ul className="rows">
        {helpers.map(({ id, name, email }) => (
          <li key={id}>
            {name} · <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
      <p className="hint">{t('guidance.mishap.noBlame')}</p>
    </>
  )
}
