// Runs in the browser, between the pages and the server (docs/decisions/0018). What it keeps is the same for
// everybody: this build's files, the page that says there is no connection, and the first ten minutes of a mishap as
// a stranger sees them. No page of a person's is ever kept.
// The server puts two lines before this: `build`, a name for these files, and `files`, their addresses.
/* global build, files */

const cacheName = `luotto-${build}`
// What is the device's and of no build: the language of the pages that were read last.
const deviceName = 'luotto-device'
const languages = ['fi', 'sv', 'en']
const offline = '/offline'
const mishap = '/guidance/mishap'
const loose = { ignoreSearch: true, ignoreVary: true }

// A new worker takes over when no page of the old one is open any more, so that nothing changes under a page.
self.addEventListener('install', (event) => event.waitUntil(fill()))

// The first one takes the open page along, which may lose its connection at once.
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())))

self.addEventListener('message', (event) => {
  const { language } = event.data
  if (languages.includes(language)) event.waitUntil(remember(language))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(file(request))
  // A tracked link leads away from here, and is counted as if no worker were there.
  else if (request.mode === 'navigate' && !pathname.startsWith('/go/')) event.respondWith(page(event))
})

// What comes by push has come sealed from our own server (docs/decisions/0039), and says where it leads.
self.addEventListener('push', (event) => event.waitUntil(show(event.data.json())))

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  // In a window of its own: in one that is open, somebody may be amid a sentence.
  event.waitUntil(self.clients.openWindow(event.notification.data.path))
})

// A browser may change the address at which it is written to; whoever is signed in by then goes on hearing.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

async function fill() {
  const cache = await caches.open(cacheName)
  await Promise.all([
    ...files.map(async (name) => {
      // A file's name says what is in it: what an earlier build had need not be fetched again.
      const had = await caches.match(name, loose)
      return had ? cache.put(name, had) : cache.add(name)
    }),
    ...[offline, mishap].flatMap((kept) =>
      languages.map(async (language) => {
        // Without cookies: as anybody would see it.
        const response = await fetch(kept, { credentials: 'omit', headers: { 'Accept-Language': language } })
        if (response.ok) await cache.put(`${kept}/${language}`, response)
      }),
    ),
  ])
}

const remember = async (language) => (await caches.open(deviceName)).put('/language', new Response(language))

async function keptPage(kept) {
  const told = await (await caches.match('/language'))?.text()
  const language = told ?? languages.find((one) => navigator.language.startsWith(one)) ?? 'fi'
  return caches.match(`${kept}/${language}`, loose)
}

/** The tag is the notice's own: the same notice, come twice, is shown once. */
function show({ title, path, language }) {
  const options = { tag: path, lang: language, icon: '/icons/icon-192.png', data: { path } }
  return self.registration.showNotification(title, options)
}

async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options
  const made = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)))
  if (!made) return
  const { endpoint, keys } = made.toJSON()
  const body = new URLSearchParams({ intent: 'push-on', endpoint, p256dh: keys.p256dh, auth: keys.auth })
  await fetch('/mine/notices', { method: 'POST', body })
}

/** Keeps this build's files and those of the one before, whose pages may still be open. */
async function tidy() {
  const earlier = (await caches.keys()).filter((name) => name !== deviceName && name !== cacheName)
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)))
}

async function file(request) {
  return (await caches.match(request, loose)) ?? fetch(request)
}

async function page(event) {
  const { pathname, search } = new URL(event.request.url)
  try {
    const response = await fetch(event.request)
    event.waitUntil(refill())
    return response
  } catch (error) {
    const kept = await keptPage(pathname === mishap ? mishap : offline)
    if (!kept) throw error
    return pathname === offline || pathname === mishap
      ? kept
      : Response.redirect(`${offline}?to=${encodeURIComponent(pathname + search)}`)
  }
}

// Signing out empties the caches, and so may a browser that is short of room.
async function refill() {
  if (!(await keptPage(offline))) await fill()
}
