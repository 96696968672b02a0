import { Form, Link } from 'react-router'
import { languages } from '../../core/networks.ts'
import { storyKinds } from '../../core/story.ts'
import { Input, Select } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { type ListFilter, listAddress, longestSearch } from './list-filter.ts'

type Named = { readonly id: string; readonly name: string }
type Props = { readonly filter: ListFilter; readonly topics: readonly Named[] }

/** Searching and narrowing down: one form, whose address says all of it. Quiet until it is needed. */
export function ListFinder({ filter, topics }: Props) {
  const t = useT()
  const any = { value: '', label: t('stories.filter.any') }
  return (
    <Form method="get" action="/stories" role="search" className="finder" key={listAddress(filter)}>
      <div className="line">
        <Input
          label={t('stories.search')}
          name="q"
          type="search"
          maxLength={longestSearch}
          autoComplete="off"
          defaultValue={filter.q}
        />
        <button type="submit" className="quiet">
          {t('stories.searchButton')}
        </button>
      </div>
      {filter.following && <input type="hidden" name="following" value="yes" />}
      <details>
        <summary>{t('stories.filter')}</summary>
        <div className="pair">
          {topics.length > 0 && (
            <Select
              label={t('stories.filter.topic')}
              name="topic"
              defaultValue={filter.topic ?? ''}
              options={[any, ...topics.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
          <Select
            label={t('stories.kind')}
            name="kind"
            defaultValue={filter.kind ?? ''}
            options={[any, ...storyKinds.map((one) => ({ value: one, label: t(`stories.kind.${one}`) }))]}
          />
          <Select
            label={t('stories.language')}
            name="language"
            defaultValue={filter.language ?? ''}
            options={[any, ...languages.map((one) => ({ value: one, label: t(`common.in.${one}`) }))]}
          />
        </div>
        <p className="actions">
          <button type="submit" className="quiet">
            {t('stories.filter.show')}
          </button>
        </p>
      </details>
      <Chosen filter={filter} topics={topics} />
    </Form>
  )
}

/** What the list is narrowed down by, in words; each can be taken away. */
function Chosen({ filter, topics }: Props) {
  const t = useT()
  const topic = topics.find(({ id }) => id === filter.topic)
  const chosen: readonly (readonly [string | undefined, Partial<ListFilter>])[] = [
    [filter.q && t('stories.filter.words', { words: filter.q }), { q: '' }],
    [filter.following ? t('stories.filter.following') : undefined, { following: false }],
    [topic?.name, { topic: undefined }],
    [filter.kind && t(`stories.kind.${filter.kind}`), { kind: undefined }],
    [filter.language && t(`common.in.${filter.language}`), { language: undefined }],
  ]
  const said = chosen.flatMap(([words, without]) => (words ? [{ words, without }] : []))
  if (said.length === 0) return null
  return (
    <ul className="chips chosen" aria-label={t('stories.filter.chosen')}>
      {said.map(({ words, without }) => (
        <li key={words}>
          <Link
            className="taken"
            to={listAddress({ ...filter, ...without })}
            aria-label={t('stories.filter.remove', { words })}
          >
            {words}
          </Link>
        </li>
      ))}
    </ul>
  )
}
