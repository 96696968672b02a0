import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeChannel, makeGroup, makeMember, makeStory } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { changeSettings } from '../people/change-settings.ts'
import type { Viewer } from '../people/viewer.ts'
import { newSlug, type TellInput, tellStory } from './tell-story.ts'

let house: House
let teller: Viewer
let editor: Viewer
let group: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db, { name: 'Satama Oy' })
  group = await makeGroup(house.database.db, organisation, 'Tuotanto')
  teller = await makeMember(house.database.db, organisation, { groupIds: [group] })
  editor = await makeMember(house.database.db, organisation, { roles: ['editor'] })
})

/** As the composer's form sends it. */
const form = (changes: Partial<TellInput> = {}): TellInput => ({
  formKey: uuid(),
  slug: newSlug(),
  storyId: null,
  network: 'linkedin',
  channelId: null,
  ownWords: 'Olin mukana rakentamassa.',
  language: 'fi',
  disclose: true,
  link: null,
  when: { kind: 'now' },
  ...changes,
})

const tell = (input: TellInput, viewer = teller) => tellStory(house.ctx, viewer, input)

/** All that the organisation's database holds of tellings. */
const kept = (viewer = teller) =>
  inOrganisation(house.database.db, viewer.organisation.id, async (tx) => ({
    tellings: await tx.selectFrom('telling').selectAll().orderBy('id').execute(),
    links: await tx.selectFrom('link').selectAll().execute(),
    groups: await tx.selectFrom('tellingGroup').selectAll().execute(),
    slugs: await tx.selectFrom('linkSlug').selectAll().where('organisationId', '=', viewer.organisation.id).execute(),
  }))

const nothing = { tellings: [], links: [], groups: [], slugs: [] }

const jobsOf = async (viewer = teller) =>
  (await house.queued('publish-telling')).filter(({ data }) => data.organisationId === viewer.organisation.id)

describe('a story told by the network’s own window', () => {
  test('comes back with own words, then the employment, and its tracked link; nothing of the text is kept', async () => {
    const storyId = await makeStory(house.database.db, editor, { target: 'https://satama.example/silta?a=1' })
    const input = form({ storyId, network: 'x' })
    const told = await tell(input)
    const link = `https://luotto.example/go/${input.slug}`
    const text = `Olin mukana rakentamassa.\n\nTyönantajani on Satama Oy.\n\n${link}`
    expect(told).toMatchObject({ ok: true, state: 'handed', link, post: { text }, title: 'Uusi silta avattiin' })
    const { tellings, slugs } = await kept()
    expect(tellings).toMatchObject([{ state: 'handed', network: 'x', storyId, memberId: teller.member.id, text: null }])
    expect(JSON.stringify(tellings)).not.toContain('rakentamassa')
    expect(slugs).toMatchObject([
      { host: 'luotto.example', slug: input.slug, target: 'https://satama.example/silta?a=1' },
    ])
    expect(await jobsOf()).toEqual([])
  })

  test('says first of all that it markets', async () => {
    const storyId = await makeStory(house.database.db, editor, { disclosure: 'advert' })
    expect(await tell(form({ storyId }))).toMatchObject({
      post: { text: 'Mainos | Satama Oy\n\nOlin mukana rakentamassa.' },
    })
  })

  test('speaks the language of its form, not that of the member', async () => {
    const storyId = await makeStory(house.database.db, editor, { language: 'sv' })
    const told = await tell(form({ storyId, language: 'sv', ownWords: 'Jag var med.' }))
    expect(told).toMatchObject({ post: { text: 'Jag var med.\n\nMin arbetsgivare är Satama Oy.' } })
  })

  test('has no label where the member leaves it out', async () => {
    const storyId = await makeStory(house.database.db, editor, { disclosure: 'advert' })
    const told = await tell(form({ storyId, disclose: false }))
    expect(told).toMatchObject({ post: { text: 'Olin mukana rakentamassa.' } })
  })

  test('carries the organisation’s campaign words, the same for everybody', async () => {
    const { organisation } = editor
    const settings = { name: organisation.name, language: 'fi', employmentLines: {}, utmMedium: 'social' } as const
    await changeSettings(house.ctx, editor, { ...settings, utmCampaign: 'silta-2026' })
    const storyId = await makeStory(house.database.db, editor, { target: 'https://satama.example/silta' })
    const campaign = { ...organisation, utmMedium: 'social', utmCampaign: 'silta-2026' }
    await tell(form({ storyId }), { ...teller, organisation: campaign })
    await tell(form({ storyId }), { ...editor, organisation: campaign })
    const targets = (await kept()).slugs.map(({ target }) => target)
    const same = 'https://satama.example/silta?utm_source=linkedin&utm_medium=social&utm_campaign=silta-2026'
    expect(targets).toEqual([same, same])
  })

  test('remembers the groups that the teller was in then', async () => {
    const told = await tell(form())
    const tellingId = told.ok ? told.tellingId : ''
    expect((await kept()).groups).toMatchObject([{ tellingId, groupId: group }])
  })
})

describe('one’s own thought', () => {
  test('needs no story and no link', async () => {
    expect(await tell(form())).toMatchObject({ ok: true, link: undefined })
    const { tellings, links, slugs } = await kept()
    expect(tellings).toMatchObject([{ storyId: null }])
    expect([...links, ...slugs]).toEqual([])
  })

  test('may bring a link of its own, which is tracked like any other', async () => {
    const input = form({ link: 'https://example.org/oma' })
    expect(await tell(input)).toMatchObject({ link: `https://luotto.example/go/${input.slug}` })
    expect((await kept()).slugs).toMatchObject([{ target: 'https://example.org/oma', storyId: null }])
  })

  test.each(['javascript:alert(1)', 'https://aino:salasana@example.org/', 'data:text/html,hei', 'eiosoite'])(
    'may not lead to %s',
    async (link) => {
      expect(await tell(form({ link }))).toEqual({ ok: false, problem: 'bad-link' })
      expect(await kept()).toEqual(nothing)
    },
  )
})

