import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import type { Language } from './core/networks.ts'
import { registerCatalogue } from './ui/intl.ts'

// Only the page's own language is loaded.
const catalogues = {
  fi: () => import('./ui/messages/fi.ts'),
  sv: () => import('./ui/messages/sv.ts'),
  en: () => import('./ui/messages/en.ts'),
}

const language = document.documentElement.lang as Language
registerCatalogue(language, (await catalogues[language]()).default)
startTransition(() => {
  hydrateRoot(document, <HydratedRouter />)
})

// Pages work without a worker: it opens the composer where there is no connection. A browser may refuse it.
async function startWorker(workers: ServiceWorkerContainer): Promise<void> {
  await workers.register('/sw.js')
  const { active } = await workers.ready
  active?.postMessage({ language })
}
if ('serviceWorker' in navigator) void startWorker(navigator.serviceWorker).catch(() => undefined)
