import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useT } from '../../ui/intl.ts'
import type { SignedBallot } from './ballot.ts'
import { CarryBallot } from './carry-ballot.tsx'
import { type FetchProblem, fetchBallot } from './fetch-ballot.ts'
import { keptSigned } from './kept-ballot.ts'

type Props = { readonly organisation: string; readonly wave: string; readonly pool: string | undefined }

/** Fetching one's ballot, in the browser: with a script, or not at all, since the server must not see it. */
export function OwnBallot({ organisation, wave, pool }: Props) {
  const t = useT()
  const [ballot, setBallot] = useState<SignedBallot>()
  const [problem, setProblem] = useState<FetchProblem>()
  const [isWorking, setWorking] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    setAlive(true)
    setBallot(keptSigned(wave))
  }, [wave])
  const address = `/pulse/${organisation}/${wave}`
  const fetchIt = async () => {
    if (!pool) return
    setWorking(true)
    const fetched = await fetchBallot({ organisation, wave, pool })
    setWorking(false)
    if (fetched.ok) setBallot(fetched.ballot)
    setProblem(fetched.ok ? undefined : fetched.problem)
  }
  const isSecure = !alive || globalThis.isSecureContext
  return (
    <section>
      <h2>{t('pulse.ballot.title')}</h2>
      <p>
        {t('pulse.ballot.about')} <Link to="/together/pulse/how">{t('pulse.how')}</Link>
      </p>
      <noscript>
        <p className="notice">{t('pulse.ballot.script')}</p>
      </noscript>
      {!isSecure && <p className="notice">{t('pulse.ballot.insecure')}</p>}
      <p role="status">
        {isWorking && t('pulse.ballot.working')}
        {!isWorking && ballot && t('pulse.ballot.ready')}
      </p>
      {problem && (
        <p className="fault" role="alert">
          {t(`pulse.ballot.problem.${problem}`)}
        </p>
      )}
      {!pool && <p className="notice">{t('pulse.ballot.problem.not-asked')}</p>}
      {pool && !ballot && isSecure && (
        <button type="button" disabled={isWorking || !alive} onClick={fetchIt}>
          {t('pulse.ballot.fetch')}
        </button>
      )}
      {ballot && (
        <>
          <p>
            <a className="button" href={address}>
              {t('pulse.ballot.go')}
            </a>
          </p>
          <CarryBallot {...{ ballot, wave }} path={address} />
        </>
      )}
    </section>
  )
}
