import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeBareOrganisation,
  makeGroup,
  makeGuideline,
  makeMember,
  makePushDevice,
  makeSession,
  makeStory,
  makeTelling,
  makeThanks,
} from '../../../test/support/factories.ts'
import { type HookServer, hookServer } from '../../../test/support/hook-server.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makePause, makeWave } from '../../../test/support/pulse.ts'
import type { Context } from '../../context.ts'
import type { DigestChannel, DigestContent } from '../../core/digest.ts'
import { languages } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { openOutbound } from '../../platform/outbound.ts'
import type { Viewer } from '../people/viewer.ts'
import { chooseWeek, ownWeek, type WeekChoice } from './choose-week.ts'
import { forgetIssues } from './forget-issues.ts'
import { addChannel, listChannels, removeChannel } from './organisation-channels.ts'
import { sendDue } from './send-due.ts'
import { tryChannel } from './try-channel.ts'
import { turnWeekOff } from './turn-off.ts'

// The week in short from its choice to what arrives: by mail, by push, and by webhooks that answer for themselves.

const hour = 3_600_000
const day = 24 * hour
const monday = Date.parse('2026-11-23T09:00:00Z')
const friday = Date.parse('2026-11-27T11:00:00Z')

let house: House
let hooks: HookServer
let ctx: Context
let aino: Viewer
let editor: Viewer

beforeAll(async () => {
  house = await openHouse()
  hooks = await hookServer()
  ctx = { ...house.ctx, outbound: openOutbound({ allow: [hooks.place] }) }
})
afterAll(async () => {
  await hooks.close()
  await house.close()
})

beforeEach(async () => {
  // What an earlier test has made falls due no more.
  await house.database.owner.query('delete from user_membership')
  house.time.now = monday
  house.mails.length = 0
  hooks.requests.length = 0
  hooks.answerWith(200)
  const organisation = await makeBareOrganisation(house.database.db, { name: 'Satama Oy' })
  aino = await makeMember(house.database.db, organisation)
  editor = await makeMember(house.database.db, organisation, { roles: ['editor'], language: 'sv' })
})

const all: DigestContent[] = ['stories', 'guidelines', 'wave', 'thanks']
const nothing = { contents: [], address: '' }
const time = { weekday: 5, hour: 13 }

const choice = (ways: Partial<WeekChoice['ways']>, when = time): WeekChoice => ({
  time: when,
  ways: { mail: nothing, push: nothing, slack: nothing, teams: nothing, ...ways },
})
const by = (channel: DigestChannel, address = '') => choice({ [channel]: { contents: all, address } })

const publish = (title = 'Uusi silta avattiin', at = monday, audience: string[] = []) =>
  makeStory(house.database.db, editor, { title, publishedAt: new Date(at), audience })

const goTo = async (at: number) => {
  house.time.now = at
  await sendDue(ctx)
}

const issues = (who = aino) =>
  inOrganisation(house.database.db, who.organisation.id, (tx) =>
    tx.selectFrom('digestIssue').select(['week', 'state']).where('organisationId', '=', who.organisation.id).execute(),
  )

