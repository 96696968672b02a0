import { type MessageId, useT } from '../../ui/intl.ts'

export const problems = ['not-coding', 'gone', 'not-asked', 'otherwise', 'settled'] as const

/** Why something was not taken; nothing is said of what an address makes up. */
export function Told({ problem }: { readonly problem: string | null }) {
  const t = useT()
  const known = problems.find((one) => one === problem)
  if (!known) return null
  return (
    <p className="notice" role="alert">
      {t(`coding.told.${known}` satisfies MessageId)}
    </p>
  )
}
