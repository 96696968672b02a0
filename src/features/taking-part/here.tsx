import { useEffect, useState } from 'react'
import { noMarks } from '../../core/voice/choice.ts'
import { useT } from '../../ui/intl.ts'
import type { Invited } from './find-invited.ts'
import { type Kept, placeOf, readKept } from './kept.ts'
import { Workbench } from './workbench.tsx'

export type PartHere = Invited & { readonly pseudonym: string }

const nothing: Kept = { posts: [], marks: noMarks, words: [] }

/**
 * Where archives are opened: on this device, which needs scripts. It begins with what was kept here of the last
 * time, once the page has come alive.
 */
export function Here({ part }: { readonly part: PartHere }) {
  const t = useT()
  const [kept, setKept] = useState<Kept>()
  const place = placeOf(part)
  useEffect(() => {
    void readKept(place, Date.now()).then((found) => setKept(found ?? nothing))
  }, [place])
  if (kept) return <Workbench part={part} kept={kept} />
  return (
    <noscript>
      <p className="notice care">{t('takingPart.open.script')}</p>
    </noscript>
  )
}
