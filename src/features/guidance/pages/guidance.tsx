import { Link, type LoaderFunctionArgs } from 'react-router'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'

export function loader({ context }: LoaderFunctionArgs) {
  requireViewer(context)
  return null
}

const principles = ['voluntary', 'ownWords', 'label', 'confidential', 'mistakes'] as const

/** What holds for every telling, until the organisation's own guidelines stand here. */
export default function Guidance() {
  const t = useT()
  return (
    <>
      <title>{`${t('nav.guidance')} · Luotto`}</title>
      <h1>{t('guidance.title')}</h1>
      {principles.map((principle) => (
        <section key={principle}>
          <h2>{t(`guidance.${principle}.title`)}</h2>
          <p>{t(`guidance.${principle}.text`)}</p>
        </section>
      ))}
      <p>
        <Link className="button" to="/guidance/mishap">
          {t('guidance.mishap.ask')}
        </Link>
      </p>
    </>
  )
}