describe('by the member’s own account', () => {
  test('it is queued with its text, and its job goes with it', async () => {
    const channelId = await makeChannel(house.database.db, teller)
    const storyId = await makeStory(house.database.db, editor)
    const told = await tell(form({ storyId, network: 'bluesky', channelId }))
    expect(told).toMatchObject({ ok: true, state: 'queued' })
    const text = 'Olin mukana rakentamassa.\n\nTyönantajani on Satama Oy.'
    expect((await kept()).tellings).toMatchObject([{ state: 'queued', text, channelId }])
    const tellingId = told.ok ? told.tellingId : ''
    expect(await jobsOf()).toMatchObject([{ data: { tellingId } }])
  })

  test('somebody else’s account is none', async () => {
    const channelId = await makeChannel(house.database.db, editor)
    const told = await tell(form({ network: 'bluesky', channelId }))
    expect(told).toEqual({ ok: false, problem: 'no-account' })
    expect(await kept()).toEqual(nothing)
    expect(await jobsOf()).toEqual([])
  })
})

describe('nothing is told or written', () => {
  test('where the text is too long for the network, and how much too long is said', async () => {
    const channelId = await makeChannel(house.database.db, teller)
    const ownWords = 'a'.repeat(280)
    const told = await tell(form({ network: 'bluesky', channelId, ownWords }))
    const length = ownWords.length + '\n\nTyönantajani on Satama Oy.'.length
    expect(told).toEqual({ ok: false, problem: 'too-long', length, limit: 300 })
    expect(await kept()).toEqual(nothing)
  })

  test.each([
    ['a draft', { state: 'draft' }],
    ['a retired story', { state: 'retired' }],
    ['one whose best-before was yesterday', { bestBefore: '2026-11-22' }],
  ] as const)('of %s', async (_, wanted) => {
    const storyId = await makeStory(house.database.db, editor, wanted)
    expect(await tell(form({ storyId }))).toEqual({ ok: false, problem: 'story-gone' })
    expect(await kept()).toEqual(nothing)
  })

  test('of a story for a group that one is not in', async () => {
    const others = await makeGroup(house.database.db, teller.organisation.id, 'Hallinto')
    const storyId = await makeStory(house.database.db, editor, { audience: [others] })
    expect(await tell(form({ storyId }))).toEqual({ ok: false, problem: 'story-gone' })
    const mine = await makeStory(house.database.db, editor, { audience: [others, group] })
    expect(await tell(form({ storyId: mine }))).toMatchObject({ ok: true })
  })

  test('of another organisation’s story, which is not there at all', async () => {
    const elsewhere = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
    const storyId = await makeStory(house.database.db, elsewhere)
    expect(await tell(form({ storyId }))).toEqual({ ok: false, problem: 'story-gone' })
  })
})

describe('a form sent twice', () => {
  test('is one telling and one link, also when the story was retired in between', async () => {
    const storyId = await makeStory(house.database.db, editor)
    const input = form({ storyId })
    const first = await tell(input)
    await inOrganisation(house.database.db, editor.organisation.id, (tx) =>
      tx.updateTable('story').set({ state: 'retired' }).where('id', '=', storyId).execute(),
    )
    expect(await tell(input)).toEqual(first)
    const { tellings, links, slugs } = await kept()
    expect([tellings.length, links.length, slugs.length]).toEqual([1, 1, 1])
  })

  test.each([
    ['with a link', 'https://example.org/'],
    ['without one', null],
  ])('at the same moment is one telling too, and both are told so: %s', async (_, link) => {
    const channelId = await makeChannel(house.database.db, teller)
    const rounds = 5
    // Several times, since the first time connections are still being opened one after the other.
    for (let round = 0; round < rounds; round++) {
      const input = form({ link, network: 'bluesky', channelId })
      const answers = await Promise.all([tell(input), tell(input), tell(input), tell(input)])
      expect(new Set(answers.map((told) => told.ok && told.tellingId)).size).toBe(1)
      expect(answers).toMatchObject(answers.map(() => ({ ok: true, state: 'queued' })))
    }
    const { tellings, links, slugs } = await kept()
    const linked = link ? rounds : 0
    expect([tellings.length, links.length, slugs.length]).toEqual([rounds, linked, linked])
    expect(await jobsOf()).toHaveLength(rounds)
  })

  test('by two members is two tellings: a key is one’s own', async () => {
    const formKey = uuid()
    const [mine, theirs] = [await tell(form({ formKey })), await tell(form({ formKey }), editor)]
    expect(mine.ok && theirs.ok && mine.tellingId !== theirs.tellingId).toBe(true)
  })
})

test('a slug that is somebody else’s link already is not taken over, and that is said', async () => {
  const input = form({ link: 'https://example.org/oikea' })
  await tell(input)
  const stolen = form({ link: 'https://evil.example/', slug: input.slug })
  expect(await tell(stolen, editor)).toEqual({ ok: false, problem: 'slug-taken' })
  expect((await kept()).slugs).toMatchObject([{ target: 'https://example.org/oikea' }])
})
