import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { startApp, type TestApp } from './app.ts'
import { cookiesOf, openBrowser, visit } from './browser.ts'
import { signInAs } from './factories.ts'
import { type Lively, livelyOrganisation } from './lively.ts'

// Every page that there is, for the tests that go through them all.

export type EveryPage = {
  readonly app: TestApp
  readonly browser: Browser
  readonly cookie: string
  /** Behind sign-in, by name: where each is in a lively organisation. */
  readonly inside: Readonly<Record<string, string>>
  /** For whoever comes. */
  readonly outside: Readonly<Record<string, string>>
  /** Visits each of these pages in one window. */
  readonly visitAll: (
    options: Parameters<typeof visit>[1],
    pages: Readonly<Record<string, string>>,
    look: (page: Page, name: string) => Promise<void>,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openEveryPage(): Promise<EveryPage> {
  const app = await startApp()
  const browser = await openBrowser()
  const lively = await livelyOrganisation(app)
  const cookie = await signInAs(app, lively.chief)
  const outside = outsideOf(lively)
  return {
    app,
    browser,
    cookie,
    inside: insideOf(lively),
    outside,
    visitAll: async (options, pages, look) => {
      const { context, page, noise } = await visit(browser, options)
      if (pages !== outside) await context.addCookies(cookiesOf(cookie, app.address))
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${app.address}${path}`, { waitUntil: 'load' })
        // Whoever was signed out on the way would be shown one page again and again.
        if (pages !== outside) expect(new URL(page.url()).pathname).not.toBe('/sign-in')
        // The page that is not there is meant to be so.
        expect(noise.filter((line) => !line.includes('404'))).toEqual([])
        await look(page, name)
        // What looks at the page may complain of its own doings.
        noise.length = 0
      }
      await context.close()
    },
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}

const insideOf = (lively: Lively): Record<string, string> => ({
  stories: '/stories',
  story: `/stories/${lively.storyId}`,
  'story-new': '/stories/new',
  'story-edit': `/stories/${lively.draftId}/edit`,
  drafts: '/stories/drafts',
  objection: `/stories/${lively.storyId}/objection`,
  'objection-sent': `/stories/${lively.storyId}/objection?sent`,
  objections: '/stories/objections',
  'objection-answer': `/stories/objections/${lively.objectionId}`,
  'story-corrected': `/stories/${lively.correctedId}`,
  'story-correct': `/stories/${lively.storyId}/correction`,
  'telling-corrected': `/tellings/${lively.correctedTellingId}`,
  suggest: '/stories/suggest',
  suggestions: '/stories/suggestions',
  suggestion: `/stories/suggestions/${lively.suggestionId}`,
  'suggestion-own': `/stories/suggestions/${lively.ownSuggestionId}`,
  'suggestion-accept': `/stories/new?suggestion=${lively.ownSuggestionId}`,
  'suggestions-own': '/mine/suggestions',
  'stories-found': '/stories?q=tuuli&kind=news&language=fi&following=yes',
  'stories-none': '/stories?q=avaruusalus',
  topics: '/stories/topics',
  'topics-manage': '/stories/topics/manage',
  health: '/stories/health',
  feeds: '/feeds',
  tell: `/tell?story=${lively.storyId}`,
  'tell-own': '/tell',
  telling: `/tellings/${lively.rejectedId}`,
  'telling-scheduled': `/tellings/${lively.scheduledId}`,
  'telling-published': `/tellings/${lively.publishedId}`,
  mine: '/mine',
  channels: '/mine/channels',
  when: '/mine/when',
  thanks: '/mine/thanks',
  'thanks-new': '/mine/thanks/new',
  'thanks-sent': '/mine/thanks/new?sent',
  example: '/mine/example',
  leaders: '/guidance/leaders',
  'leaders-earlier': '/guidance/leaders/1',
  'leaders-write': '/guidance/leaders/write',
  leave: '/mine/leave',
  stored: '/mine/stored',
  'stored-tellings': '/mine/stored/tellings',
  'studies-own': '/mine/studies',
  'study-taking-part': `/mine/studies/${lively.joinedStudyId}`,
  'study-sent': `/mine/studies/${lively.joinedStudyId}/sent`,
  'study-withdraw': `/mine/studies/${lively.joinedStudyId}/withdraw`,
  'study-join': `/study/${lively.joinToken}`,
  notices: '/mine/notices',
  'week-choose': '/mine/notices/week',
  week: '/mine/week',
  security: '/mine/security',
  conversations: '/mine/conversations',
  'drafts-own': '/mine/drafts',
  share: '/share?title=Silta&text=Avattiin%20https%3A%2F%2Fexample.org%2Fsilta',
  guidance: '/guidance',
  guidanceAsked: '/guidance?q=saanko%20julkaista%20kuvan%20asiakkaasta',
  guideline: '/guidance/guidelines/others',
  'guideline-old': '/guidance/guidelines/others/fi/1',
  'guideline-changes': '/guidance/guidelines/others/fi/2/changes',
  'guideline-write': '/guidance/guidelines/others/write/fi',
  'guidelines-manage': '/guidance/write',
  practice: '/guidance/practice',
  'practice-scenario': '/guidance/practice/sour-comment',
  sandbox: '/tell/practice?story=product',
  'sandbox-tried': '/tell/practice?story=news&told=yes&channel=bluesky',
  ask: `/guidance/ask?story=${lively.storyId}`,
  'ask-helpers': '/guidance/helpers?search=J%C3%A4sen',
  'ask-desk': '/guidance/questions',
  'ask-question': `/guidance/questions/${lively.questionId}`,
  'questions-own': '/mine/questions',
  'question-own': `/mine/questions/${lively.ownQuestionId}`,
  words: '/guidance/words?kind=customer',
  mishap: '/guidance/mishap',
  'mishap-network': '/guidance/mishap?network=linkedin',
  harassment: '/guidance/mishap/harassment',
  'mishap-plan': '/guidance/mishap/plan',
  mishaps: '/guidance/mishap/cases',
  'mishap-case': `/guidance/mishap/cases/${lively.mishapId}`,
  'mishap-helping': `/guidance/mishap/cases/${lively.closedMishapId}`,
  'mishap-review': `/guidance/mishap/cases/${lively.closedMishapId}/review`,
  together: '/together',
  'together-story': `/together/stories/${lively.storyId}`,
  readiness: '/together/readiness',
  'readiness-time': '/together/readiness/time',
  'readiness-training': '/together/readiness/training',
  dialogue: '/together/dialogue',
  'dialogue-record': `/together/dialogue/${lively.dialogueId}`,
  papers: '/together/papers',
  pulse: '/together/pulse',
  'pulse-open': `/together/pulse/${lively.openWaveId}`,
  'pulse-result': `/together/pulse/${lively.closedWaveId}`,
  'pulse-how': '/together/pulse/how',
  'pulse-items': '/together/pulse/items',
  pause: '/together/pause',
  studies: '/together/studies',
  'study-new': '/together/studies/new',
  study: `/together/studies/${lively.studyId}`,
  'study-report': `/together/studies/${lively.studyId}/report`,
  'study-quotes': `/together/studies/${lively.studyId}/quotes`,
  'study-sample': `/together/studies/${lively.studyId}/sample`,
  'study-sample-look': `/together/studies/${lively.studyId}/sample?kind=member&size=14&share=50`,
  'study-code': `/together/studies/${lively.studyId}/code`,
  'study-adjudicate': `/together/studies/${lively.studyId}/adjudicate`,
  'study-agreement': `/together/studies/${lively.studyId}/agreement`,
  'study-import': '/together/studies/import',
  'study-export': `/together/studies/${lively.studyId}/export`,
  'study-settings': `/together/studies/${lively.draftStudyId}/settings`,
  'study-people': `/together/studies/${lively.studyId}/people?search=J%C3%A4sen`,
  'study-codebook': `/together/studies/${lively.studyId}/codebook`,
  'study-codebook-versions': `/together/studies/${lively.draftStudyId}/codebook/versions`,
  'study-codebook-decision': `/together/studies/${lively.draftStudyId}/codebook/tone`,
  'study-codebook-code': `/together/studies/${lively.draftStudyId}/codebook/tone/mixed`,
  'study-codebook-draft': `/together/studies/${lively.draftStudyId}/codebook`,
  'study-classifier': `/together/studies/${lively.studyId}/classifier`,
  people: '/together/people',
  person: `/together/people/${lively.personId}`,
  'person-remove': `/together/people/${lively.personId}/remove`,
  'people-import': '/together/people/import',
  'people-import-plan': `/together/people/import/${lively.importId}`,
  groups: '/together/groups',
  'week-channels': '/together/week',
  settings: '/together/settings',
  audit: '/together/audit',
  demonstration: '/demonstration',
  'not-found': '/no-such-page',
})

const outsideOf = (lively: Lively): Record<string, string> => ({
  'sign-in': '/sign-in',
  'sign-in-link': '/sign-in/token',
  offline: '/offline',
  invitation: '/invitation/none',
  'notices-off': '/notices/off/none',
  'week-off': '/week/off/none',
  'link-unknown': '/go/unknownlink',
  goodbye: '/goodbye',
  'mishap-stranger': '/guidance/mishap',
  'pulse-answer': `/pulse/${lively.chief.organisation.id}/${lively.openWaveId}`,
  correction: lively.correctionPath,
})