describe('by mail', () => {
  test('nothing comes to whoever has chosen nothing', async () => {
    await publish()
    await goTo(friday)
    expect(house.mails).toEqual([])
    expect(await ownWeek(ctx, aino)).toMatchObject({ ways: {}, nextAt: undefined })
  })

  test('what is new comes on the chosen day, once, with a link to each and a way to end it', async () => {
    expect(await chooseWeek(ctx, aino, by('mail'))).toEqual({ ok: true })
    expect((await ownWeek(ctx, aino)).nextAt).toEqual(new Date(friday))
    const id = await publish()
    await goTo(friday - 60_000)
    expect(house.mails).toEqual([])
    await goTo(friday)
    await goTo(friday + hour)
    expect(house.mails).toHaveLength(1)
    const [mail] = house.mails
    expect(mail).toMatchObject({ subject: 'Viikko lyhyesti', language: 'fi' })
    expect(mail?.text).toContain(`Uusi silta avattiin:\nhttps://luotto.example/stories/${id}`)
    expect(mail?.unsubscribe).toMatch(/^https:\/\/luotto\.example\/week\/off\/[\w-]+$/)
    expect(await issues()).toEqual([{ week: '2026-11-23', state: 'sent' }])
  })

  test('what was told once is not told again, and a week without news brings no mail', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    await publish()
    await goTo(friday)
    await goTo(friday + 7 * day)
    expect(house.mails).toHaveLength(1)
    await publish('Toinen juttu', friday + 8 * day)
    await goTo(friday + 14 * day)
    expect(house.mails).toHaveLength(2)
    expect(house.mails[1]?.text).toContain('Toinen juttu')
    expect(house.mails[1]?.text).not.toContain('Uusi silta')
    expect((await issues()).map(({ state }) => state)).toEqual(['sent', 'empty', 'sent'])
  })

  test('stories come to their own audience alone', async () => {
    const group = await makeGroup(house.database.db, aino.organisation.id, 'Huolto')
    const inside = await makeMember(house.database.db, aino.organisation.id, { groupIds: [group] })
    await chooseWeek(ctx, aino, by('mail'))
    await chooseWeek(ctx, inside, by('mail'))
    await publish('Vain huollolle', monday, [group])
    await goTo(friday)
    expect(house.mails.map(({ text }) => text.includes('Vain huollolle'))).toEqual([true])
  })

  test('of thanks their own reader hears once, in no word that says that they told; nobody else does', async () => {
    const { id } = await makeTelling(house.database.db, aino)
    const from = await makeMember(house.database.db, aino.organisation.id, { name: 'Kiitollinen Kaisa' })
    // On that Friday, of which the day alone is known: the digest of that day does not tell of it yet.
    await makeThanks(house.database.db, aino, id, { from, words: 'Hyvin sanottu' })
    for (const who of [aino, from]) await chooseWeek(ctx, who, by('mail'))
    await chooseWeek(
      ctx,
      aino,
      choice({
        mail: { contents: all, address: '' },
        slack: { contents: all, address: hooks.url('/services/x') },
      }),
    )
    await goTo(friday)
    expect(house.mails).toEqual([])
    await goTo(friday + 7 * day)
    await goTo(friday + 14 * day)
    expect(house.mails).toHaveLength(1)
    const [mail] = house.mails
    expect(mail?.text).toContain('Luotossa on jotain, minkä näet vain sinä:\nhttps://luotto.example/mine/week')
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/kiit|kaisa|hyvin sanottu|tellings|thanks/i)
    expect(hooks.requests).toEqual([])
  })

  test('guidelines that changed and a pulse that is open are told of, where they were chosen', async () => {
    await chooseWeek(ctx, aino, choice({ mail: { contents: ['guidelines', 'wave'], address: '' } }))
    await publish()
    await makeGuideline(house.database.db, editor, { slug: 'kuvat', title: 'Kuvat', at: new Date(monday) })
    await makeWave(ctx, editor)
    await goTo(friday)
    const text = house.mails[0]?.text ?? ''
    expect(text).toContain('https://luotto.example/guidance/guidelines/kuvat')
    expect(text).toMatch(/Pulssiin voi vastata .+ asti/)
    expect(text).not.toContain('Uusi silta')
  })

  test.each(languages)(
    'it is in the reader’s language, %s, and in no words that ask anybody to tell',
    async (language) => {
      const who = await makeMember(house.database.db, aino.organisation.id, { language })
      await chooseWeek(ctx, who, by('mail'))
      await publish()
      await goTo(friday)
      expect(house.mails[0]?.subject).toBe(
        { fi: 'Viikko lyhyesti', sv: 'Veckan i korthet', en: 'The week in short' }[language],
      )
      expect(house.mails[0]?.text).not.toMatch(/\bkerro\b|\bjaa\b|\bdela\b|\bberätta\b|\bshare\b|\btell\b/i)
    },
  )

  test('it says nothing of who did what: what others tell changes no letter of it', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    const storyId = await publish()
    const quiet = await makeMember(house.database.db, aino.organisation.id)
    await goTo(friday)
    const before = house.mails[0]?.text.replaceAll(/off\/\S+/g, '')
    house.mails.length = 0
    for (let teller = 0; teller < 6; teller++)
      await makeTelling(house.database.db, quiet, { storyId, clicks: 9, slug: `kerrottu${teller}` })
    const other = await makeMember(house.database.db, aino.organisation.id)
    house.time.now = friday - hour
    await chooseWeek(ctx, other, by('mail'))
    await goTo(friday)
    expect(house.mails[0]?.text.replaceAll(/off\/\S+/g, '')).toBe(before)
  })

  test('while the programme pauses, no story comes; what else is new does', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    await publish()
    await makeWave(ctx, editor)
    await makePause(house.database.db, editor)
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx
        .updateTable('programmePause')
        .set({ endedAt: null, changed: null, endedBy: null })
        .where('organisationId', '=', aino.organisation.id)
        .execute(),
    )
    await goTo(friday)
    expect(house.mails).toHaveLength(1)
    expect(house.mails[0]?.text).not.toContain('Uusi silta')
  })

  test('before telling is opened to everybody, no story comes, to those who prepare it neither', async () => {
    for (const who of [aino, editor]) await chooseWeek(ctx, who, by('mail'))
    await publish()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx
        .updateTable('organisation')
        .set({ isPreparing: true })
        .where('organisationId', '=', aino.organisation.id)
        .execute(),
    )
    await goTo(friday)
    expect(house.mails).toEqual([])
  })

  test('a mail server that says no is asked again, for a day', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    await publish()
    let says = true
    const send: Context['mail']['send'] = async (mail) => {
      if (says) throw new Error('Not now')
      await house.ctx.mail.send(mail)
    }
    ctx = { ...ctx, mail: { ...ctx.mail, send } }
    await goTo(friday)
    await goTo(friday + 10 * 60_000)
    expect(await issues()).toEqual([{ week: '2026-11-23', state: 'queued' }])
    says = false
    await goTo(friday + 2 * hour)
    expect(house.mails).toHaveLength(1)
    says = true
    await publish('Toinen', friday + day)
    for (let hours = 0; hours < 30; hours++) await goTo(friday + 7 * day + hours * hour)
    expect((await issues()).map(({ state }) => state)).toEqual(['sent', 'failed'])
    ctx = { ...ctx, mail: house.ctx.mail }
  })

  test('quiet hours that came after the choice are kept: it waits until they are over', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    await publish()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx
        .insertInto('ownTimes')
        .values({
          organisationId: aino.organisation.id,
          memberId: aino.member.id,
          zone: 'Europe/Helsinki',
          quietDays: [5],
        })
        .execute(),
    )
    await goTo(friday)
    await goTo(friday + 10 * hour)
    expect(house.mails).toEqual([])
    // Saturday at midnight in Finland.
    await goTo(Date.parse('2026-11-27T22:00:00Z'))
    expect(house.mails).toHaveLength(1)
  })

  test('the token of a mail ends it, and nothing else; it ends nobody else’s', async () => {
    await chooseWeek(ctx, aino, choice({ mail: { contents: all, address: '' }, push: { contents: all, address: '' } }))
    await chooseWeek(ctx, editor, by('mail'))
    await publish()
    await goTo(friday)
    const mine = house.mails.find(({ language }) => language === 'fi')
    const token = mine?.unsubscribe?.split('/').at(-1) ?? ''
    expect(await turnWeekOff(ctx, `${token.slice(0, -4)}AAAA`)).toBe(false)
    expect(await turnWeekOff(ctx, token)).toBe(true)
    expect(await turnWeekOff(ctx, token)).toBe(true)
    expect(Object.keys((await ownWeek(ctx, aino)).ways)).toEqual(['push'])
    expect(Object.keys((await ownWeek(ctx, editor)).ways)).toEqual(['mail'])
  })

  test('whoever is being removed gets no more', async () => {
    await chooseWeek(ctx, aino, by('mail'))
    await publish()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx
        .updateTable('member')
        .set({ leavesAt: new Date(friday + day) })
        .where('id', '=', aino.member.id)
        .execute(),
    )
    await goTo(friday)
    expect(house.mails).toEqual([])
  })
})

