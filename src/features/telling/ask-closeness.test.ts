import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeStory } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { likeness, sketchOf } from '../../core/sketch.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { secretsWith } from '../../platform/secrets.ts'
import type { Viewer } from '../people/viewer.ts'
import { retireStory } from '../stories/retire-story.ts'
import { askCloseness } from './ask-closeness.ts'
import { forgetSketch, sealSketch } from './sketches.ts'
import { newSlug, tellStory } from './tell-story.ts'

let house: House
let organisation: OrganisationId
let storyId: string
let editor: Viewer
let asker: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  organisation = await makeBareOrganisation(house.database.db)
  editor = await makeMember(house.database.db, organisation, { roles: ['editor'] })
  asker = await makeMember(house.database.db, organisation)
  storyId = await makeStory(house.database.db, editor)
})

const copied =
  'Tästä voi olla ylpeä. Meidän väki teki ison työn, jotta sillan yli pääsee jo ennen joulua. Tule kävelemään ja katso, miltä kaupunki näyttää.'
const nearly = copied.replace('Tule kävelemään', 'Tulkaa kävelemään').replace('voi olla', 'voimme olla')
const other =
  'Hitsasin kaiteita syyskuun yöt. Tuuli vei kerran lakin mukanaan, ja jossain meressä se kai kelluu vieläkin.'

async function tell(text: string, viewer?: Viewer): Promise<string> {
  const told = await tellStory(house.ctx, viewer ?? (await makeMember(house.database.db, organisation)), {
    formKey: uuid(),
    slug: newSlug(),
    storyId,
    network: 'linkedin',
    channelId: null,
    ownWords: text,
    language: 'fi',
    disclose: true,
    link: null,
    when: { kind: 'now' } as const,
  })
  return told.ok ? told.tellingId : expect.fail(told.problem)
}

const tellTimes = async (times: number, text: string) => {
  for (let time = 0; time < times; time++) await tell(text)
}

const ask = (text = copied, viewer = asker) => askCloseness(house.ctx, viewer, storyId, { text })

const sketches = () =>
  inOrganisation(house.database.db, organisation, (tx) => tx.selectFrom('tellingSketch').selectAll().execute())

/** A digest of each table, as the organisation sees it. */
const everything = () =>
  inOrganisation(house.database.db, organisation, async (tx) => {
    const digest = sql`query_to_xml(format('select count(*), md5(string_agg(t::text, '' '' order by t::text)) from %I t',
      table_name), true, false, '')::text`
    const found = await sql<{ name: string; digest: string }>`select table_name as name, ${digest} as digest
      from information_schema.tables where table_schema = 'public' and table_name <> 'schema_migration' order by 1`.execute(
      tx,
    )
    return found.rows
  })

describe('whether a text is close to others’', () => {
  test('is said when five others have told nearly the same of the story, by text or by sketch', async () => {
    await tellTimes(4, copied)
    expect(await ask(nearly)).toBe(false)
    await tell(copied)
    expect(await ask(nearly)).toBe(true)
    expect(await ask(other)).toBe(false)
    const sketch = sketchOf(nearly, 'Uusi silta avattiin. Silta yhdistää rannat.') ?? expect.fail('too short')
    expect(await askCloseness(house.ctx, asker, storyId, { sketch })).toBe(true)
  })

  test('does not count what the asker told, nor anything of another story', async () => {
    await tellTimes(4, copied)
    await tell(copied, asker)
    expect(await ask()).toBe(false)
    const elsewhere = await makeStory(house.database.db, editor)
    await tellTimes(1, copied)
    expect(await ask()).toBe(true)
    expect(await askCloseness(house.ctx, asker, elsewhere, { text: copied })).toBe(false)
  })

  // Somebody wants to know whether one colleague told, and knows the very words: from the public post, say.
  test('never changes by the telling of one colleague, whose words the asker knows', async () => {
    const colleague = await makeMember(house.database.db, organisation)
    for (const others of [0, 1, 2, 3]) {
      const before = await ask(other)
      const tellingId = await tell(other, colleague)
      expect(await ask(other), `beside ${others} others`).toBe(before)
      await inOrganisation(house.database.db, organisation, (tx) =>
        tx.deleteFrom('telling').where('organisationId', '=', organisation).where('id', '=', tellingId).execute(),
      )
      await tellTimes(1, copied)
    }
    // Beside ten who are counted already, four of whom wrote as the colleague does.
    await tellTimes(2, copied)
    await tellTimes(4, other)
    expect(await ask(other)).toBe(false)
    await tell(other, colleague)
    expect(await ask(other)).toBe(false)
  })

  test('is no longer said once a telling is withdrawn, or the story retired; then no sketch is left', async () => {
    await tellTimes(4, copied)
    const last = await tell(copied)
    await inOrganisation(house.database.db, organisation, (tx) => forgetSketch(tx, organisation, last))
    expect(await ask()).toBe(false)
    expect(await sketches()).toHaveLength(4)
    await tell(copied)
    expect(await ask()).toBe(true)
    await retireStory(house.ctx, editor, storyId)
    expect(await ask()).toBe(false)
    expect(await sketches()).toEqual([])
  })

  test('is not said to who may not tell the story', async () => {
    await tellTimes(5, copied)
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
    expect(await ask(copied, stranger)).toBe(false)
  })

  test('leaves no trace: nothing in the database changes by asking', async () => {
    await tellTimes(5, copied)
    const before = await everything()
    expect(await ask()).toBe(true)
    expect(await everything()).toEqual(before)
  })
})

describe('a stored sketch', () => {
  test('names nobody, and holds nothing of the text', async () => {
    await tell(copied)
    const [row] = await sketches()
    expect(Object.keys(row ?? {}).sort()).toEqual(['organisationId', 'sketch', 'storyId', 'tellingId'])
    expect(row?.sketch).toHaveLength(128)
  })

  test('does not say whether a guessed text was told, to who has a copy of the database without the key', async () => {
    await tell(copied)
    const [row] = await sketches()
    const sketch = sketchOf(copied, 'Uusi silta avattiin. Silta yhdistää rannat.') ?? expect.fail('too short')
    const guess = sealSketch(
      { secrets: secretsWith('a key that the thief made up, since it is not in the copy') },
      storyId,
      sketch,
    )
    const bare = Uint8Array.from(sketch, (value) => value & 255)
    const stored = row?.sketch ?? expect.fail('no sketch')
    expect(likeness(guess, stored, 1 / 256)).toBeLessThan(0.1)
    expect(likeness(bare, stored, 1 / 256)).toBeLessThan(0.1)
    expect(likeness(sealSketch(house.ctx, storyId, sketch), stored)).toBe(1)
    expect(likeness(sealSketch(house.ctx, uuid(), sketch), stored, 1 / 256)).toBeLessThan(0.1)
  })

  test('is not kept of a text that is too short to be anybody’s', async () => {
    await tell('Hieno silta!')
    expect(await sketches()).toEqual([])
  })
})
