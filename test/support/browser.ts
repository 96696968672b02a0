import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

export function chromiumPath(): string {
  return process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
}

/** Debian's Chromium, headless. As root it has no sandbox of its own. */
export function openBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0
  return chromium.launch({ executablePath: chromiumPath(), args: root ? ['--no-sandbox', ...flags] : flags })
}

export type Visit = { readonly context: BrowserContext; readonly page: Page; readonly noise: string[] }

/** A browser of somebody's own, in Finnish unless said otherwise; what the page complains of is kept in `noise`. */
export async function visit(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'fi-FI', viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  const noise: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text())
  })
  page.on('pageerror', (error) => noise.push(String(error)))
  return { context, page, noise }
}

/** The cookies of a signed-in person, for a browser to keep: as a header of every request, a sent form would go without. */
export const cookiesOf = (header: string, url: string) =>
  header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
