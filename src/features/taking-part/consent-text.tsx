import { inLanguage } from '../../core/voice/study.ts'
import { useLanguage } from '../../ui/intl.ts'
import type { Invited } from './find-invited.ts'

/** The consent text, in the reader's language where there is one. A paragraph's first line, if it has more, heads it. */
export function ConsentText({ consent, language: own }: Pick<Invited, 'consent' | 'language'>) {
  const { language, text } = inLanguage(consent, useLanguage(), own)
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return (
    <div lang={language}>
      {paragraphs.map((paragraph) => {
        const [first = '', ...rest] = paragraph.split('\n')
        if (rest.length === 0) return <p key={paragraph}>{first}</p>
        return (
          <section key={paragraph}>
            <h3>{first}</h3>
            <p className="preserve">{rest.join('\n')}</p>
          </section>
        )
      })}
    </div>
  )
}
