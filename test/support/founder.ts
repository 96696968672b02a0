import type { Page } from 'playwright-core'
import type { TestApp } from './app.ts'

/** Signs the first admin in and founds an organisation; with or without JavaScript. */
export async function found(page: Page, app: TestApp, language = 'fi'): Promise<void> {
  await page.goto(app.firstAdmin ?? '')
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/setup')
  await page.locator('[name=organisation]').fill('Aalto Oy')
  await page.locator('[name=name]').fill('Aino Aalto')
  await page.locator('[name=email]').fill('aino@aalto.example')
  await page.locator('select[name=language]').selectOption(language)
  await page.locator('form:has([name=organisation]) button[type=submit]').click()
  await page.waitForURL('**/stories')
}

/** Writes and publishes a story; answers its id. */
export async function publishStory(page: Page, app: TestApp, fields: Record<string, string> = {}): Promise<string> {
  await page.goto(`${app.address}/stories/new`)
  const { kind = 'news', disclosure = 'employment', ...texts } = fields
  const all = {
    title: 'Kirjasto avaa ovensa öisin',
    summary: 'Lukusali on auki yölläkin.',
    target: 'https://kirjasto.example/yo',
    ...texts,
  }
  for (const [name, text] of Object.entries(all)) await page.locator(`[name=${name}]`).fill(text)
  await page.locator('[name=kind]').selectOption(kind)
  await page.locator('[name=disclosure]').selectOption(disclosure)
  await page.locator('button[value=publish]').click()
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/)
  return page.url().slice(-36)
}
