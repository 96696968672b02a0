import { Form } from 'react-router'
import { Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { Helper } from './helpers.ts'

type Props = { readonly own: Helper; readonly faults: Readonly<Record<string, string>>; readonly saved: boolean }

/** What a helper says of themselves: what they are good for, whether they take what is for all, when they are away. */
export function OwnHelpingForm({ own, faults, saved }: Props) {
  const t = useT()
  return (
    <details open={saved || Object.keys(faults).length > 0}>
      <summary>{t('asking.own')}</summary>
      <Form method="post" className="stack" noValidate>
        {saved && (
          <p className="notice" role="status">
            {t('asking.own.saved')}
          </p>
        )}
        <Input
          label={t('asking.own.about')}
          hint={t('asking.own.aboutHint')}
          name="about"
          maxLength={200}
          defaultValue={own.about}
          fault={faults.about}
        />
        <Input
          label={t('asking.own.away')}
          hint={t('asking.own.awayHint')}
          name="awayUntil"
          type="date"
          defaultValue={own.awayUntil ?? ''}
          fault={faults.awayUntil}
        />
        <label className="choice">
          <input type="checkbox" name="onDuty" value="yes" defaultChecked={own.onDuty} />
          <span>{t('asking.own.onDuty')}</span>
        </label>
        <button type="submit" className="quiet">
          {t('common.save')}
        </button>
      </Form>
    </details>
  )
}
