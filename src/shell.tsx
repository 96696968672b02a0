import { Form, type LoaderFunctionArgs, NavLink, Outlet, useLoaderData } from 'react-router'
import { may } from './core/policy.ts'
import { DeviceOwner } from './features/telling/device-owner.tsx'
import { SignOut } from './features/telling/sign-out.tsx'
import { actorOf, requireMember } from './request.ts'
import { useT } from './ui/intl.ts'
import { LanguageSwitch } from './ui/language-switch.tsx'
import { OrganisationSwitch } from './ui/organisation-switch.tsx'
import { RoomIcon } from './ui/room-icon.tsx'

/** Who is where: enough for the frame around every room. */
export function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = requireMember(context)
  const { name, madeUp } = viewer.organisation
  return {
    memberId: viewer.member.id,
    name: viewer.member.name,
    organisation: name,
    madeUp,
    mayEnd: madeUp && may(actorOf(viewer), 'manage-people'),
  }
}

const rooms = [
  { room: 'stories', to: '/stories' },
  { room: 'tell', to: '/tell' },
  { room: 'mine', to: '/mine' },
  { room: 'guidance', to: '/guidance' },
  { room: 'together', to: '/together' },
] as const

export default function Shell() {
  const t = useT()
  const { memberId, name, organisation, madeUp, mayEnd } = useLoaderData<typeof loader>()
  return (
    <div className="shell">
      <DeviceOwner memberId={memberId} />
      <a className="skip" href="#content">
        {t('common.skip')}
      </a>
      <header className="top">
        <p className="wordmark">Luotto</p>
        <details className="account">
          <summary>{name}</summary>
          <div className="menu">
            <p className="facts">{organisation}</p>
            <OrganisationSwitch />
            <LanguageSwitch />
            <SignOut />
            <NavLink to="/guidance/mishap">{t('guidance.mishap.ask')}</NavLink>
          </div>
        </details>
      </header>
      {madeUp && <MadeUp mayEnd={mayEnd} />}
      <nav className="rooms" aria-label={t('nav.label')}>
        {rooms.map(({ room, to }) => (
          <NavLink key={room} to={to} prefetch="intent">
            <RoomIcon room={room} />
            <span>{t(`nav.${room}`)}</span>
          </NavLink>
        ))}
        <NavLink to="/guidance/mishap" className="mishap">
          <RoomIcon room="mishap" />
          <span>{t('guidance.mishap.ask')}</span>
        </NavLink>
      </nav>
      <main id="content" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

/** On every page of a demonstration: that it is one, and the way out. */
function MadeUp({ mayEnd }: { mayEnd: boolean }) {
  const t = useT()
  return (
    <aside className="made-up" aria-label={t('demonstration.title')}>
      <p>{t('demonstration.banner')}</p>
      {mayEnd && (
        <Form method="post" action="/demonstration" reloadDocument>
          <button type="submit" name="intent" value="remove" className="quiet">
            {t('demonstration.remove')}
          </button>
        </Form>
      )}
    </aside>
  )
}
