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
  guidelinesRoom: {
    fi: () => import('./messages/fi-guidelines-room.ts'),
    sv: () => import('./messages/sv-guidelines-room.ts'),
    en: () => import('./messages/en-guidelines-room.ts'),
  },
  wordLists: {
    fi: () => import('./messages/fi-word-lists.ts'),
    sv: () => import('./messages/sv-word-lists.ts'),
    en: () => import('./messages/en-word-lists.ts'),
  },
  assistant: {
    fi: () => import('./messages/fi-assistant.ts'),
    sv: () => import('./messages/sv-assistant.ts'),
    en: () => import('./messages/en-assistant.ts'),
  },
  practice: {
    fi: () => import('./messages/fi-practice.ts'),
    sv: () => import('./messages/sv-practice.ts'),
    en: () => import('./messages/en-practice.ts'),
  },
  asking: {
    fi: () => import('./messages/fi-asking.ts'),
    sv: () => import('./messages/sv-asking.ts'),
    en: () => import('./messages/en-asking.ts'),
  },
  mishapPlan: {
    fi: () => import('./messages/fi-mishap-plan.ts'),
    sv: () => import('./messages/sv-mishap-plan.ts'),
    en: () => import('./messages/en-mishap-plan.ts'),
  },
  mishaps: {
    fi: () => import('./messages/fi-mishaps.ts'),
    sv: () => import('./messages/sv-mishaps.ts'),
    en: () => import('./messages/en-mishaps.ts'),
  },
  account: {
    fi: () => import('./messages/fi-account.ts'),
    sv: () => import('./messages/sv-account.ts'),
    en: () => import('./messages/en-account.ts'),
  },
  office: {
    fi: () => import('./messages/fi-office.ts'),
    sv: () => import('./messages/sv-office.ts'),
    en: () => import('./messages/en-office.ts'),
  },
  pulse: {
    fi: () => import('./messages/fi-pulse.ts'),
    sv: () => import('./messages/sv-pulse.ts'),
    en: () => import('./messages/en-pulse.ts'),
  },
  readiness: {
    fi: () => import('./messages/fi-readiness.ts'),
    sv: () => import('./messages/sv-readiness.ts'),
    en: () => import('./messages/en-readiness.ts'),
  },
  leaders: {
    fi: () => import('./messages/fi-leaders.ts'),
    sv: () => import('./messages/sv-leaders.ts'),
    en: () => import('./messages/en-leaders.ts'),
  },
  digest: {
    fi: () => import('./messages/fi-digest.ts'),
    sv: () => import('./messages/sv-digest.ts'),
    en: () => import('./messages/en-digest.ts'),
  },
  stored: {
    fi: () => import('./messages/fi-stored.ts'),
    sv: () => import('./messages/sv-stored.ts'),
    en: () => import('./messages/en-stored.ts'),
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
