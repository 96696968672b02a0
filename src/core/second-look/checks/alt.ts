import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'

const pictures = inEach({
  fi: ['kuvassa', 'kuvasta', 'kuva', 'kuvat', 'kuvissa'],
  sv: ['på bilden', 'bilden', 'bilderna', 'på bilderna'],
  en: ['in the picture|photo', 'picture', 'photo', 'pictured'],
})

/** A picture goes along that has no words for those who do not see it. */
export const alt: Check = ({ words }, { picture, language }) => {
  if (picture?.alt.trim() !== '') return []
  return [finding('alt', pictures[language].find(words)[0] ?? { start: 0, end: 0 })]
}
