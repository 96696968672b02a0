import { useEffect, useState } from 'react'
import { useT } from '../../ui/intl.ts'
import { type Answered, faultOf, offersKeysInField, signInByKey, useKnowsKeys } from './use-passkey.tsx'

/** All of the page is another's from now on. */
const enter = () => location.assign('/')

/** The field offers keys by itself, asked by nobody: so only what went well is said. */
async function offerInField(): Promise<void> {
  if ((await offersKeysInField()) && (await signInByKey(true)).ok) enter()
}

/** Signs in by a key, where the browser knows them; the e-mail field offers them too, where it can. */
export function KeyButton() {
  const t = useT()
  const knows = useKnowsKeys()
  const [answered, setAnswered] = useState<Answered>()
  const signIn = async () => {
    const now = await signInByKey()
    if (now.ok) enter()
    else setAnswered(now)
  }
  useEffect(() => {
    void offerInField()
  }, [])
  if (!knows) return null
  const fault = answered?.ok === false ? faultOf(answered, 'people.passkey.problem.refused') : undefined
  return (
    <div className="stack other-way">
      {fault && (
        <p className="notice care" role="alert">
          {t(fault)}
        </p>
      )}
      <button type="button" className="quiet" onClick={signIn}>
        {t('people.passkeys.signIn')}
      </button>
    </div>
  )
}
