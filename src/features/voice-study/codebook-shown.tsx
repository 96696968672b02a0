import type { Language } from '../../core/networks.ts'
import type { Codebook, Decision, InLanguages } from '../../core/voice/codebook.ts'
import { inLanguage } from '../../core/voice/study.ts'
import { useLanguage, useT } from '../../ui/intl.ts'

/** A text of a codebook in the reader's language, marked where it had to be another. */
export function Said({ text, language }: { readonly text: InLanguages; readonly language: Language }) {
  const own = useLanguage()
  const said = inLanguage(text, language, own)
  return <span lang={said.language === own ? undefined : said.language}>{said.text}</span>
}

export const saidIn = (text: InLanguages, language: Language): string => inLanguage(text, language, language).text

type Props = { readonly decision: Decision; readonly book: Codebook; readonly language: Language }

/** A decision as coders read it: its question, when it is asked, the rule, and its codes in their order. */
export function DecisionShown({ decision, book, language }: Props) {
  const t = useT()
  const { when, rule, codes, ordered } = decision
  const on = book.decisions.find(({ id }) => id === when?.decision)
  const namesOf = (of: Decision, ids: readonly string[]) =>
    of.codes.filter(({ id }) => ids.includes(id)).map(({ name }) => saidIn(name, language))
  const scale = ordered
    .flatMap((id) => codes.filter((code) => code.id === id))
    .map(({ name }) => saidIn(name, language))
  return (
    <>
      {when && on && (
        <p className="facts">
          {t('study.codebook.askedWhen', {
            question: saidIn(on.question, language),
            codes: namesOf(on, when.codes).join(', '),
          })}
        </p>
      )}
      <p className="preserve">
        <Said text={rule} language={language} />
      </p>
      {scale.length > 0 && <p className="facts">{t('study.codebook.scale', { codes: scale.join(' < ') })}</p>}
      <dl className="codebook">
        {codes.map((code) => (
          <div key={code.id}>
            <dt>
              <Said text={code.name} language={language} /> <code>{code.id}</code>
            </dt>
            <dd>
              <Said text={code.definition} language={language} />
              <Examples text={saidIn(code.examples, language)} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Examples({ text }: { readonly text: string }) {
  if (text === '') return null
  return (
    <ul className="examples">
      {[...new Set(text.split('\n'))].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
