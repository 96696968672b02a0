import { useT } from '../../ui/intl.ts'
import { Chooser } from './chooser.tsx'
import type { PartHere } from './here.tsx'
import { SendChosen } from './send-chosen.tsx'
import type { Choice } from './use-choice.ts'

type Props = { readonly part: PartHere; readonly choice: Choice }

/** Choose, see what will be sent, send. It is loaded with the first archive: it brings the masking along. */
export default function Choosing({ part, choice }: Props) {
  const t = useT()
  return (
    <>
      <h2>{t('takingPart.choose.title')}</h2>
      <p>{t('takingPart.choose.about')}</p>
      <Chooser part={part} choice={choice} />
      <SendChosen part={part} choice={choice} />
    </>
  )
}
