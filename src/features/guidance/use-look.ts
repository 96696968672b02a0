import { useEffect, useState } from 'react'
import type { Finding, LookContext } from '../../core/second-look/finding.ts'

/** So long the words rest before they are looked at. */
const pauseMs = 400

export type Looked = { readonly findings: readonly Finding[]; readonly of: string }

const nothing: Looked = { findings: [], of: '' }

/**
 * What the second look sees in a text, once the words rest. It is looked at here, on the device: the only request is
 * for the checks themselves, which come when the first words do, so that the page need not wait for them.
 */
export function useLook(text: string, context: LookContext): Looked {
  const [looked, setLooked] = useState(nothing)
  // The page builds the context anew each time it is drawn: what it says is what counts. The lists are long, and stay.
  const { lists, ...rest } = context
  const said = JSON.stringify(rest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `said` and the lists stand for the context
  useEffect(() => {
    if (text.trim() === '') {
      setLooked(nothing)
      return
    }
    let isStale = false
    const resting = setTimeout(async () => {
      const checks = await import('../../core/second-look/second-look.ts').catch(() => undefined)
      if (checks && !isStale) setLooked({ findings: checks.secondLookAsWritten(text, context), of: text })
    }, pauseMs)
    return () => {
      isStale = true
      clearTimeout(resting)
    }
  }, [text, said, lists])
  return looked
}
