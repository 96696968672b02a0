import { useFormats, useT } from '../../ui/intl.ts'
import type { Invited } from './find-invited.ts'

/** Which posts the study asks for, in a sentence or three. */
export function AskedFor({ periodFrom, periodTo, kinds, maskOthers }: Invited) {
  const t = useT()
  const { day } = useFormats()
  const [from, to] = [periodFrom && day(periodFrom), periodTo && day(periodTo)]
  return (
    <p>
      {from && to && t('takingPart.asked.period', { from, to })}
      {from && !to && t('takingPart.asked.from', { from })}
      {!from && to && t('takingPart.asked.to', { to })}
      {!from && !to && t('takingPart.asked.always')}{' '}
      {t('takingPart.asked.kinds', { kinds: kinds.map((kind) => t(`takingPart.kind.${kind}`)).join(', ') })}{' '}
      {t(maskOthers ? 'takingPart.asked.masked' : 'takingPart.asked.notMasked')}
    </p>
  )
}
