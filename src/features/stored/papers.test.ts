import { strFromU8, unzipSync } from 'fflate'
import { DOMParser } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type MadeOrganisation,
  makeBareOrganisation,
  makeMember,
  makeOrganisation,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { languages } from '../../core/networks.ts'
import { papers, textOf } from '../../core/stored/paper.ts'
import { translator } from '../../ui/intl.ts'
import { paperDocx } from './paper-docx.ts'
import { findFacts, type OwnFacts, saveOwnFacts } from './paper-facts.ts'
import { paperHtml } from './paper-html.ts'
import { personalColumns } from './personal-columns.ts'
import { writePaper } from './write-papers.ts'

let house: House
let made: MadeOrganisation
beforeAll(async () => {
  house = await openHouse()
  made = await makeOrganisation(house.database.db, { name: 'Meren & Tuulen Oy' })
})
afterAll(() => house.close())

const installation = {
  ...{ host: 'luotto.example', version: '0.1.0', now: Date.parse('2026-11-27T10:00:00Z'), assistantHost: undefined },
  ...{ accountNetworks: ['Bluesky'], windowNetworks: ['LinkedIn', 'X'] },
}
const own: OwnFacts = {
  ...{ controller: 'Meren & Tuulen Oy, 1234567-8', contact: 'Tiina <b>T</b>\ntiina@example.fi', officer: 'Olli' },
  ...{ operator: 'Kone Oy', place: 'Helsinki', backups: '30 päivää', recipients: '-', transfers: 'Ei ole' },
  ...{ isPublic: false, edition: 0 },
}
const kinds = papers.flatMap((kind) => languages.map((language) => [kind, language] as const))
const gapsOf = (paper: ReturnType<typeof writePaper>) =>
  paper.blocks.flatMap((block) => {
    const all = block.kind === 'words' ? [block.words] : block.kind === 'list' ? block.items : []
    const cells = block.kind === 'table' ? block.rows.flat() : []
    return [...all, ...cells].filter((words) => typeof words !== 'string').map(textOf)
  })

describe('a data-protection paper', () => {
  test.each(kinds)(
    '%s in %s is one whole page in its language, with nothing from elsewhere',
    async (kind, language) => {
      const facts = { ...(await findFacts(house.ctx, made.people.steward)), ...own }
      const html = paperHtml(writePaper(kind, language, facts, installation), language)
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain('Meren &amp; Tuulen Oy, 1234567-8')
      expect(html).toContain('Tiina &lt;b&gt;T&lt;/b&gt;')
      expect(html).not.toMatch(/(papers|stored|leaving)\.[a-z]|\[object|undefined|<script|src=|<link/)
      expect(html.length).toBeGreaterThan(5000)
    },
  )

  test.each(kinds)(
    '%s in %s is a document that a word processor opens, with the same words',
    async (kind, language) => {
      const facts = { ...(await findFacts(house.ctx, made.people.steward)), ...own }
      const paper = writePaper(kind, language, facts, installation)
      const parts = unzipSync(new Uint8Array(await paperDocx(paper, language, 'Meren & Tuulen Oy')))
      const xml = strFromU8(parts['word/document.xml'] ?? expect.fail('There is no document.'))
      const document = new DOMParser().parseFromString(xml, 'text/xml')
      const text = document.querySelectorAll('w\\:t').map((node: Element) => node.textContent ?? '')
      const written = text.join('')
      for (const block of paper.blocks) {
        if (block.kind === 'heading') expect(written).toContain(block.text)
        if (block.kind === 'table')
          for (const cell of block.rows.flat()) expect(written).toContain(textOf(cell).replaceAll('\n', ''))
      }
      expect(xml).toContain('w:highlight')
    },
  )

  test.each(languages)('of processing lists every purpose that a column of the schema has, in %s', async (language) => {
    const facts = await findFacts(house.ctx, made.people.steward)
    const html = paperHtml(writePaper('record', language, facts, installation), language)
    const said = new Set(Object.values(personalColumns).flatMap((columns) => Object.values(columns)))
    const t = translator(language)
    for (const { purpose, kept } of said) {
      expect(html).toContain(`<h3>${t(`stored.part.${purpose}`)}</h3>`)
      expect(html).toContain(t(`papers.kept.${kept}`))
    }
  })

  test('shows a gap for what nobody said, and none of these once it is said', async () => {
    const empty = await makeBareOrganisation(house.database.db, { name: 'Tyhjä' })
    const steward = await makeMember(house.database.db, empty, { roles: ['steward'] })
    const before = writePaper('record', 'fi', await findFacts(house.ctx, steward), installation)
    expect(gapsOf(before)).toContain('[Täytä: tietosuojavastaava]')
    expect(await saveOwnFacts(house.ctx, steward, own)).toEqual({ ok: true })
    const after = gapsOf(writePaper('record', 'fi', await findFacts(house.ctx, steward), installation))
    // What is left only a person can judge, whatever the form says.
    expect(after.length).toBe(gapsOf(before).length - 8)
    expect(after.filter((gap) => /tietosuojavastaava]|sijainti|varmuuskopioiden säilytys/.test(gap))).toEqual([])
  })

  test('of an authority speaks of a public task, and of no legitimate interest', async () => {
    const facts = { ...(await findFacts(house.ctx, made.people.steward)), ...own }
    const [private_, public_] = [false, true].map((isPublic) =>
      paperHtml(writePaper('record', 'en', { ...facts, isPublic }, installation), 'en'),
    )
    expect(private_).toContain('Legitimate interest (article 6(1)(f))')
    expect(public_).not.toContain('Legitimate interest (article 6(1)(f))')
    expect(public_).toContain('Task in the public interest')
  })

  test('tells of an assistant where there is one, and whether the dialogue was held', async () => {
    const facts = { ...(await findFacts(house.ctx, made.people.steward)), ...own }
    const write = (more: object, dialogueOn: string | undefined) =>
      paperHtml(writePaper('assessment', 'en', { ...facts, dialogueOn }, { ...installation, ...more }), 'en')
    expect(write({}, '2026-11-02')).not.toContain('language-model')
    expect(write({ assistantHost: 'malli.example' }, '2026-11-02')).toContain('malli.example')
    expect(write({}, '2026-11-02')).toContain('held on 2 November 2026')
    expect(write({}, undefined)).toContain('<mark>[Fill in: no dialogue with the personnel about all')
  })
})

describe('what the papers say of the organisation', () => {
  test('is saved, and the second of two at the same moment is told of the first', async () => {
    const steward = made.people.steward
    expect(await saveOwnFacts(house.ctx, steward, own)).toEqual({ ok: true })
    expect(await saveOwnFacts(house.ctx, steward, { ...own, place: 'Turku' })).toEqual({
      ...{ ok: false, problem: 'changed', edition: 1 },
    })
    expect(await findFacts(house.ctx, steward)).toMatchObject({ place: 'Helsinki', edition: 1 })
    expect(await saveOwnFacts(house.ctx, steward, { ...own, place: 'Turku', edition: 1 })).toEqual({ ok: true })
    expect(await findFacts(house.ctx, steward)).toMatchObject({ place: 'Turku', edition: 2 })
  })

  test('is another organisation’s no more than anything else', async () => {
    const other = await makeOrganisation(house.database.db)
    expect(await findFacts(house.ctx, other.people.steward)).toMatchObject({ contact: '', edition: 0 })
  })
})
