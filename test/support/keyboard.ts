import type { Locator, Page } from 'playwright-core'

/** So many presses reach the end of the longest page. */
const mostPresses = 200

/** Goes to it by the keyboard, forwards by Tab or backwards by Shift+Tab, as somebody does who uses no mouse. */
export async function tabTo(page: Page, target: string | Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const wanted = typeof target === 'string' ? page.locator(target).first() : target
  await wanted.waitFor()
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`The keyboard does not reach ${target}.`)
}

/** Goes to it by the keyboard, and presses Enter there. */
export async function press(page: Page, target: string | Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
