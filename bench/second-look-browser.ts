import { rolldown } from 'rolldown'
import { intentRules } from '../src/core/networks.ts'
import type { LookContext } from '../src/core/second-look/finding.ts'
import { openBrowser } from '../test/support/browser.ts'

const path = (file: string) => new URL(file, import.meta.url).pathname

/** The core's own code for a page of Chromium's, under `core`. */
async function bundled(): Promise<string> {
  const entry = 'core-for-bench'
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export { secondLookAsWritten } from '${path('../src/core/second-look/second-look.ts')}'
               export { textLength } from '${path('../src/core/text-length.ts')}'`
            : null,
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'iife', name: 'core', minify: true })
  return output[0].code
}

export type InBrowser = { readonly lookMs: number; readonly longestMs: number; readonly countMs: number }

/** A look at `draft` in Chromium as one types, in milliseconds (median and longest of 250), and what counting it takes. */
export async function lookInBrowser(draft: string, context: LookContext): Promise<InBrowser> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundled() })
    return await page.evaluate(
      ({ text, about, rules }) => {
        type Core = {
          secondLookAsWritten: (draft: string, context: unknown) => unknown
          textLength: (draft: string, rules: unknown) => number
        }
        const { core } = globalThis as unknown as { core: Core }
        const time = (act: () => unknown) => {
          const start = performance.now()
          act()
          return performance.now() - start
        }
        const sorted = (act: (turn: number) => unknown) =>
          Array.from({ length: 300 }, (_, turn) => time(() => act(turn)))
            .slice(50)
            .sort((one, other) => one - other)
        const looks = sorted((turn) => core.secondLookAsWritten(`${text}${turn}`, about))
        const counts = sorted((turn) => core.textLength(`${text}${turn}`, rules))
        return { lookMs: looks[125] ?? 0, longestMs: looks[249] ?? 0, countMs: counts[125] ?? 0 }
      },
      { text: draft, about: context, rules: intentRules.linkedin },
    )
  } finally {
    await browser.close()
  }
}
