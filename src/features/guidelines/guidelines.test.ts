import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { emptyPassage, slugOf } from '../../core/guidelines/passage-text.ts'
import { languages } from '../../core/networks.ts'
import { passageIds } from '../../core/starter-guidelines/passages.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { addGuideline, changeAbout, listToWrite, moveGuideline, retireGuideline } from './arrange.ts'
import { differenceOf } from './difference.ts'
import { findGuideline, languagesOf } from './find-guideline.ts'
import { listPassages } from './find-passages.ts'
import { listProposals } from './list-proposals.ts'
import { answerProposal, propose, takeBack } from './propose.ts'
import { findPublicPage, setPublicPage } from './public-page.ts'
import { remindOfReviews } from './remind-review.ts'
import { searchPassages } from './search-passages.ts'
import { takeOverStarter } from './take-over.ts'
import { findDraft, keepDraft, publishGuideline } from './write-guideline.ts'

let house: House
let eeva: Viewer
let aino: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
  const organisation = await makeBareOrganisation(house.database.db)
  eeva = await makeMember(house.database.db, organisation, { name: 'Eeva Editori', roles: ['editor'] })
  aino = await makeMember(house.database.db, organisation)
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, eeva.organisation.id, work)
const place = { slug: 'others', language: 'fi' } as const
const text = { ...emptyPassage, title: 'Toisista luvalla', body: 'Kysy ensin lupa kuvaan.' }
const publish = (viewer: Viewer, edition: number, more: object = {}) =>
  publishGuideline(house.ctx, viewer, { ...place, text, edition, note: 'Lyhyemmin.', because: [], ...more })
const read = (version?: number) => inside((tx) => findGuideline(tx, eeva.organisation.id, { ...place, version }))

test('the starter set is taken over in all languages at its own addresses, and twice is once', async () => {
  await takeOverStarter(house.ctx, eeva)
  await takeOverStarter(house.ctx, eeva)
  const passages = await inside((tx) => listPassages(tx, eeva.organisation.id, 'en'))
  expect(passages.map(({ slug }) => slug)).toEqual(passageIds)
  expect(await inside((tx) => languagesOf(tx, eeva.organisation.id, 'others'))).toEqual([...languages].sort())
  expect(await read()).toMatchObject({ version: 1, isStarter: true, author: null })
})

test('what is published is the next version with its author; the earlier one stays as it was', async () => {
  await takeOverStarter(house.ctx, eeva)
  const before = await read(1)
  expect(await publish(eeva, 0)).toEqual({ ok: true, version: 2 })
  expect(await read()).toMatchObject({ version: 2, text, author: 'Eeva Editori', note: 'Lyhyemmin.' })
  expect(await read(1)).toEqual(before)
  expect(await publish(eeva, 0)).toEqual({ ok: false, problem: 'nothing-new' })
})

test('a draft is nobody’s to read until it is published, and is not written over unseen', async () => {
  await takeOverStarter(house.ctx, eeva)
  expect(await keepDraft(house.ctx, eeva, { ...place, text, edition: 0 })).toEqual({ ok: true })
  expect((await read())?.text.title).not.toBe(text.title)
  const late = { ...place, text: { ...text, title: 'Myöhemmin' }, edition: 0 }
  expect(await keepDraft(house.ctx, eeva, late)).toEqual({ ok: false, problem: 'changed-meanwhile' })
  expect(await publish(eeva, 0)).toEqual({ ok: false, problem: 'changed-meanwhile' })
  const draft = await inside((tx) => findDraft(tx, eeva.organisation.id, place))
  expect(draft).toEqual({ text, edition: 1, isKept: true })
  expect(await publish(eeva, 1)).toEqual({ ok: true, version: 2 })
})

test('whoever does not write guidelines changes none', async () => {
  await takeOverStarter(house.ctx, aino)
  expect(await inside((tx) => listToWrite(tx, eeva.organisation.id, 'fi'))).toEqual([])
  await takeOverStarter(house.ctx, eeva)
  expect(await publish(aino, 0)).toEqual({ ok: false, problem: 'missing' })
  expect(await keepDraft(house.ctx, aino, { ...place, text, edition: 0 })).toMatchObject({ ok: false })
  expect(await addGuideline(house.ctx, aino, 'Oma')).toMatchObject({ ok: false })
  expect(await moveGuideline(house.ctx, aino, 'others', 'up')).toMatchObject({ ok: false })
  expect(await retireGuideline(house.ctx, aino, 'others', true)).toMatchObject({ ok: false })
})

test('passages are put in another order, and a retired one is listed no more but can be read', async () => {
  await takeOverStarter(house.ctx, eeva)
  await moveGuideline(house.ctx, eeva, 'own-voice', 'up')
  await retireGuideline(house.ctx, eeva, 'others', true)
  const slugs = (await inside((tx) => listPassages(tx, eeva.organisation.id, 'fi'))).map(({ slug }) => slug)
  expect(slugs.slice(0, 2)).toEqual(['own-voice', 'voluntary'])
  expect(slugs).not.toContain('others')
  expect(await read()).toMatchObject({ isRetired: true })
})

