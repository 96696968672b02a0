import type { DigestTime } from '../../core/digest.ts'
import { Select } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'

const days = [1, 2, 3, 4, 5, 6, 7]
const hours = Array.from({ length: 24 }, (_, hour) => hour)

type Faults = { readonly weekday?: string | undefined; readonly hour?: string | undefined }

/** The day of the week and the hour. */
export function WhenFields({ time, faults }: { readonly time: DigestTime; readonly faults: Faults }) {
  const t = useT()
  const { weekday } = useFormats()
  return (
    <div className="pair">
      <Select
        label={t('week.weekday')}
        name="weekday"
        fault={faults.weekday}
        defaultValue={String(time.weekday)}
        options={days.map((day) => ({ value: String(day), label: weekday(day) }))}
      />
      <Select
        label={t('week.hour')}
        name="hour"
        fault={faults.hour}
        defaultValue={String(time.hour)}
        options={hours.map((hour) => ({ value: String(hour), label: t('week.hour.option', { hour: String(hour) }) }))}
      />
    </div>
  )
}
