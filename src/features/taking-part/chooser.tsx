import { useMemo, useState } from 'react'
import { isAskedFor } from '../../core/voice/asked-for.ts'
import { type Filter, keyOf, matching, putBack, strike } from '../../core/voice/choice.ts'
import type { Post } from '../../core/voice/post.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import { FilterForm } from './filter-form.tsx'
import type { PartHere } from './here.tsx'
import { MaskMarked, MoreWords, wordsIn } from './more-words.tsx'
import { PostList } from './post-list.tsx'
import type { Choice } from './use-choice.ts'

const pageSize = 25

type Props = { readonly part: PartHere; readonly choice: Choice }

/** All posts of the opened archives: found by a filter, struck out one by one or all that it finds, and put back. */
export function Chooser({ part, choice }: Props) {
  const t = useT()
  const { number } = useFormats()
  const [filter, setFilter] = useState<Filter>({})
  const [page, setPage] = useState(1)
  const { posts, marks, counts } = choice
  const found = useMemo(() => matching(posts, filter, part, marks), [posts, filter, part, marks])
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  // What was struck out may have left the list, and the page with it.
  const here = Math.min(page, pages)
  const shown = found.slice((here - 1) * pageSize, here * pageSize)
  return (
    <>
      <p role="status">
        {t('takingPart.choose.counts', {
          going: number(counts.going),
          struck: number(counts.struck),
          other: number(counts['not-asked-for']),
          sent: number(counts.sent),
        })}
      </p>
      <p className="facts">{t(choice.isKept ? 'takingPart.kept' : 'takingPart.keeping')}</p>
      {part.maskOthers && <MoreWords words={choice.words} onWords={choice.setWords} />}
      <FilterForm
        onFilter={(wanted) => {
          setFilter(wanted)
          setPage(1)
        }}
      />
      <ForAll found={found} part={part} choice={choice} />
      <PostList posts={shown} part={part} choice={choice} />
      {part.maskOthers && (
        <MaskMarked onMask={(marked) => choice.setWords(wordsIn(`${choice.words.join(' ')} ${marked}`))} />
      )}
      <Turn page={here} pages={pages} onPage={setPage} />
    </>
  )
}

/** Strikes out, or puts back, everything that the filter finds. */
function ForAll({ found, part, choice }: Props & { readonly found: readonly Post[] }) {
  const t = useT()
  const { marks, setMarks } = choice
  const asked = found.filter((post) => !marks.sent.has(keyOf(post)) && isAskedFor(part, post)).map(keyOf)
  const struck = asked.filter((key) => marks.struck.has(key))
  return (
    <>
      <p role="status">{t('takingPart.filter.found', { count: found.length })}</p>
      <div className="actions">
        {struck.length < asked.length && (
          <button type="button" className="quiet" onClick={() => setMarks(strike(marks, asked))}>
            {t('takingPart.strikeAll', { count: asked.length - struck.length })}
          </button>
        )}
        {struck.length > 0 && (
          <button type="button" className="quiet" onClick={() => setMarks(putBack(marks, struck))}>
            {t('takingPart.putBackAll', { count: struck.length })}
          </button>
        )}
      </div>
    </>
  )
}

type TurnProps = { readonly page: number; readonly pages: number; readonly onPage: (page: number) => void }

function Turn({ page, pages, onPage }: TurnProps) {
  const t = useT()
  if (pages === 1) return null
  return (
    <nav className="actions" aria-label={t('common.pages')}>
      {page > 1 && (
        <button type="button" className="quiet" onClick={() => onPage(page - 1)}>
          {t('common.previous')}
        </button>
      )}
      <span>{t('takingPart.list.page', { page, pages })}</span>
      {page < pages && (
        <button type="button" className="quiet" onClick={() => onPage(page + 1)}>
          {t('common.next')}
        </button>
      )}
    </nav>
  )
}