test('by push: each of one’s devices is rung once, and no mail comes', async () => {
  const session = await makeSession(house.database.db, aino)
  await makePushDevice(house.database.db, aino.userId, session)
  await chooseWeek(ctx, aino, by('push'))
  await publish()
  await goTo(friday)
  await goTo(friday + hour)
  expect(house.mails).toEqual([])
  expect(await house.queued('push-notice')).toHaveLength(1)
  const notices = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
    tx.selectFrom('notice').select(['kind', 'path', 'memberId']).execute(),
  )
  expect(notices).toEqual([{ kind: 'week', path: '/mine/week', memberId: aino.member.id }])
  expect(
    (await house.queued('send-notice')).filter(({ data }) => data.organisationId === aino.organisation.id),
  ).toEqual([])
})

describe('by webhook', () => {
  const address = () => hooks.url(`/services/${randomUUID()}`)

  test('Slack is written to as it wants it', async () => {
    const hook = address()
    expect(await chooseWeek(ctx, aino, by('slack', hook))).toEqual({ ok: true })
    const id = await publish('Silta <!channel> & *tähti* | viiva')
    await goTo(friday)
    const [request] = hooks.requests
    expect([request?.method, request?.path]).toEqual(['POST', new URL(hook).pathname])
    expect(request?.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      text: 'Viikko lyhyesti',
      unfurl_links: false,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Viikko lyhyesti', emoji: false } },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: `*Uusia juttuja*\n• <https://luotto.example/stories/${id}|Silta &lt;!channel&gt; &amp; *tähti* ¦ viiva>`,
          },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: expect.stringContaining('Satama Oy') }] },
      ],
    })
  })

  test('Teams gets an Adaptive Card, in which a title is words and no link elsewhere', async () => {
    hooks.answerWith(202)
    await chooseWeek(ctx, aino, by('teams', address()))
    const id = await publish('[Silta](https://evil.example)')
    await goTo(friday)
    const message = JSON.parse(hooks.requests[0]?.body ?? '')
    expect(message).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null }],
    })
    const { body, type, version } = message.attachments[0].content
    expect([type, version]).toEqual(['AdaptiveCard', '1.4'])
    // RichTextBlock alone: it reads no Markdown.
    expect(new Set(body.map((block: { type: string }) => block.type))).toEqual(new Set(['RichTextBlock']))
    expect(body[2].inlines).toEqual([
      {
        type: 'TextRun',
        text: '[Silta](https://evil.example)',
        selectAction: { type: 'Action.OpenUrl', url: `https://luotto.example/stories/${id}` },
      },
    ])
    expect((await issues())[0]?.state).toBe('sent')
  })

  test('what is for one’s own groups, and thanks, go into no channel, one’s own neither', async () => {
    const group = await makeGroup(house.database.db, aino.organisation.id, 'Huolto')
    const inside = await makeMember(house.database.db, aino.organisation.id, { groupIds: [group] })
    await chooseWeek(ctx, inside, by('slack', address()))
    expect((await ownWeek(ctx, inside)).ways.slack?.contents).toEqual(['stories', 'guidelines', 'wave'])
    await publish('Vain huollolle', monday, [group])
    await goTo(friday)
    expect(hooks.requests).toEqual([])
  })

  test('is asked again where it says later, and written to once', async () => {
    await chooseWeek(ctx, aino, by('slack', address()))
    await publish()
    hooks.answerWith(429, { 'retry-after': '1800' })
    await goTo(friday)
    hooks.answerWith(200)
    await goTo(friday + 1799_000)
    expect(hooks.requests).toHaveLength(1)
    await goTo(friday + 1800_000)
    await goTo(friday + 3 * hour)
    expect(hooks.requests).toHaveLength(2)
    expect((await issues())[0]?.state).toBe('sent')
  })

  test('is not written to again where it may have heard: it hung up amid its answer', async () => {
    await chooseWeek(ctx, aino, by('slack', address()))
    await publish()
    hooks.answerWith('hang-up')
    await goTo(friday)
    hooks.answerWith(200)
    await goTo(friday + 3 * hour)
    expect(hooks.requests).toHaveLength(1)
    expect((await issues())[0]?.state).toBe('unsure')
  })

  test('one that is gone is left alone, and its own person hears of it', async () => {
    await chooseWeek(ctx, aino, by('slack', address()))
    await publish()
    hooks.answerWith(404)
    await goTo(friday)
    expect((await ownWeek(ctx, aino)).ways.slack?.stopped).toBe('gone')
    const told = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.selectFrom('notice').select(['kind', 'path', 'memberId']).execute(),
    )
    expect(told).toEqual([{ kind: 'week-stopped', path: '/mine/notices/week', memberId: aino.member.id }])
    await publish('Toinen', friday + day)
    await goTo(friday + 7 * day)
    expect(hooks.requests).toHaveLength(1)
    // A new address goes on with the next week.
    house.time.now = friday + 8 * day
    await chooseWeek(ctx, aino, by('slack', address()))
    hooks.answerWith(200)
    await publish('Kolmas', friday + 9 * day)
    await goTo(friday + 14 * day)
    expect(hooks.requests).toHaveLength(2)
  })

  test('one that refuses three weeks on end is given up, and one good week between begins the count anew', async () => {
    await chooseWeek(ctx, aino, by('slack', address()))
    const weeks = [400, 400, 200, 400, 400, 400, 200]
    for (const [week, status] of weeks.entries()) {
      hooks.answerWith(status)
      await publish(`Juttu ${week}`, friday + week * 7 * day - hour)
      await goTo(friday + week * 7 * day)
    }
    expect(hooks.requests).toHaveLength(6)
    expect((await ownWeek(ctx, aino)).ways.slack?.stopped).toBe('failing')
  })

  test('a private address, and one without TLS, is not written to', async () => {
    expect(await chooseWeek(ctx, aino, by('slack', 'http://hooks.example/x'))).toMatchObject({ problem: 'bad-address' })
    expect(await chooseWeek(ctx, aino, by('slack', ''))).toMatchObject({ problem: 'no-address', channel: 'slack' })
    await chooseWeek(house.ctx, aino, by('slack', 'https://127.0.0.1/x'))
    await publish()
    await goTo(friday)
    expect((await ownWeek(ctx, aino)).ways.slack?.stopped).toBe('gone')
  })

  test('goes to its own address alone, wherever it is led', async () => {
    await chooseWeek(ctx, aino, by('slack', address()))
    await publish()
    hooks.answerWith(307, { location: hooks.url('/elsewhere') })
    await goTo(friday)
    expect(hooks.requests).toHaveLength(1)
  })

  test('its address is sealed in the database, and shown by its host', async () => {
    const hook = address()
    await chooseWeek(ctx, aino, by('slack', hook))
    const { rows } = await house.database.owner.query<{ all: string }>(
      `select coalesce(string_agg(to_jsonb(d)::text, ''), '') as all from digest d`,
    )
    expect(rows[0]?.all).not.toContain(new URL(hook).pathname)
    expect(JSON.stringify(await ownWeek(ctx, aino))).not.toContain(new URL(hook).pathname)
    expect((await ownWeek(ctx, aino)).ways.slack?.host).toBe(hooks.place)
  })
})

