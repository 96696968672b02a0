import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { languages } from '../../src/core/networks.ts'
import { notify } from '../../src/features/notices/notify.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { translator } from '../../src/ui/intl.ts'
import { expectAccessible } from '../support/accessible.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { makeBareOrganisation, makeMember, signInAs } from '../support/factories.ts'
import { type PushService, pushBrowser, pushService } from '../support/push-service.ts'

// Web push from the press on the page to the notification. A browser's own push service is out of reach here: in its
// place stands ours, by TLS, and what it was handed is given to the browser's worker by the browser's own tools.

let app: TestApp
let browser: Browser
let service: PushService

beforeAll(async () => {
  service = await pushService()
  app = await startApp({ OUTBOUND_ALLOW: service.place })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await service?.close()
})
beforeEach(() => {
  service.pushes.length = 0
})

type Phone = { page: Page; context: BrowserContext; viewer: Viewer; read: (body: Buffer) => string }

/** A phone of somebody's on the page of notices, whose browser has our push service. */
async function openPhone(language: 'fi' | 'sv' | 'en' = 'fi', leave = true): Promise<Phone> {
  const viewer = await makeMember(app.database.db, await makeBareOrganisation(app.database.db), { language })
  const { page, context } = await visit(browser)
  const pairs = (await signInAs(app, viewer)).split('; ').map((pair) => pair.split(/=(.*)/s))
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: app.address })))
  if (leave) await context.grantPermissions(['notifications'], { origin: app.address })
  const { keys, read } = pushBrowser()
  await context.addInitScript(inPlaceOfPushService, { endpoint: service.url(`/send/${viewer.member.id}`), keys })
  await page.goto(`${app.address}/mine/notices`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  return { page, context, viewer, read }
}

/** What the browser's own push service would have answered; kept by the device, as it does. */
function inPlaceOfPushService(given: { endpoint: string; keys: { p256dh: string; auth: string } }) {
  const made = () =>
    localStorage.getItem('subscribed')
      ? { toJSON: () => given, unsubscribe: async () => localStorage.removeItem('subscribed') }
      : null
  const { prototype } = PushManager as unknown as { prototype: Record<string, unknown> }
  prototype.getSubscription = async () => made()
  prototype.subscribe = async (options: { userVisibleOnly: boolean; applicationServerKey: Uint8Array }) => {
    if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new Error('Not as asked.')
    localStorage.setItem('subscribed', 'yes')
    return made()
  }
}

const press = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name })
  await button.focus()
  await page.keyboard.press('Enter')
}

const tell = ({ organisation, member }: Viewer) =>
  inOrganisation(app.database.db, organisation.id, (tx) =>
    notify(
      app.context,
      tx,
      { organisationId: organisation.id, memberId: member.id },
      {
        kind: 'telling-needs-you',
        path: '/mine/channels',
      },
    ),
  )

const pushed = () => vi.waitFor(() => service.pushes[0] ?? expect.fail('no push yet'), { timeout: 15_000 })

/** Hands the worker what came, and answers what the browser then shows. */
async function deliver({ page, context }: Phone, message: string) {
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations
      if (one) resolve(one.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: app.address, registrationId, data: message })
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, tag, lang }) => ({ title, body, tag, lang }))
    })
  await expect.poll(async () => (await shown()).length).toBe(1)
  return shown()
}

/** Presses the notification, as far as a browser without a screen lets one, and answers which page it opens. */
async function pressNotification({ context }: Phone): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as ServiceWorkerScope
    const [notification] = await scope.registration.getNotifications()
    return new Promise<string>((resolve) => {
      Object.assign(Object.getPrototypeOf(scope.clients), { openWindow: async (path: string) => resolve(path) })
      scope.dispatchEvent(Reflect.construct(scope.NotificationEvent, ['notificationclick', { notification }]))
    })
  })
}
type ServiceWorkerScope = {
  readonly registration: ServiceWorkerRegistration
  readonly clients: object
  readonly NotificationEvent: new () => Event
  readonly dispatchEvent: (event: Event) => boolean
}

test.each(languages)(
  'a press turns it on, a notice comes sealed, is shown, and leads to its page, in %s',
  async (language) => {
    const t = translator(language)
    const phone = await openPhone(language)
    const { page, context, viewer, read } = phone
    await press(page, t('notices.push.on.go'))
    await page.getByText(t('notices.push.saved.on')).waitFor()
    await page.getByRole('button', { name: t('notices.push.off.go') }).waitFor()
    await expectAccessible(page)
    await tell(viewer)
    const { body } = await pushed()
    const message = read(body)
    const { path } = JSON.parse(message)
    const notification = { title: t('notices.mail.subject'), body: '', tag: path, lang: language }
    expect(await deliver(phone, message)).toEqual([notification])
    // Once more, as where a push service was not sure: it is shown once.
    expect(await deliver(phone, message)).toEqual([notification])
    expect(await pressNotification(phone)).toBe(path)
    await page.goto(`${app.address}${path}`)
    await page.waitForURL('**/mine/channels')
    await context.close()
  },
)

test('it is turned off again on the page, and comes no more', async () => {
  const { page, context, viewer } = await openPhone()
  await press(page, 'Näytä ilmoitukset tällä laitteella')
  await press(page, 'Älä näytä enää tällä laitteella')
  await page.getByText('Ilmoitukset on otettu pois laitteelta.').waitFor()
  await page.getByRole('button', { name: 'Näytä ilmoitukset tällä laitteella' }).waitFor()
  await tell(viewer)
  expect(
    await app.database.db.selectFrom('authPushDevice').select('id').where('userId', '=', viewer.userId).execute(),
  ).toEqual([])
  await context.close()
})

test('signing out on the device ends it there', async () => {
  const { page, context, viewer } = await openPhone()
  await press(page, 'Näytä ilmoitukset tällä laitteella')
  await page.getByText('Ilmoitukset näkyvät nyt tällä laitteella.').waitFor()
  await page.locator('.account summary').click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await page.waitForURL('**/sign-in')
  expect(
    await app.database.db.selectFrom('authPushDevice').select('id').where('userId', '=', viewer.userId).execute(),
  ).toEqual([])
  await context.close()
})

test('a browser that may not is told so, and nothing is sent', async () => {
  const { page, context } = await openPhone('fi', false)
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })
  await page.evaluate(() => Object.assign(Notification, { requestPermission: async () => 'denied' }))
  await press(page, 'Näytä ilmoitukset tällä laitteella').catch(() => undefined)
  await page.getByText('Selain ei saa näyttää Luoton ilmoituksia.').waitFor()
  expect(posts).toEqual([])
  await context.close()
})
