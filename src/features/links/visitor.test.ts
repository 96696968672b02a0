import { expect, test } from 'vitest'
import { openVisitors } from './visitor.ts'

const visitorOf = openVisitors()

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const iphone = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${webkit}`

// As the services themselves document what their preview fetchers send, or as servers' logs show it.
test.each([
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'Twitterbot/1.0',
  'WhatsApp/2.23.20.0 A',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)',
  'http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.example/) Bot',
  'Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.example/)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'curl/8.5.0',
  '',
  undefined,
])('%s is a robot', (userAgent) => {
  expect(visitorOf(userAgent)).toBe('robot')
})

test.each([
  [`${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, 'phone'],
  [`${iphone} Mobile/15E148 [LinkedInApp]/9.29.8962`, 'phone'],
  [`${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.36.111;FBDV/iPhone14,5;FBLC/fi_FI]`, 'phone'],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'phone',
  ],
  [`Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${webkit} Version/12.1 Mobile/15E148 Safari/604.1`, 'tablet'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
    'desktop',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'desktop'],
  [
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0/6.0 TV Safari/537.36',
    'other',
  ],
  ['Mozilla/5.0 (Something; New) OwnEngine/1.0', 'other'],
])('%s is of class %s', (userAgent, expected) => {
  expect(visitorOf(userAgent)).toBe(expected)
})

test('a small memory answers as a big one does', () => {
  const forgetful = openVisitors(1)
  const agents = [`${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, 'curl/8.5.0', `${iphone} ${'x'.repeat(10_000)}`]
  for (const agent of [...agents, ...agents.toReversed()]) expect(forgetful(agent)).toBe(visitorOf(agent))
})
