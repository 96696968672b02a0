import { Link, useLocation } from 'react-router'
import { useT } from './intl.ts'

/** The page of a list that an address asks for: 1, 2, … Where a page shows two lists, each has a name of its own. */
export function pageNumber(request: Request, name = 'page'): number {
  const typed = Number(new URL(request.url).searchParams.get(name) ?? '1')
  return Number.isInteger(typed) && typed >= 1 && typed <= 100_000 ? typed : 1
}

type Props = { readonly page: number; readonly more: boolean; readonly name?: string; readonly label?: string }

export function Pages({ page, more, name = 'page', label }: Props) {
  const t = useT()
  const { pathname, search } = useLocation()
  if (page === 1 && !more) return null
  // What else the address asks for, such as a filter, holds on the other pages too.
  const to = (other: number) => {
    const asked = new URLSearchParams(search)
    asked.set(name, String(other))
    return `${pathname}?${asked}`
  }
  return (
    <nav className="tools" aria-label={label ?? t('common.pages')}>
      {page > 1 && <Link to={to(page - 1)}>{t('common.previous')}</Link>}
      {more && <Link to={to(page + 1)}>{t('common.next')}</Link>}
    </nav>
  )
}
