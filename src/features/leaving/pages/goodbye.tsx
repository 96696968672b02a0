import { useEffect } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { deviceOwner, forgetDevice } from '../../telling/device.ts'

await sentencesOf('account')

export function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = requestOf(context)
  return { elsewhere: viewer?.organisation.name ?? null, memberId: viewer?.member.id }
}

export default function Goodbye() {
  const t = useT()
  const { elsewhere, memberId } = useLoaderData<typeof loader>()
  // What the member who left had on this device goes too.
  useEffect(() => {
    if (deviceOwner() !== memberId) forgetDevice()
  }, [memberId])
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
