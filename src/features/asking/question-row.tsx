import { Link } from 'react-router'
import { homeZone } from '../../core/weeks.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import type { Question } from './question-shown.ts'

type Props = { readonly question: Question; readonly to: string; readonly isOwn?: boolean }

const longest = 90

/** A question by its first words, and how it stands. */
export function QuestionRow({ question, to, isOwn = false }: Props) {
  const t = useT()
  const { momentToCome } = useFormats()
  const { words, draft, language, state, dueAt, askerName, helperName, forDuty } = question
  const said = words || draft
  const short = said.length > longest ? `${said.slice(0, longest).trimEnd()}…` : said
  const who = isOwn ? (helperName ?? (forDuty ? t('asking.onDuty') : undefined)) : (askerName ?? t('asking.somebody'))
  return (
    <li>
      <Link to={to} lang={words === '' ? language : undefined}>
        {short}
      </Link>
      <p className="facts">
        {[
          who,
          state === 'waiting'
            ? t('asking.by', { moment: momentToCome(dueAt, homeZone) })
            : t(isOwn ? `asking.state.${state}` : state === 'closed' ? 'asking.state.closed' : 'asking.youAnswered'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
