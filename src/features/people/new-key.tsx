import { type FormEvent, useState } from 'react'
import { useRevalidator } from 'react-router'
import { Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { sentencesOf } from '../../ui/sentences.ts'
import { type Answered, addKey, faultOf, useKnowsKeys } from './use-passkey.tsx'

await sentencesOf('account')

/** Names a new key and has the device make it; a key is made by a script or not at all. */
export function NewKey({ proposed }: { readonly proposed: string }) {
  const t = useT()
  const knows = useKnowsKeys()
  const { revalidate } = useRevalidator()
  const [answered, setAnswered] = useState<Answered>()
  const [waits, setWaits] = useState(false)
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (waits) return
    setWaits(true)
    setAnswered(undefined)
    setAnswered(await addKey(String(new FormData(event.currentTarget).get('name'))))
    setWaits(false)
    await revalidate()
  }
  if (knows === false) return <p className="notice">{t('people.passkeys.unknown')}</p>
  return (
    <>
      <noscript>
        <p className="notice">{t('people.passkeys.unknown')}</p>
      </noscript>
      <form className="stack needs-script" onSubmit={add} noValidate>
        {answered?.ok && (
          <p className="notice" role="status">
            {t('people.passkeys.done')}
          </p>
        )}
        <Input
          label={t('people.passkeys.name')}
          hint={t('people.passkeys.nameHint')}
          name="name"
          defaultValue={proposed}
          maxLength={60}
          fault={answered?.ok === false ? faultOf(answered, 'people.passkey.problem.notMade') : undefined}
        />
        <button type="submit" aria-disabled={waits || undefined}>
          {t('people.passkeys.add')}
        </button>
      </form>
    </>
  )
}
