import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  type LinksFunction,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from 'react-router'
import type { Language } from './core/networks.ts'
import { useOfflinePage } from './features/installed/use-offline-page.ts'
import { otherOrganisations } from './features/people/other-organisations.ts'
import { requestOf } from './request.ts'
import { IntlProvider, useT } from './ui/intl.ts'
import { ElsewhereInstead } from './ui/organisation-switch.tsx'
import styles from './ui/styles.css?url'

export const links: LinksFunction = () => [
  { rel: 'preload', href: figtree, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/touch-180.png' },
]

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, language, nonce, viewer } = requestOf(context)
  return { language, nonce, elsewhere: viewer ? await otherOrganisations(app, viewer) : [] }
}

// The language is the page's: changing it loads the page anew.
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const found = useRouteLoaderData<typeof loader>('root')
  const language: Language = found?.language ?? 'fi'
  // The browser hides nonces from scripts, so that the two sides differ here by design.
  const nonce = typeof document === 'undefined' ? found?.nonce : ''
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#faf9f4" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#141a17" media="(prefers-color-scheme: dark)" />
        <link rel="manifest" href={`/manifest/${language}`} />
        <Meta />
        <Links />
      </head>
      <body>
        <IntlProvider language={language}>{children}</IntlProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** What happened, what was kept, and what to do: never a stack of code. */
export function ErrorBoundary({ error }: { error: unknown }) {
  const t = useT()
  useOfflinePage(error)
  const status = isRouteErrorResponse(error) ? error.status : 500
  const known = status === 403 || status === 404 ? status : 500
  return (
    <main className="page narrow">
      <title>{t(`error.${known}.title`)}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t(`error.${known}.title`)}</h1>
      <p>{t(`error.${known}.text`)}</p>
      {known === 404 && <ElsewhereInstead />}
      <p>
        <a className="button" href="/">
          {t('error.home')}
        </a>
      </p>
    </main>
  )
}
