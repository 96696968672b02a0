import { lazy, Suspense } from 'react'
import type { PartHere } from './here.tsx'
import type { Kept } from './kept.ts'
import { OpenArchive } from './open-archive.tsx'
import { useChoice } from './use-choice.ts'

const Choosing = lazy(() => import('./choosing.tsx'))

/** From top to bottom: open an archive, choose, see what will be sent, send. */
export function Workbench({ part, kept }: { readonly part: PartHere; readonly kept: Kept }) {
  const choice = useChoice(part, kept)
  return (
    <>
      <OpenArchive onPosts={choice.add} />
      {choice.posts.length > 0 && (
        <Suspense>
          <Choosing part={part} choice={choice} />
        </Suspense>
      )}
    </>
  )
}
