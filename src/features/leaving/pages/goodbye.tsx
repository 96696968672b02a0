import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'

export function loader({ context }: LoaderFunctionArgs) {
  return { elsewhere: requestOf(context).viewer?.organisation.name ?? null }
}

export default function Goodbye() {
  const t = useT()
  const { elsewhere } = useLoaderData<typeof loader>()
  return (
    <main className="page narrow">
      <title>{t('leaving.goodbye.title')}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t('leaving.goodbye.title')}</h1>
      <p>{t('leaving.goodbye.text')}</p>
      {elsewhere && (
        <p>
          <Link to="/stories">{t('leaving.goodbye.elsewhere', { organisation: elsewhere })}</Link>
        </p>
      )}
    </main>
  )
}
