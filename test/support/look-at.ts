import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './accessible.ts'

const pictures = process.env.PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

/** A page amid a journey: accessible, no wider than its window, and left as a picture in the folder PICTURES. */
export async function lookAt(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  await expectAccessible(page)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${name} is ${over} px too wide`).toBeLessThanOrEqual(0)
}
