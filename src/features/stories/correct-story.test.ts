import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeStory, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { type LinkMemory, openLinkMemory } from '../links/link-memory.ts'
import { pageOfLink } from '../links/page.ts'
import type { Viewer } from '../people/viewer.ts'
import { newSlug, tellStory } from '../telling/tell-story.ts'
import { type CorrectInput, correctStory } from './correct-story.ts'
import { correctionPage } from './correction-page.ts'
import { findStory } from './queries.ts'
import { retireStory } from './retire-story.ts'
import { tellTellers } from './tell-tellers.ts'

const host = 'luotto.example'
let house: House
let editor: Viewer
let member: Viewer
let storyId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db, { name: 'Silta & Väylä Oy' })
  editor = await makeMember(house.database.db, organisation, { roles: ['editor'] })
  member = await makeMember(house.database.db, organisation)
  storyId = await makeStory(house.database.db, editor, { title: 'Silta avattiin', target: 'https://example.org/silta' })
})

const page = {
  to: 'page',
  title: 'Silta <avattiin>',
  wrong: 'Silta avattiin eilen.',
  rightIs: 'Se avataan keväällä.',
} as const

const correct = (changes: Partial<CorrectInput> = {}, viewer = editor) =>
  correctStory(house.ctx, viewer, {
    storyId,
    version: 1,
    retire: true,
    reason: null,
    pageId: randomUUID(),
    links: page,
    ...changes,
  })

const find = () =>
  inOrganisation(house.database.db, editor.organisation.id, (tx) => findStory(tx, editor.organisation.id, storyId))

const told = async (viewer = member) => (await makeTelling(house.database.db, viewer, { storyId, host })).slug

const leadsTo = async (slug: string) => {
  const row = await house.database.db
    .selectFrom('linkSlug')
    .select(['target', 'detour'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return row.detour ?? row.target
}

describe('a correction', () => {
  test('takes the story away, says why, and lets the links that are out lead to its own page', async () => {
    const slug = await told()
    const pageId = randomUUID()
    expect(await correct({ pageId, reason: 'Päivä oli väärä.' })).toEqual({ ok: true })
    const address = `https://luotto.example/correction/${editor.organisation.id}/${pageId}`
    expect(await leadsTo(slug)).toBe(address)
    expect(await find()).toMatchObject({
      state: 'retired',
      retiredReason: 'Päivä oli väärä.',
      correctedOn: '2026-11-23',
      correctionAddress: address,
    })
    const shown = await correctionPage(house.ctx, { organisation: editor.organisation.id, id: pageId })
    const html = (await shown?.text()) ?? ''
    expect(html).toContain('Oikaisu: Silta &lt;avattiin&gt;')
    expect(html).toContain('Silta &amp; Väylä Oy · 23. marraskuuta 2026')
    for (const words of [page.wrong, page.rightIs, 'href="https://example.org/silta"']) expect(html).toContain(words)
    // Nothing of who told, corrected or owns it.
    for (const viewer of [editor, member]) {
      expect(html).not.toContain(viewer.member.id)
      expect(html).not.toContain(viewer.member.name)
    }
  })

  test('may leave the story to be told: links made after it lead to the story again', async () => {
    const old = await told()
    await correct({ retire: false, links: { to: 'address', address: 'https://example.org/oikaisu' } })
    expect(await find()).toMatchObject({ state: 'live', correctionAddress: 'https://example.org/oikaisu' })
    expect(await leadsTo(old)).toBe('https://example.org/oikaisu')
    expect(await leadsTo(await told())).toBe('https://example.org/jutut/silta')
  })

  test('is taken back by letting the links lead where they led', async () => {
    const slug = await told()
    const before = await leadsTo(slug)
    await correct({ retire: false })
    await correct({ retire: false, version: 2, links: { to: 'story' } })
    expect(await leadsTo(slug)).toBe(before)
    expect(await find()).toMatchObject({ correctionAddress: null })
  })

  test('changes no link of another story or another organisation', async () => {
    const otherStory = await makeStory(house.database.db, editor)
    const other = await makeTelling(house.database.db, member, { storyId: otherStory, host })
    const elsewhere = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    const slug = await told()
    expect(await correct({}, elsewhere)).toEqual({ ok: false, problem: 'missing' })
    expect(await leadsTo(slug)).toBe('https://example.org/jutut/silta')
    await correct()
    expect(await leadsTo(other.slug)).toBe('https://example.org/jutut/silta')
  })

  test('sent twice is one, and one begun before somebody else’s change is not written over it', async () => {
    const pageId = randomUUID()
    const answers = await Promise.all([correct({ pageId }), correct({ pageId }), correct({ pageId })])
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect(await find()).toMatchObject({ version: 2 })
    expect(await correct({ retire: false, links: { to: 'story' } })).toEqual({
      ok: false,
      problem: 'changed-meanwhile',
    })
    const pages = await inOrganisation(house.database.db, editor.organisation.id, (tx) =>
      tx.selectFrom('correction').select('id').execute(),
    )
    expect(pages).toEqual([{ id: pageId }])
  })

  test('is followed by every web process that has the link in memory, without being asked', async () => {
    const slug = await told()
    const { db, pool } = house.database
    const quiet = { warn: () => undefined }
    const memories = await Promise.all(
      [1, 2].map(async () => {
        const memory = openLinkMemory({ db, pool, host, clock: house.ctx.clock, log: quiet })
        await memory.loaded
        return memory
      }),
    )
    const seen = (memory: LinkMemory) => {
      const link = memory.known(slug)
      return link && link !== 'absent' ? link.target : undefined
    }
    try {
      expect(memories.map(seen)).toEqual(Array(2).fill('https://example.org/jutut/silta'))
      await correct({ links: { to: 'address', address: 'https://example.org/oikaisu' } })
      await expect
        .poll(() => memories.map(seen), { timeout: 10_000 })
        .toEqual(Array(2).fill('https://example.org/oikaisu'))
      // And by one that starts afterwards.
      const late = openLinkMemory({ db, pool, host, clock: house.ctx.clock, log: quiet })
      memories.push(late)
      await late.loaded
      expect(seen(late)).toBe('https://example.org/oikaisu')
    } finally {
      await Promise.all(memories.map((memory) => memory.close()))
    }
  })

  test('is what a link preview shows, and nothing of what was wrong', async () => {
    const slug = await told()
    await correct()
    const html = await (await pageOfLink(house.ctx, slug, 'en')).text()
    expect(html).toContain('Tämä juttu on oikaistu')
    expect(html).toContain('https://luotto.example/correction/')
    expect(html).not.toContain('Silta avattiin')
    expect(html).not.toContain('og:image')
  })

  test('passes over no link that is being made at that very moment', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await makeStory(house.database.db, editor, { target: 'https://example.org/silta' })
      const tell = () =>
        tellStory(house.ctx, member, {
          formKey: uuid(),
          storyId: id,
          network: 'linkedin',
          channelId: null,
          ownWords: 'Olin mukana.',
          language: 'fi',
          disclose: false,
          link: null,
          slug: newSlug(),
          when: { kind: 'now' },
        })
      const work = [tell(), tell(), correct({ storyId: id }), tell(), tell()]
      await Promise.all(work)
      const links = await house.database.db.selectFrom('linkSlug').select('detour').where('storyId', '=', id).execute()
      expect(links.filter(({ detour }) => detour === null)).toEqual([])
    }
  })
})

