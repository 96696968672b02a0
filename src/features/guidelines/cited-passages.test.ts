import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { emptyPassage } from '../../core/guidelines/passage-text.ts'
import { type Language, languages } from '../../core/networks.ts'
import { checks } from '../../core/second-look/finding.ts'
import { starterGuidelines } from '../../core/starter-guidelines.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { addGuideline, changeAbout, retireGuideline } from './arrange.ts'
import { citedPassages } from './cited-passages.ts'
import { propose } from './propose.ts'
import { searchPassages } from './search-passages.ts'
import { takeOverStarter } from './take-over.ts'
import { publishGuideline } from './write-guideline.ts'

let house: House
let eeva: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  eeva = await makeMember(house.database.db, organisation, { name: 'Eeva Editori', roles: ['editor'] })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, eeva.organisation.id, work)
const cited = () => inside((tx) => citedPassages(tx, eeva.organisation.id, 'fi'))
const about = (checked: readonly (keyof typeof checks)[]) => ({ checks: checked, reviewOn: null })

async function addOwn(title: string): Promise<string> {
  const added = await addGuideline(house.ctx, eeva, title)
  if (!added.ok || !added.slug) throw new Error('It was not added.')
  const text = { ...emptyPassage, title, body: 'Kysy ensin lupa kuvaan.' }
  const place = { slug: added.slug, language: 'fi', edition: 1 } as const
  await publishGuideline(house.ctx, eeva, { ...place, text, note: '', because: [] })
  return added.slug
}

test('a finding leads to the starter passage until an organisation writes its own', async () => {
  const { phone } = await cited()
  expect(phone).toEqual({ slug: checks.phone.passage, title: starterGuidelines.fi.others.title })
})

test('a finding leads where an editor chose, by the title that stands there, and to one passage', async () => {
  await takeOverStarter(house.ctx, eeva)
  const slug = await addOwn('Numerot ja osoitteet')
  await changeAbout(house.ctx, eeva, slug, about(['phone', 'address']))
  const { phone, email } = await cited()
  expect(phone).toEqual({ slug, title: 'Numerot ja osoitteet' })
  expect(email?.slug).toBe('others')
  await changeAbout(house.ctx, eeva, 'clear', about(['phone']))
  const after = await cited()
  expect(after.phone?.slug).toBe('clear')
  expect(after.address?.slug).toBe(slug)
})

test('a finding whose passage was taken off the list leads nowhere', async () => {
  await takeOverStarter(house.ctx, eeva)
  await retireGuideline(house.ctx, eeva, 'others', true)
  expect((await cited()).phone).toBeUndefined()
})

test('editors hear of the first proposal that waits by a passage, and not of their own', async () => {
  await takeOverStarter(house.ctx, eeva)
  const other = await makeMember(house.database.db, eeva.organisation.id, { roles: ['editor'] })
  const aino = await makeMember(house.database.db, eeva.organisation.id)
  const said = { slug: 'others', language: 'fi', kind: 'comment', words: 'Hyvä.', mayName: false } as const
  await propose(house.ctx, eeva, { ...said, id: crypto.randomUUID() })
  await propose(house.ctx, aino, { ...said, id: crypto.randomUUID() })
  const told = await inside((tx) => tx.selectFrom('notice').select(['memberId', 'kind', 'path']).execute())
  expect(told).toEqual([{ memberId: other.member.id, kind: 'proposal-made', path: '/guidance/guidelines/others' }])
})

type Asked = { readonly language: Language; readonly question: string; readonly passages: readonly string[] }
const questions = readFileSync(new URL('../../../test/guidelines/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Asked)

test.each(languages)(
  'among an organisation’s own passages nine questions in ten find theirs, in %s',
  async (language) => {
    await takeOverStarter(house.ctx, eeva)
    for (const title of ['Nosturit työmaalla', 'Lounaspaikat', 'Kesäjuhla']) await addOwn(title)
    const own = questions.filter((asked) => asked.language === language)
    let found = 0
    for (const { question, passages: wanted } of own) {
      const { passages } = await inside((tx) => searchPassages(tx, eeva.organisation.id, language, question))
      const first = passages.slice(0, 3).map(({ slug }) => slug)
      if (wanted.some((one) => first.includes(one))) found += 1
    }
    expect(own.length).toBeGreaterThanOrEqual(15)
    expect(found / own.length).toBeGreaterThanOrEqual(0.9)
  },
)
