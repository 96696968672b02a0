import { Link } from 'react-router'
import { useT } from '../../ui/intl.ts'

type Props = { readonly situations: readonly { readonly id: string; readonly title: string }[] }

/** Where a passage has been read: what there is to try it in. */
export function TryIt({ situations }: Props) {
  const t = useT()
  if (situations.length === 0) return null
  return (
    <>
      <h2>{t('guidance.practice')}</h2>
      <ul>
        {situations.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/guidance/practice/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