test('a story that goes quietly leaves its links as they are, and no word to anybody', async () => {
  const slug = await told()
  await retireStory(house.ctx, editor, storyId)
  expect(await find()).toMatchObject({ state: 'retired', correctedOn: null })
  expect(await leadsTo(slug)).toBe('https://example.org/jutut/silta')
  expect((await house.queued('tell-tellers')).filter(({ data }) => data.storyId === storyId)).toEqual([])
})

test('a scheduled telling of a story that goes is given back to its member with its text, who hears of it', async () => {
  const { db } = house.database
  const dueAt = new Date(house.time.now + 3_600_000)
  const scheduled = { storyId, network: 'bluesky', state: 'scheduled', text: 'Olin mukana.', dueAt } as const
  const { id } = await makeTelling(db, member, scheduled)
  const other = await makeTelling(db, member, { ...scheduled, storyId: await makeStory(db, editor) })
  await retireStory(house.ctx, editor, storyId)
  const { tellings, notices } = await inOrganisation(db, editor.organisation.id, async (tx) => ({
    tellings: await tx.selectFrom('telling').select(['id', 'state', 'problem', 'text']).orderBy('id').execute(),
    notices: await tx.selectFrom('notice').select(['memberId', 'path']).execute(),
  }))
  expect(tellings).toEqual([
    { id, state: 'rejected', problem: 'story-gone', text: 'Olin mukana.' },
    { id: other.id, state: 'scheduled', problem: null, text: 'Olin mukana.' },
  ])
  expect(notices).toEqual([{ memberId: member.member.id, path: `/tellings/${id}` }])
})

describe('those who told a corrected story', () => {
  const payload = () => ({ organisationId: editor.organisation.id, storyId })
  const notices = (viewer: Viewer) =>
    inOrganisation(house.database.db, editor.organisation.id, (tx) =>
      tx.selectFrom('notice').select(['kind', 'path']).where('memberId', '=', viewer.member.id).execute(),
    )

  test('hear of it once each, by the newest of their tellings, though the job comes twice', async () => {
    const { db } = house.database
    await makeTelling(db, member, { storyId, toldAt: new Date('2026-11-01T08:00:00Z') })
    const newest = await makeTelling(db, member, { storyId, toldAt: new Date('2026-11-20T08:00:00Z') })
    const bystander = await makeMember(db, editor.organisation.id)
    await makeTelling(db, bystander, { storyId: await makeStory(db, editor) })
    const undone = await makeMember(db, editor.organisation.id)
    await makeTelling(db, undone, { storyId, state: 'rejected', text: 'Ei mennyt.' })
    await tellTellers(house.ctx, payload())
    await tellTellers(house.ctx, payload())
    expect(await notices(member)).toEqual([{ kind: 'telling-needs-you', path: `/tellings/${newest.id}` }])
    expect(await notices(bystander)).toEqual([])
    expect(await notices(undone)).toEqual([])
  })

  test('are all reached when they are many, also after the job was cut short', async () => {
    const { db } = house.database
    const people = await Promise.all(Array.from({ length: 120 }, () => makeMember(db, editor.organisation.id)))
    for (const one of people) await makeTelling(db, one, { storyId })
    // It dies amid the second batch: what the first wrote stays.
    let jobs = 0
    const dying: typeof house.ctx.jobs = {
      ...house.ctx.jobs,
      enqueue: async (...job) => {
        if (++jobs > 70) throw new Error('killed')
        return house.ctx.jobs.enqueue(...job)
      },
    }
    await expect(tellTellers({ ...house.ctx, jobs: dying }, payload())).rejects.toThrow('killed')
    await tellTellers(house.ctx, payload())
    const counts = await Promise.all(people.map(async (one) => (await notices(one)).length))
    expect(new Set(counts)).toEqual(new Set([1]))
  })
})
