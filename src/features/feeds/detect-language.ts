import type { Language } from '../../core/networks.ts'

type Detector = {
  readonly detect: (text: string) => { readonly language: string; readonly isReliable: () => boolean }
  readonly setLanguageSubset: (languages: string[]) => unknown
}

let loading: Promise<Detector> | undefined

// Its tables take tens of megabytes: they are loaded when the first text comes.
const detector = (): Promise<Detector> => {
  loading ??= load()
  return loading
}

async function load(): Promise<Detector> {
  const { eld } = (await import('eld/small')) as { eld: Detector }
  eld.setLanguageSubset(['fi', 'sv', 'en'])
  return eld
}

/** Finnish, Swedish or English, whichever the text is in; `otherwise` where it is too short to say. */
export async function detectLanguage(text: string, otherwise: Language): Promise<Language> {
  const found = (await detector()).detect(text.slice(0, 1000))
  const language = (['fi', 'sv', 'en'] as const).find((one) => one === found.language)
  return language && found.isReliable() ? language : otherwise
}
