import { useLanguage, useT } from './intl.ts'

// Each language in its own words, so that it is found by those who need it.
const names = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' } as const

/** A plain form, since the whole page changes with the language. */
export function LanguageSwitch() {
  const t = useT()
  const current = useLanguage()
  return (
    <form method="post" action="/language" className="languages" aria-label={t('common.language')}>
      {(['fi', 'sv', 'en'] as const).map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          className="quiet"
          aria-pressed={language === current}
        >
          {names[language]}
        </button>
      ))}
    </form>
  )
}
