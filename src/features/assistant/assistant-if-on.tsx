import { type ComponentProps, type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import type { AssistantPart } from './assistant-part.tsx'
import type { Unedited } from './unedited.tsx'

// Most installations have none, and /tell is the page that must be light: its part comes where it is on, by itself.
const nothing = { default: () => null }
const Part = lazy(() =>
  import('./assistant-part.tsx').then(
    (part) => ({ default: part.AssistantPart }),
    () => nothing as { default: ComponentType<ComponentProps<typeof AssistantPart>> },
  ),
)
const Mark = lazy(() =>
  import('./unedited.tsx').then(
    (part) => ({ default: part.Unedited }),
    () => nothing as { default: ComponentType<ComponentProps<typeof Unedited>> },
  ),
)

type Props = Omit<ComponentProps<typeof AssistantPart>, 'host'> & {
  /** Where the organisation's assistant is; none where it has none. */
  readonly host: string | null
}

/** The organisation's assistant, where it has one and the page is alive. */
export function AssistantIfOn({ host, ...props }: Props) {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  if (!alive || !host) return null
  return (
    <Suspense fallback={null}>
      <Part {...props} host={host} />
    </Suspense>
  )
}

/** By the button that tells: that the words are the assistant's still. */
export function UneditedIfOn({ isUnedited }: { readonly isUnedited: boolean }) {
  if (!isUnedited) return null
  return (
    <Suspense fallback={null}>
      <Mark />
    </Suspense>
  )
}
