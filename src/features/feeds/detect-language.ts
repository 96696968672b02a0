import { languageIdentifier } from '../../archives/identify-language.ts'
import type { Language } from '../../core/networks.ts'

/** Finnish, Swedish or English, whichever the text is in; `otherwise` where it is too short to say. */
export async function detectLanguage(text: string, otherwise: Language): Promise<Language> {
  const language = (await languageIdentifier())(text)
  return language === 'unknown' ? otherwise : language
}
