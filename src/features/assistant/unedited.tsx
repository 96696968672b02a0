import { useT } from '../../ui/intl.ts'
import { sentencesOf } from '../../ui/sentences.ts'

await sentencesOf('assistant')

/** Says it, and stands in nobody's way. */
export function Unedited() {
  const t = useT()
  return (
    <p className="notice" role="status">
      {t('assistant.unedited')}
    </p>
  )
}