describe('the organisation’s own channels', () => {
  const wanted = (changes = {}) => ({
    ...{ channel: 'slack' as const, name: '#yleinen', address: hooks.url('/services/x'), language: 'en' as const },
    ...{ contents: all, time, ...changes },
  })

  test('hear of what is for everybody, in their language, on Finland’s clock, and never of thanks', async () => {
    const group = await makeGroup(house.database.db, aino.organisation.id, 'Huolto')
    expect(await addChannel(ctx, editor, wanted())).toEqual({ ok: true })
    const [channel] = await listChannels(ctx, editor)
    expect(channel).toMatchObject({ host: hooks.place, contents: ['stories', 'guidelines', 'wave'] })
    await publish('Vain huollolle', monday, [group])
    await publish('Kaikille')
    await goTo(friday)
    expect(hooks.requests).toHaveLength(1)
    expect(hooks.requests[0]?.body).toContain('The week in short')
    expect(hooks.requests[0]?.body).toContain('Kaikille')
    expect(hooks.requests[0]?.body).not.toContain('Vain huollolle')
  })

  test('are kept by editors and admins, and by nobody else', async () => {
    expect(await addChannel(ctx, aino, wanted())).toEqual({ ok: false, problem: 'not-yours' })
    await addChannel(ctx, editor, wanted())
    expect(await listChannels(ctx, aino)).toEqual([])
    const [channel] = await listChannels(ctx, editor)
    expect(await tryChannel(ctx, aino, channel?.id ?? '')).toBeUndefined()
    expect(await removeChannel(ctx, aino, channel?.id ?? '')).toBe(false)
    expect(await tryChannel(ctx, editor, channel?.id ?? '')).toBe('sent')
    expect(hooks.requests).toHaveLength(1)
    expect(await removeChannel(ctx, editor, channel?.id ?? '')).toBe(true)
    expect(await listChannels(ctx, editor)).toEqual([])
  })

  test('an editor tries and removes no webhook of somebody else’s own', async () => {
    await chooseWeek(ctx, aino, by('slack', hooks.url('/services/own')))
    const id = (await ownWeek(ctx, aino)).ways.slack?.id ?? ''
    expect(await tryChannel(ctx, editor, id)).toBeUndefined()
    expect(await removeChannel(ctx, editor, id)).toBe(false)
    expect(await tryChannel(ctx, aino, id)).toBe('sent')
  })

  test('one that is gone is told of to those who keep them; a try that arrives lets it go on', async () => {
    await addChannel(ctx, editor, wanted())
    await publish()
    hooks.answerWith(410)
    await goTo(friday)
    const told = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.selectFrom('notice').select(['kind', 'path', 'memberId']).execute(),
    )
    expect(told).toEqual([{ kind: 'week-stopped', path: '/together/week', memberId: editor.member.id }])
    hooks.answerWith(200)
    const [channel] = await listChannels(ctx, editor)
    expect(channel?.stopped).toBe('gone')
    expect(await tryChannel(ctx, editor, channel?.id ?? '')).toBe('sent')
    expect((await listChannels(ctx, editor))[0]).toMatchObject({ stopped: null, nextAt: new Date(friday + 7 * day) })
  })

  test('are twenty at most', async () => {
    for (let made = 0; made < 20; made++) await addChannel(ctx, editor, wanted({ name: `#${made}` }))
    expect(await addChannel(ctx, editor, wanted())).toEqual({ ok: false, problem: 'full' })
  })
})

