import { Link } from 'react-router'
import { type MessageId, useT } from '../../ui/intl.ts'

const settings: readonly { readonly to: string; readonly name: MessageId; readonly about: MessageId }[] = [
  { to: '/mine/channels', name: 'mine.channels', about: 'mine.settings.channels' },
  { to: '/mine/when', name: 'when.ownTimes', about: 'mine.settings.when' },
  { to: '/mine/notices', name: 'notices.title', about: 'mine.settings.notices' },
  { to: '/mine/security', name: 'people.security', about: 'mine.settings.security' },
  { to: '/mine/stored', name: 'mine.stored', about: 'mine.settings.stored' },
  { to: '/mine/leave', name: 'leaving.link', about: 'mine.settings.leave' },
]

/** All that one decides for oneself, each with what it is about. */
export function OwnSettings() {
  const t = useT()
  return (
    <section aria-labelledby="own-settings">
      <h2 id="own-settings">{t('mine.settings')}</h2>
      <ul className="rows">
        {settings.map(({ to, name, about }) => (
          <li key={to}>
            <Link to={to}>{t(name)}</Link>
            <p className="facts">{t(about)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
