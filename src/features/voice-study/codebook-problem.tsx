import { useT } from '../../ui/intl.ts'
import type { SaveProblem } from './save-codebook.ts'

/** Why nothing was changed. */
export function CodebookProblemNotice({ problem }: { readonly problem: SaveProblem | undefined }) {
  const t = useT()
  if (!problem) return null
  return (
    <p className="notice care" role="alert">
      {t(`study.codebook.problem.${problem}`)}
    </p>
  )
}
