import { useT } from '../../ui/intl.ts'
import { Blocks } from './blocks.tsx'
import type { Rendered } from './rendered.ts'

/** What a passage says, what it means in practice, an example, and where the law says it. */
export function PassageView({ text }: { text: Rendered }) {
  const t = useT()
  const { body, practice, instead, say, law } = text
  return (
    <>
      <Blocks blocks={body} />
      {practice.length > 0 && <h2>{t('guidelines.practice')}</h2>}
      <Blocks blocks={practice} under={3} />
      {(instead || say) && (
        <>
          <h2>{t('guidelines.example')}</h2>
          <dl className="example">
            {instead && <dt>{t('guidelines.instead')}</dt>}
            {instead && <dd>{instead}</dd>}
            {say && <dt>{t('guidelines.say')}</dt>}
            {say && <dd>{say}</dd>}
          </dl>
        </>
      )}
      {law && (
        <>
          <h2>{t('guidelines.law')}</h2>
          <p className="hint">{law}</p>
        </>
      )}
    </>
  )
}
