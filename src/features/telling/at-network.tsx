import { Form } from 'react-router'
import { useT } from '../../ui/intl.ts'
import type { OwnTelling } from './queries.ts'

const accountProblems = ['no-account', 'wrong-password', 'signed-out', 'account-suspended']

/** What one can do with a post that stands at the network: see it, and have it deleted, by two presses. */
export function AtNetwork({ telling }: { readonly telling: OwnTelling }) {
  const t = useT()
  const { state, postUrl, problem, hasAccount, network } = telling
  if (state === 'deleting') return <p>{t('remove.underWay')}</p>
  if (state === 'deleted') return <p>{t('remove.done')}</p>
  if (state !== 'published' || !postUrl) return null
  const canAsk = hasAccount && !accountProblems.includes(problem ?? '')
  return (
    <>
      <p>
        <a href={postUrl} rel="noreferrer">
          {t('tell.seePost')}
        </a>
      </p>
      {problem && (
        <p className="notice care">
          {t(failure(problem))}{' '}
          <a href={postUrl} rel="noreferrer">
            {t('remove.there')}
          </a>
        </p>
      )}
      {canAsk && (
        <details>
          <summary>{t('remove.open')}</summary>
          <p>{t('remove.about', { network: t(`network.${network}`) })}</p>
          <Form method="post">
            <button type="submit" name="as" value="delete" className="quiet">
              {t('remove.do')}
            </button>
          </Form>
        </details>
      )}
    </>
  )
}

function failure(problem: string) {
  if (accountProblems.includes(problem)) return 'remove.failed.account'
  return problem === 'unreachable' ? 'remove.failed.unreachable' : 'remove.failed.other'
}
