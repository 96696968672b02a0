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
