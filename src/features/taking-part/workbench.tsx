import { useT } from '../../ui/intl.ts'
import { Chooser } from './chooser.tsx'
import type { PartHere } from './here.tsx'
import type { Kept } from './kept.ts'
import { OpenArchive } from './open-archive.tsx'
import { SendChosen } from './send-chosen.tsx'
import { useChoice } from './use-choice.ts'

/** From top to bottom: open an archive, choose, see what will be sent, send. */
export function Workbench({ part, kept }: { readonly part: PartHere; readonly kept: Kept }) {
  const t = useT()
  const choice = useChoice(part, kept)
  return (
    <>
      <OpenArchive onPosts={choice.add} />
      {choice.posts.length > 0 && (
        <>
          <h2>{t('takingPart.choose.title')}</h2>
          <p>{t('takingPart.choose.about')}</p>
          <Chooser part={part} choice={choice} />
          <SendChosen part={part} choice={choice} />
        </>
      )}
    </>
  )
}
