import { type SyntheticEvent, useState } from 'react'
import { type Fate, type Filter, fates } from '../../core/voice/choice.ts'
import { postKinds, postLanguages, postNetworks } from '../../core/voice/post.ts'
import { Input, Select } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { networkName } from './network-name.ts'

/** Narrows the list down as one types. It is no form of the server's: nothing in it is sent anywhere. */
export function FilterForm({ onFilter }: { readonly onFilter: (filter: Filter) => void }) {
  const t = useT()
  const [round, setRound] = useState(0)
  const changed = ({ currentTarget }: SyntheticEvent<HTMLFormElement>) =>
    onFilter(readFilter(new FormData(currentTarget)))
  const clear = () => {
    setRound(round + 1)
    onFilter({})
  }
  const all = { value: '', label: t('takingPart.filter.all') }
  const listed = <T extends string>(values: readonly T[], label: (value: T) => string) => [
    all,
    ...values.map((value) => ({ value, label: label(value) })),
  ]
  return (
    <form
      key={round}
      onChange={changed}
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('takingPart.filter.title')}
    >
      <div className="pair">
        <Input label={t('takingPart.filter.words')} name="words" type="search" autoComplete="off" />
        <Select
          label={t('takingPart.filter.fate')}
          name="fate"
          options={listed<Fate>(fates, (fate) => t(`takingPart.fate.${fate}`))}
        />
      </div>
      <details>
        <summary>{t('takingPart.filter.more')}</summary>
        <div className="pair">
          <Input label={t('takingPart.filter.from')} name="from" type="date" />
          <Input label={t('takingPart.filter.to')} name="to" type="date" />
          <Select
            label={t('takingPart.filter.network')}
            name="network"
            options={listed(postNetworks, (network) => networkName(t, network))}
          />
          <Select
            label={t('takingPart.filter.kind')}
            name="kind"
            options={listed(postKinds, (kind) => t(`takingPart.kind.${kind}`))}
          />
          <Select
            label={t('takingPart.filter.language')}
            name="language"
            options={listed(postLanguages, (language) => t(`takingPart.language.${language}`))}
          />
        </div>
        <button type="button" className="quiet" onClick={clear}>
          {t('takingPart.filter.clear')}
        </button>
      </details>
    </form>
  )
}

/** The fields hold what their lists offer, and dates as the browser writes them. */
function readFilter(form: FormData): Filter {
  const one = (name: string) => String(form.get(name) ?? '') || undefined
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === one(name))
  return {
    words: one('words'),
    fate: oneOf('fate', fates),
    network: oneOf('network', postNetworks),
    kind: oneOf('kind', postKinds),
    language: oneOf('language', postLanguages),
    from: one('from'),
    to: one('to'),
  }
}
