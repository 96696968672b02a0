import type { Language } from '../../core/networks.ts'
import type { Codebook, Decision, InLanguages } from '../../core/voice/codebook.ts'
import { inLanguage } from '../../core/voice/study.ts'
import { useLanguage, useT } from '../../ui/intl.ts'

/** What a codebook says, in the reader's language where it is written in it, else in the study's. */
export function useWords(own: Language) {
  const reader = useLanguage()
  return (text: InLanguages) => inLanguage(text, reader, own)
}

/** A code's name; its id where the codebook has no such code. */
export function useCodeName(codebook: Codebook, own: Language) {
  const words = useWords(own)
  return (decisionId: string, codeId: string): string => {
    const code = codebook.decisions.find(({ id }) => id === decisionId)?.codes.find(({ id }) => id === codeId)
    return code ? words(code.name).text : codeId
  }
}

/** What the codes of a decision mean, with their examples and its rule: a tap away, beside the post. */
export function CodeMeanings({ decision, own }: { readonly decision: Decision; readonly own: Language }) {
  const t = useT()
  const words = useWords(own)
  const rule = words(decision.rule)
  return (
    <details className="fold meanings">
      <summary>{t('coding.meanings')}</summary>
      {rule.text && (
        <p className="preserve" lang={rule.language}>
          {rule.text}
        </p>
      )}
      <dl>
        {decision.codes.map(({ id, name, definition, examples }) => (
          <div key={id} lang={words(definition).language}>
            <dt>{words(name).text}</dt>
            <dd>{words(definition).text}</dd>
            {words(examples)
              .text.split('\n')
              .filter((line) => line.trim() !== '')
              .map((line) => (
                <dd key={line} className="hint">
                  {line}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </details>
  )
}
