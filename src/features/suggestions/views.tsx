import { Link } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import type { Suggestion } from './queries.ts'

/** A row of a list: what, when, how it stands; for editors, from whom. */
export function SuggestionRow({ suggestion, names }: { readonly suggestion: Suggestion; readonly names: boolean }) {
  const t = useT()
  const { day } = useFormats()
  const facts = [names && suggestion.memberName, day(suggestion.createdAt), t(`suggestions.state.${suggestion.state}`)]
  return (
    <li>
      <Link to={`/stories/suggestions/${suggestion.id}`} lang={suggestion.language}>
        {suggestion.title}
      </Link>
      <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
