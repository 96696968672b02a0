import { useState } from 'react'
import { Form, Link } from 'react-router'
import { useT } from '../../ui/intl.ts'
import { draftsHere, forgetDevice } from './device.ts'

/**
 * Signing out takes away what the member left on the device. Texts that are nowhere else are told of first, and go
 * only with a second press.
 */
export function SignOut() {
  const t = useT()
  const [unsaved, setUnsaved] = useState(0)
  return (
    <Form
      method="post"
      action="/sign-out"
      reloadDocument
      onSubmit={(event) => {
        const count = draftsHere(Date.now()).filter(({ sent }) => !sent).length
        if (count > 0 && unsaved === 0) {
          event.preventDefault()
          setUnsaved(count)
        } else forgetDevice()
      }}
    >
      <div role="status">
        {unsaved > 0 && (
          <p>
            {t('drafts.signOut', { count: unsaved })} <Link to="/mine/drafts">{t('drafts.title')}</Link>
          </p>
        )}
      </div>
      <button type="submit" className="quiet">
        {t(unsaved > 0 ? 'drafts.signOutAll' : 'people.signOut')}
      </button>
    </Form>
  )
}
