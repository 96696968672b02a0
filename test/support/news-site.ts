import { type WebServer, webServer } from './web-server.ts'

/** A made-up library's site on loopback: a news page that names its feed, and the feed. */
export async function newsSite(): Promise<WebServer> {
  const site = await webServer()
  const html = { 'content-type': 'text/html; charset=utf-8' }
  const link = `<link rel="alternate" type="application/rss+xml" href="/uutiset.xml">`
  site.at('/uutiset', { headers: html, body: `<!doctype html><title>Uutiset</title>${link}<h1>Uutiset</h1>` })
  site.at('/uutiset.xml', { headers: { 'content-type': 'application/rss+xml' }, body: feed(site.url('')) })
  return site
}

const feed = (origin: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
  <title>Kirjaston uutiset</title><link>${origin}/uutiset</link><language>fi</language>
  <item>
    <title>Kirjasto avaa ovensa öisin</title>
    <link>${origin}/uutiset/yokirjasto</link>
    <guid>${origin}/uutiset/yokirjasto</guid>
    <description>Lukusali on ensi kuusta alkaen auki ympäri vuorokauden kirjastokortilla.</description>
    <pubDate>Mon, 16 Nov 2026 08:00:00 +0200</pubDate>
  </item>
</channel></rss>`
