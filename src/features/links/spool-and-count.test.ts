import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { type MadeLinks, makeLinks, sumsOf } from '../../../test/support/links.ts'
import { clickLine, hourOf } from '../../core/click.ts'
import { countSpool } from './count-clicks.ts'
import { openSpool, type Spool } from './spool.ts'

let database: TestDatabase
let made: MadeLinks[]
beforeAll(async () => {
  database = await freshDatabase()
  made = [
    await makeLinks(database.db, { host: 'h', count: 2, slugs: 'first' }),
    await makeLinks(database.db, { host: 'h', count: 2, slugs: 'second' }),
  ]
})
afterAll(() => database.close())

type Step =
  | { do: 'click'; organisation: number; link: number; times: number }
  | { do: 'rotate' }
  | { do: 'count' }
  /** Killed: without a word, amid a write, or amid counting (before or after a batch's file has gone). */
  | { do: 'kill'; amid: 'nothing' | 'writing' | 'before-removal' | 'after-removal' }

const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('click' as const),
      organisation: fc.nat(1),
      link: fc.nat(1),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ do: fc.constantFrom('rotate' as const, 'count' as const) }),
    fc.record({
      do: fc.constant('kill' as const),
      amid: fc.constantFrom('nothing', 'writing', 'before-removal', 'after-removal'),
    }),
  ),
  { minLength: 3, maxLength: 14 },
) as fc.Arbitrary<Step[]>

const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const ctxWith = (spool: Spool) => ({ db: database.db, clock: Date.now, log: log as never, spool })

const lineOf = (organisation: number, link: number): string => {
  const { organisationId, links } = made[organisation] as MadeLinks
  const linkId = links[link]?.id ?? ''
  return `${clickLine({ organisationId, linkId, hour: hourOf(Date.now()), deviceClass: 'phone' })}\n`
}

/** The sums by organisation and link, in one list. */
async function sums(): Promise<number[]> {
  const all = await Promise.all(made.map((one) => sumsOf(database.db, one.organisationId)))
  return made.flatMap((one, at) => one.links.map((link) => all[at]?.get(link.id) ?? 0))
}

/** A process on the folder, whose files are taken over once `next` is in its place. */
function lives(folder: string) {
  let number = 0
  return {
    next: (): Spool => {
      const name = `${++number}-1`
      return openSpool(folder, { owner: { name, isAlive: (other) => other === name } })
    },
    killedCounting: async (spool: Spool, amid: 'before-removal' | 'after-removal') => {
      const remove: Spool['remove'] = async (batch) => {
        if (amid === 'after-removal') await spool.remove(batch)
        throw new Error('killed')
      }
      await countSpool(ctxWith({ ...spool, remove }))
    },
  }
}

async function tear(spool: Spool): Promise<void> {
  spool.rotate()
  const last = (await spool.batches()).at(-1)
  if (last) appendFileSync(last.path, lineOf(0, 0).slice(0, 60))
}

test('whatever is killed, torn and counted again, in whatever order, the sums are exact', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      using folder = temporaryFolder()
      const { next, killedCounting } = lives(folder.path)
      const expected = await sums()
      let spool = next()
      for (const step of run) {
        if (step.do === 'click') {
          spool.append(lineOf(step.organisation, step.link).repeat(step.times))
          expected[step.organisation * 2 + step.link] = (expected[step.organisation * 2 + step.link] ?? 0) + step.times
        } else if (step.do === 'rotate') spool.rotate()
        else if (step.do === 'count') await countSpool(ctxWith(spool))
        else {
          if (step.amid === 'writing') await tear(spool)
          else if (step.amid !== 'nothing') await killedCounting(spool, step.amid)
          spool = next()
        }
      }
      expect(await countSpool(ctxWith(next()))).toBe(true)
      expect(await sums()).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
