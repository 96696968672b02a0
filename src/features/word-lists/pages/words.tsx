import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { longestPhrase, mostListed } from '../../../core/second-look/listed-phrases.ts'
import { type WordListKind, wordListKinds } from '../../../core/second-look/word-lists.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Input, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { addWords, removeWord } from '../change-words.ts'
import { listWords } from '../find-words.ts'
import { longestPaste, wordsSchema } from '../words-form.ts'

await sentencesOf('wordLists')

const numberIn = (typed: string | null) => (typed && /^\d{1,3}$/.test(typed) ? Number(typed) : undefined)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-words')
  const query = new URL(request.url).searchParams
  const kind: WordListKind = wordListKinds.find((one) => one === query.get('kind')) ?? 'confidential'
  const page = pageNumber(request)
  const { id } = viewer.organisation
  const found = await inOrganisation(app.db, id, (tx) => listWords(tx, id, { kind, page, now: app.clock() }))
  const bounds = { longestPaste, longest: longestPhrase, most: mostListed }
  const done = { added: numberIn(query.get('added')), taken: query.has('taken') }
  return { ...found, ...bounds, ...done, kind, kinds: wordListKinds, page }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-words')
  const parsed = parseForm(wordsSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed, row: 0 }, { status: 400 })
  const { value, typed } = parsed
  if (value.intent === 'remove') {
    await removeWord(app, viewer, value.folded)
    return redirect(`/guidance/words?kind=${value.kind}&taken`)
  }
  const result = await addWords(app, viewer, value)
  if (result.ok) return redirect(`/guidance/words?kind=${value.kind}&added=${result.added + result.changed}`)
  const faults: Readonly<Record<string, string>> = { words: `words.problem.${result.problem}` }
  return data({ faults, typed, row: result.row }, { status: 400 })
}

/** Which words the second look asks about, for those who keep the list. Nobody else reads it. */
export default function Words() {
  const t = useT()
  const { kind, kinds, words, page, more, added, taken } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('words.title')} · Luotto`}</title>
      <h1>{t('words.title')}</h1>
      <p>{t('words.about')}</p>
      <details>
        <summary>{t('words.who')}</summary>
        <p>{t('words.who.sealed')}</p>
        <p>{t('words.who.guess')}</p>
      </details>
      <nav className="tools" aria-label={t('words.kinds')}>
        {kinds.map((one) => (
          <Link key={one} to={`?kind=${one}`} aria-current={one === kind ? 'page' : undefined}>
            {t(`words.kind.${one}`)}
          </Link>
        ))}
      </nav>
      <h2>{t(`words.kind.${kind}`)}</h2>
      <p className="hint">{t(`words.kind.${kind}.about`)}</p>
      <p role="status">
        {added !== undefined && t('words.added', { count: added })}
        {taken && t('words.taken')}
      </p>
      {words.length === 0 && <p className="empty">{t('words.empty')}</p>}
      <ul className="rows">
        {words.map((word) => (
          <Row key={word.folded} kind={kind} {...word} />
        ))}
      </ul>
      <Pages page={page} more={more} />
      <AddWords key={`${kind} ${words.length}`} />
    </>
  )
}

type Shown = { readonly kind: WordListKind; folded: string; phrase: string; until: string | null; isPast: boolean }

function Row({ kind, folded, phrase, until, isPast }: Shown) {
  const t = useT()
  const { day } = useFormats()
  return (
    <li className="row">
      <div>
        {phrase}
        {until && <p className="facts">{t(isPast ? 'words.past' : 'words.until', { day: day(until) })}</p>}
      </div>
      <Form method="post">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="folded" value={folded} />
        <button
          type="submit"
          name="intent"
          value="remove"
          className="quiet"
          aria-label={t('words.removeThis', { phrase })}
        >
          {t('words.remove')}
        </button>
      </Form>
    </li>
  )
}

function AddWords() {
  const t = useT()
  const { kind, longestPaste: longestAll, most, longest } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { faults, typed, row } = result ?? { faults: {}, typed: {}, row: 0 }
  return (
    <section>
      <h2>{t('words.add')}</h2>
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="kind" value={kind} />
        <TextArea
          label={t('words.add.label')}
          hint={t('words.add.hint')}
          name="words"
          rows={5}
          maxLength={longestAll}
          defaultValue={typed.words}
          fault={faults.words}
          faultValues={{ row, most, longest }}
        />
        <Input
          label={t('words.add.until')}
          hint={t('words.add.until.hint')}
          name="until"
          type="date"
          defaultValue={typed.until}
          fault={faults.until}
        />
        <button type="submit" name="intent" value="add">
          {t('common.add')}
        </button>
      </Form>
    </section>
  )
}
