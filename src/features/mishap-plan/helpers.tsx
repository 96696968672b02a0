import { useT } from '../../ui/intl.ts'

type Helper = {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string
}

/** Who helps: one tap to call, to send a message, or to write. */
export function Helpers({ helpers }: { readonly helpers: readonly Helper[] }) {
  const t = useT()
  if (helpers.length === 0) return null
  return (
    <section>
      <h2>{t('guidance.mishap.helpers')}</h2>
      <ul className="rows">
        {helpers.map(({ id, name, phone, email, hours }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong> {hours && <span className="facts">{hours}</span>}
            </p>
            <p className="tools">
              {phone && (
                <>
                  <a className="button" href={`tel:${dialled(phone)}`}>
                    {t('mishapPlan.call', { phone })}
                  </a>
                  <a href={`sms:${dialled(phone)}`}>{t('mishapPlan.message')}</a>
                </>
              )}
              {email && <a href={`mailto:${email}`}>{email}</a>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const dialled = (phone: string): string => phone.replace(/[^\d+]/g, '')