test('a question finds a passage of the organisation’s own, as it says now', async () => {
  await takeOverStarter(house.ctx, eeva)
  const added = await addGuideline(house.ctx, eeva, 'Nosturit työmaalla')
  expect(added).toEqual({ ok: true, slug: 'nosturit-tyomaalla' })
  const own = { slug: 'nosturit-tyomaalla', language: 'fi', edition: 1 } as const
  const body = 'Nosturista saa julkaista kuvan, kun kuormaa ei ole.'
  const asked = (question: string) => inside((tx) => searchPassages(tx, eeva.organisation.id, 'fi', question))
  expect((await asked('saako nosturin kuvata')).passages[0]?.slug).not.toBe(own.slug)
  const published = { ...own, text: { ...text, title: 'Nosturit työmaalla', body }, note: '', because: [] }
  expect(await publishGuideline(house.ctx, eeva, published)).toEqual({ ok: true, version: 1 })
  expect((await asked('saako nosturin kuvata')).passages[0]?.slug).toBe(own.slug)
})

const notices = async () => {
  const rows = await inOrganisation(house.database.db, eeva.organisation.id, (tx) =>
    tx.selectFrom('notice').select(['memberId', 'kind']).orderBy('createdAt').orderBy('id').execute(),
  )
  return rows.map(({ memberId, kind }) => [memberId, kind])
}

test('a proposal is answered once, its member hears of it, and the version that came of it is remembered', async () => {
  await takeOverStarter(house.ctx, eeva)
  const id = randomUUID()
  const saying = { ...place, id, kind: 'proposal', words: 'Lyhyempi, kiitos.', mayName: false } as const
  expect(await propose(house.ctx, aino, saying)).toEqual({ ok: true })
  expect(await propose(house.ctx, aino, saying)).toEqual({ ok: true })
  expect(await answerProposal(house.ctx, aino, id, 'Ei')).toEqual({ ok: false, problem: 'missing' })
  expect(await answerProposal(house.ctx, eeva, id, 'Tehdään.')).toEqual({ ok: true })
  expect(await answerProposal(house.ctx, eeva, id, 'Taas.')).toEqual({ ok: false, problem: 'answered' })
  expect(await notices()).toEqual([
    [eeva.member.id, 'proposal-made'],
    [aino.member.id, 'proposal-answered'],
  ])
  await takeBack(house.ctx, aino, id)
  await publish(eeva, 0, { because: [id] })
  const { lines } = await inside((tx) => listProposals(tx, aino, 'others', 1))
  expect(lines).toMatchObject([{ answer: 'Tehdään.', became: 2, isOwn: true }])
})

test('who proposed is known to those who write guidelines, and to others only where the member lets it', async () => {
  await takeOverStarter(house.ctx, eeva)
  const other = await makeMember(house.database.db, eeva.organisation.id, { name: 'Olli Muu' })
  const said = { ...place, kind: 'comment', words: 'Hyvä.' } as const
  await propose(house.ctx, aino, { ...said, id: randomUUID(), mayName: false })
  await propose(house.ctx, other, { ...said, id: randomUUID(), mayName: true })
  const seen = async (viewer: Viewer) =>
    (await inside((tx) => listProposals(tx, viewer, 'others', 1))).lines.map(({ name }) => name).sort()
  const third = await makeMember(house.database.db, eeva.organisation.id)
  expect(await seen(third)).toEqual([null, 'Olli Muu'].sort())
  expect(await seen(eeva)).toEqual(['Aino Aalto', 'Olli Muu'])
})

test('stewards are reminded once of a day that has come, and again only of another day', async () => {
  const steward = await makeMember(house.database.db, eeva.organisation.id, { roles: ['steward'] })
  await takeOverStarter(house.ctx, eeva)
  await changeAbout(house.ctx, eeva, 'others', { checks: [], reviewOn: '2026-11-24' })
  await changeAbout(house.ctx, eeva, 'clear', { checks: [], reviewOn: '2026-11-24' })
  await remindOfReviews(house.ctx)
  expect(await notices()).toEqual([])
  house.time.now = Date.parse('2026-11-24T09:00:00Z')
  await remindOfReviews(house.ctx)
  await remindOfReviews(house.ctx)
  expect(await notices()).toEqual([[steward.member.id, 'guideline-review']])
})

test('the public page is opened and closed by whoever changes settings, and nobody else', async () => {
  const admin = await makeMember(house.database.db, eeva.organisation.id, { roles: ['admin'] })
  const page = async () => (await inside((tx) => findPublicPage(tx, eeva.organisation.id)))?.page
  await setPublicPage(house.ctx, eeva, 'found')
  expect(await page()).toBe('closed')
  await setPublicPage(house.ctx, admin, 'open')
  expect(await page()).toBe('open')
})

test('a difference put together again is either text', () => {
  const words = fc.array(fc.constantFrom('kysy', 'lupa', ' ', '\n\n', 'ensin,', 'ä', '**'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const [part] = differenceOf({ ...emptyPassage, body: before }, { ...emptyPassage, body: after })
      const left = (without: string) =>
        part?.pieces
          .filter(({ kind }) => kind !== without)
          .map((p) => p.text)
          .join('')
      if (part === undefined) expect(before).toBe(after)
      else expect([left('added'), left('taken')]).toEqual([before, after])
    }),
  )
})

test('a slug is of plain letters and never one that there is', () => {
  expect(slugOf('Mitä työmaalla saa näyttää?', new Set())).toBe('mita-tyomaalla-saa-nayttaa')
  expect(slugOf('Kuvat', new Set(['kuvat', 'kuvat-2']))).toBe('kuvat-3')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      expect(slugOf(title, new Set())).toMatch(/^[a-z0-9][a-z0-9-]{0,59}$/)
    }),
  )
})
