import type { Language } from '../../core/networks.ts'
import { intlFor, translator } from '../../ui/intl.ts'
import type { WeekNews } from './find-week.ts'

export type WeekItem = { readonly label: string; readonly address: string }
export type WeekSection = { readonly title: string; readonly items: readonly WeekItem[] }
/** A week as mails, messages and the page say it: a title, and under headings what leads on. */
export type WeekWords = { readonly title: string; readonly sections: readonly WeekSection[] }

/** Addresses are a page's own, the same for everybody: nobody learns by them who came from where. */
export function weekWords(
  news: WeekNews,
  language: Language,
  baseUrl: string,
  on: 'page' | 'message' = 'message',
): WeekWords {
  const t = translator(language)
  const day = (date: string) => intlFor(language).formatDate(date, { day: 'numeric', month: 'long' })
  const at = (label: string, path: string): WeekItem => ({ label, address: `${baseUrl}${path}` })
  const stories = news.stories.map(({ id, title }) => at(title, `/stories/${id}`))
  const guidelines = news.guidelines.map(({ slug, title, note }) =>
    at(note === '' ? title : `${title}: ${note.replace(/[.\s]+$/, '')}`, `/guidance/guidelines/${slug}`),
  )
  const { wave } = news
  // Who is thanked has told something, and an employer's mail system may keep this mail: the page says what it is.
  const own = on === 'page' ? at(t('week.thanks.read'), '/mine/thanks') : at(t('week.own.something'), '/mine/week')
  const sections = [
    {
      title: t('week.stories'),
      items: news.moreStories ? [...stories, at(t('week.stories.more'), '/stories')] : stories,
    },
    {
      title: t('week.guidelines'),
      items: news.moreGuidelines ? [...guidelines, at(t('week.guidelines.more'), '/guidance')] : guidelines,
    },
    {
      title: t('week.wave'),
      items: wave ? [at(t('week.wave.open', { day: day(wave.closesOn) }), `/together/pulse/${wave.id}`)] : [],
    },
    { title: t('week.own'), items: news.thanked ? [own] : [] },
  ]
  return { title: t('week.title'), sections: sections.filter(({ items }) => items.length > 0) }
}
