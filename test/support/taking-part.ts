import type { Browser, Page } from 'playwright-core'
import type { Viewer } from '../../src/features/people/viewer.ts'
import type { TestApp } from './app.ts'
import { type Visit, visit } from './browser.ts'
import { signInAs } from './factories.ts'

// What a participant does on the page of a study, in Finnish, for journeys that take archives from the file dialog on.

/** A browser of the member's own, signed in. */
export async function visitAs(
  app: TestApp,
  browser: Browser,
  viewer: Viewer,
  options: Parameters<typeof visit>[1] = {},
): Promise<Visit> {
  const opened = await visit(browser, options)
  const pairs = (await signInAs(app, viewer)).split('; ')
  await opened.context.addCookies(
    pairs.map((pair) => ({
      name: pair.split('=')[0] ?? '',
      value: pair.slice(pair.indexOf('=') + 1),
      url: app.address,
    })),
  )
  return opened
}

/** Follows the study's link, reads, and agrees; answers where the page of taking part is. */
export async function join(page: Page, app: TestApp, joinToken: string): Promise<string> {
  await page.goto(`${app.address}/study/${joinToken}`)
  await page.getByRole('button', { name: 'Suostun ja osallistun' }).click()
  await page.waitForURL('**/mine/studies/*')
  return new URL(page.url()).pathname
}

export type ChosenFile = { readonly name: string; readonly bytes: Uint8Array }

/** Chooses files in the file dialog, and waits until each has been read, or refused. */
export async function openArchives(page: Page, files: readonly ChosenFile[]): Promise<void> {
  const opened = page.getByRole('list', { name: 'Avatut arkistot' }).locator(':scope > li')
  const before = await opened.count()
  await page
    .getByLabel('Arkistotiedosto', { exact: true })
    .setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
    )
  await opened.nth(before + files.length - 1).waitFor({ timeout: 60_000 })
}

/** The rows of posts that are shown. */
export const postRows = (page: Page) => page.locator('.posts > li')

/** Strikes out every post that has these words. */
export async function strikeOutAll(page: Page, words: string): Promise<void> {
  await page.getByLabel('Sanoja tekstissä').fill(words)
  await page.getByRole('button', { name: /^Jätä (tämä|nämä \d+) pois$/ }).click()
  await page.getByLabel('Sanoja tekstissä').fill('')
}

/** Until the device would know of every choice, were the page loaded anew. */
export const whenKept = (page: Page) => page.getByText('Valintasi säilyvät tällä laitteella').waitFor()

/** Sends what is chosen, and waits until all of it is there. */
export async function sendChosen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Lähetä / }).click()
  await page.getByText('Kiitos. Julkaisut ovat tutkimuksessa').waitFor({ timeout: 60_000 })
}
