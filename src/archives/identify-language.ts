import { bareText } from '../core/voice/bare-text.ts'
import type { PostLanguage } from '../core/voice/post.ts'

type Detector = {
  readonly detect: (text: string) => { readonly language: string; readonly isReliable: () => boolean }
  readonly setLanguageSubset: (languages: string[]) => unknown
}

export type IdentifyLanguage = (text: string) => PostLanguage

let loading: Promise<IdentifyLanguage> | undefined

/**
 * What tells whether a post is Finnish, Swedish or English; `unknown` where it is too short or too unlike any.
 * Its tables take tens of megabytes, and 1.6 MB on the way to a browser: they are loaded when it is first asked for.
 */
export function languageIdentifier(): Promise<IdentifyLanguage> {
  loading ??= load()
  return loading
}

// Of shorter Finnish sentences, one told language in five was wrong: see docs/decisions/0026.
const fewestLetters = 10

async function load(): Promise<IdentifyLanguage> {
  const { eld } = (await import('eld/small')) as { eld: Detector }
  eld.setLanguageSubset(['fi', 'sv', 'en'])
  return (text) => {
    // It reads no more than this itself.
    const bare = bareText(text.slice(0, 1000))
    if (letters(bare) < fewestLetters) return 'unknown'
    const found = eld.detect(bare)
    const language = (['fi', 'sv', 'en'] as const).find((one) => one === found.language)
    return language && found.isReliable() ? language : 'unknown'
  }
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0
