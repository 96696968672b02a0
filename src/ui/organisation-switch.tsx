import { useLocation, useRouteLoaderData } from 'react-router'
import { useT } from './intl.ts'

type Elsewhere = { readonly elsewhere: readonly { readonly id: string; readonly name: string }[] }

const useElsewhere = (): Elsewhere['elsewhere'] => useRouteLoaderData<Elsewhere>('root')?.elsewhere ?? []

/** For those who belong to several organisations: the others. A plain form, since the whole page changes. */
export function OrganisationSwitch() {
  const t = useT()
  return <Switch about={t('people.organisation.switch')} />
}

/** On a page that is not there: perhaps it is in another of one's own organisations. */
export function ElsewhereInstead() {
  const t = useT()
  const { pathname, search } = useLocation()
  return <Switch about={t('people.organisation.maybe')} to={`${pathname}${search}`} />
}

function Switch({ about, to }: { readonly about: string; readonly to?: string }) {
  const elsewhere = useElsewhere()
  if (elsewhere.length === 0) return null
  return (
    <form method="post" action="/organisation" className="organisations" aria-label={about}>
      <p className="hint">{about}</p>
      {to && <input type="hidden" name="to" value={to} />}
      {elsewhere.map(({ id, name }) => (
        <button key={id} type="submit" name="organisation" value={id} className="quiet">
          {name}
        </button>
      ))}
    </form>
  )
}