describe('of two workers and of one that was killed', () => {
  const held = async (channel: DigestChannel) => {
    await chooseWeek(ctx, aino, by(channel, channel === 'slack' ? hooks.url('/services/x') : ''))
    await publish()
    house.time.now = friday
  }

  /** It has gone out, and nothing comes to say so. */
  const endsAmid = (): Context => {
    const never = () => new Promise<never>(() => undefined)
    return {
      ...ctx,
      mail: { ...ctx.mail, send: (mail) => ctx.mail.send(mail).then(never) },
      outbound: { fetch: (url, request) => ctx.outbound.fetch(url, request).then(never) },
    }
  }

  test('each week is sent once, though both look at the same moment', async () => {
    await held('slack')
    await Promise.all([sendDue(ctx), sendDue(ctx), sendDue(ctx)])
    expect(hooks.requests).toHaveLength(1)
  })

  test.each(['mail', 'slack'] as const)(
    'what %s had taken when one was killed: a mail is sent again by its old name, a webhook is not written to again',
    async (channel) => {
      await held(channel)
      const sent = () => (channel === 'mail' ? house.mails.length : hooks.requests.length)
      void sendDue(endsAmid())
      await expect.poll(sent).toBe(1)
      await goTo(friday + 5 * 60_000)
      expect(sent()).toBe(1)
      await goTo(friday + 11 * 60_000)
      expect(sent()).toBe(channel === 'mail' ? 2 : 1)
      expect((await issues())[0]?.state).toBe(channel === 'mail' ? 'sent' : 'unsure')
      expect(new Set(house.mails.map(({ id }) => id)).size).toBeLessThan(2)
    },
  )
})

test('what became of it is kept for two months', async () => {
  await chooseWeek(ctx, aino, by('mail'))
  await publish()
  await goTo(friday)
  house.time.now = friday + 59 * day
  await forgetIssues(ctx)
  expect(await issues()).toHaveLength(1)
  house.time.now = friday + 61 * day
  await forgetIssues(ctx)
  expect(await issues()).toEqual([])
})
