import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

// A page is a file in its feature's `pages` folder; this is the list of them all.
export default [
  index('features/people/pages/home.ts'),
  route('sign-in', 'features/people/pages/sign-in.tsx'),
  route('sign-in/:token', 'features/people/pages/sign-in-link.tsx'),
  route('sign-out', 'features/people/pages/sign-out.ts'),
  route('language', 'features/people/pages/language.ts'),
  route('setup', 'features/people/pages/setup.tsx'),
  route('invitation/:token', 'features/people/pages/invitation.tsx'),
  layout('shell.tsx', [
    route('stories', 'features/stories/pages/list.tsx'),
    route('stories/new', 'features/stories/pages/edit.tsx', { id: 'new-story' }),
    route('stories/drafts', 'features/stories/pages/drafts.tsx'),
    route('stories/:id', 'features/stories/pages/story.tsx'),
    route('stories/:id/edit', 'features/stories/pages/edit.tsx', { id: 'edit-story' }),
    route('feeds', 'features/feeds/pages/feeds.tsx'),
    route('tell', 'features/telling/pages/tell.tsx'),
    route('tellings/:id', 'features/telling/pages/telling.tsx'),
    route('mine', 'features/telling/pages/mine.tsx'),
    route('mine/channels', 'features/telling/pages/channels.tsx'),
    route('guidance', 'features/guidance/pages/guidance.tsx'),
    route('guidance/mishap', 'features/guidance/pages/mishap.tsx'),
    route('together', 'features/insight/pages/together.tsx'),
    route('together/stories/:id', 'features/insight/pages/story-figures.tsx'),
    route('together/dialogue', 'features/programme/pages/dialogue.tsx'),
    route('together/people', 'features/people/pages/people.tsx'),
    route('together/people/:id', 'features/people/pages/person.tsx'),
    route('together/groups', 'features/people/pages/groups.tsx'),
    route('together/settings', 'features/people/pages/settings.tsx'),
  ]),
  route('*', 'features/people/pages/nowhere.ts'),
] satisfies RouteConfig
