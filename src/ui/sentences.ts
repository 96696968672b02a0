import type { Language } from '../core/networks.ts'
import { registerCatalogue } from './intl.ts'

// What most people never open is not in the catalogue that every page loads.
const rooms = {
  study: {
    fi: () => import('./messages/fi-study.ts'),
    sv: () => import('./messages/sv-study.ts'),
    en: () => import('./messages/en-study.ts'),
  },
  coding: {
    fi: () => import('./messages/fi-coding.ts'),
    sv: () => import('./messages/sv-coding.ts'),
    en: () => import('./messages/en-coding.ts'),
  },
  voiceReport: {
    fi: () => import('./messages/fi-voice-report.ts'),
    sv: () => import('./messages/sv-voice-report.ts'),
    en: () => import('./messages/en-voice-report.ts'),
  },
  takingPart: {
    fi: () => import('./messages/fi-taking-part.ts'),
    sv: () => import('./messages/sv-taking-part.ts'),
    en: () => import('./messages/en-taking-part.ts'),
  },
} as const

/**
 * The sentences of a room, for a page of it: `await sentencesOf('study')` at the top of the page's module, so that
 * a browser has them before it shows the page. The server has all of them already.
 */
export async function sentencesOf(room: keyof typeof rooms): Promise<void> {
  if (typeof document === 'undefined') return
  const language = document.documentElement.lang as Language
  registerCatalogue(language, (await rooms[room][language]()).default)
}
