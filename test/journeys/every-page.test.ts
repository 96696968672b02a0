import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EveryPage, openEveryPage } from '../support/every-page.ts'

// Every page as a person meets it: on a phone and a desk, in light and dark. With PICTURES=folder it leaves a
// picture of each, to be looked at.

const pictures = process.env.PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

let every: EveryPage
beforeAll(async () => {
  every = await openEveryPage()
})
afterAll(() => every?.close())

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Everything in light colours; in the dark the same page is asked for its colours, the rest being the same. */
async function expectAccessible(page: Page, name: string, colours: 'light' | 'dark'): Promise<void> {
  // A colour on its way to another is nobody's to read.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const axe = new AxeBuilder({ page })
  const found = await (colours === 'light'
    ? axe.withTags(wcag)
    : axe.withRules(['color-contrast', 'link-in-text-block'])
  ).analyze()
  expect(
    found.violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([])
}

// Colours follow the device's at once, as when evening comes: a page is loaded once for both.
test.each(['phone', 'desk'] as const)('every page is accessible on a %s, in light colours and dark', async (size) => {
  for (const pages of [every.inside, every.outside]) {
    await every.visitAll({ viewport: sizes[size] }, pages, async (page, name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        if (pictures)
          await page.screenshot({
            path: join(pictures, `${name}-${size}-${colorScheme}.png`),
            fullPage: size === 'desk' || name !== 'stories',
          })
        await expectAccessible(page, name, colorScheme)
      }
      await page.emulateMedia({ colorScheme: 'light' })
    })
  }
})
