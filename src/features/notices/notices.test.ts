import { parseHTML } from 'linkedom'
import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { type MailServer, mailServer, receiverOf } from '../../../test/support/mail-server.ts'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { type Mailer, openMailer } from '../../platform/mail.ts'
import type { Viewer } from '../people/viewer.ts'
import { chooseNotices, turnNoticesOff, wantsNotices } from './choose-notices.ts'
import { findNotice } from './find-notice.ts'
import { type NoticeKind, noticeKinds, notify } from './notify.ts'
import { offToken } from './off-token.ts'
import { sendNotice } from './send-notice.ts'

let house: House
let server: MailServer
let mailer: Mailer
let ctx: Context
let aino: Viewer

beforeAll(async () => {
  house = await openHouse()
  server = await mailServer()
  mailer = openMailer({ smtpUrl: server.url, mailFrom: 'Luotto <luotto@satama.example>' }, () => undefined)
  ctx = { ...house.ctx, mail: mailer }
})
afterAll(async () => {
  mailer.close()
  await server.close()
  await house.close()
})

const makeAino = async (language: Language = 'fi') =>
  makeMember(house.database.db, await makeBareOrganisation(house.database.db, { name: 'Satama Oy' }), { language })

beforeEach(async () => {
  server.mails.length = 0
  aino = await makeAino()
})

const tell = (kind: NoticeKind, path = '/stories/0192d3a0-0000-7000-8000-000000000001', who = aino) =>
  inOrganisation(house.database.db, who.organisation.id, (tx) =>
    notify(ctx, tx, { organisationId: who.organisation.id, memberId: who.member.id }, { kind, path }),
  )

/** Does the jobs that were queued for the member's organisation. */
async function deliver(who = aino): Promise<void> {
  for (const { data } of await house.queued('send-notice')) {
    if (data.organisationId === who.organisation.id) await sendNotice(ctx, data)
  }
}

async function mailed(kind: NoticeKind, who = aino): Promise<ParsedMail> {
  await tell(kind, undefined, who)
  await deliver(who)
  return server.mails.at(-1) ?? expect.fail('no mail')
}

const header = (mail: ParsedMail, name: string) => mail.headerLines.find(({ key }) => key === name)?.line

describe('a notice', () => {
  const subjects = {
    fi: 'Sinulle on asiaa Luotossa',
    sv: 'Det finns något för dig i Luotto',
    en: 'There is something for you in Luotto',
  }

  test.each(languages)('comes by mail in %s, as text and as HTML that say the same', async (language) => {
    const who = await makeAino(language)
    const mail = await mailed('suggestion-answered', who)
    expect(mail.subject).toBe(subjects[language])
    const { document } = parseHTML(String(mail.html))
    expect(document.documentElement.getAttribute('lang')).toBe(language)
    const hrefs = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(hrefs).toEqual([
      expect.stringMatching(/^https:\/\/luotto\.example\/notices\/[0-9a-f-]{36}$/),
      expect.stringMatching(/^https:\/\/luotto\.example\/notices\/off\/[\w-]+$/),
    ])
    const flat = (text: string) => text.replace(/\s+/g, ' ')
    for (const part of document.querySelectorAll('p, a'))
      expect(flat(mail.text ?? '')).toContain(flat(part.textContent ?? ''))
    for (const href of hrefs) expect(mail.text).toContain(href)
    expect(mail.text).toContain('Satama Oy')
  })

  test('is marked as a machine’s, and can be turned off by the mail program', async () => {
    const mail = await mailed('telling-needs-you')
    expect(header(mail, 'auto-submitted')).toBe('Auto-Submitted: auto-generated')
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(header(mail, 'list-unsubscribe')?.replace(/\s+/g, '')).toMatch(
      /<https:\/\/luotto\.example\/notices\/off\/[\w-]+>$/,
    )
    expect(mail.messageId).toMatch(/^<notice\.[0-9a-f-]{36}@satama\.example>$/)
  })

  test('leads its member to the page, and nobody else anywhere', async () => {
    const mail = await mailed('telling-needs-you')
    const id = /\/notices\/([0-9a-f-]{36})/.exec(mail.text ?? '')?.[1] ?? ''
    expect(await findNotice(ctx, aino, id)).toEqual({
      path: '/stories/0192d3a0-0000-7000-8000-000000000001',
      organisationId: aino.organisation.id,
    })
    const colleague = await makeMember(house.database.db, aino.organisation.id, { roles: ['admin'] })
    expect(await findNotice(ctx, colleague, id)).toBeUndefined()
    expect(await findNotice(ctx, await makeAino(), id)).toBeUndefined()
    expect(await findNotice(ctx, aino, 'ei-mikään')).toBeUndefined()
  })

  test('of what is the member’s own alone does not say what it is about', async () => {
    const { subject, text, html } = await mailed('telling-needs-you')
    expect([subject, text, html].join('\n')).not.toMatch(/kerron|kertom|julkais/i)
    const all: string[] = []
    for (const kind of noticeKinds) all.push((await mailed(kind)).subject ?? '')
    expect(new Set(all).size).toBe(1)
  })

  test('goes out once, though its job comes twice', async () => {
    await tell('suggestion-answered')
    await deliver()
    await deliver()
    expect(server.mails.map(receiverOf)).toHaveLength(1)
  })

  test('sent again after a kill between the mail and its note is the same mail', async () => {
    await tell('suggestion-answered')
    await deliver()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.updateTable('notice').set({ sentAt: null }).execute(),
    )
    await deliver()
    const [one, other] = server.mails
    expect(one?.messageId).toBe(other?.messageId)
  })

  test('that the server turned away goes out later', async () => {
    await tell('suggestion-answered')
    server.refuse(true)
    await expect(deliver()).rejects.toThrow()
    server.refuse(false)
    await deliver()
    expect(server.mails).toHaveLength(1)
  })

  test('is there with what it tells of, or not at all', async () => {
    const undone = new Error('undone')
    await inOrganisation(house.database.db, aino.organisation.id, async (tx) => {
      const to = { organisationId: aino.organisation.id, memberId: aino.member.id }
      await notify(ctx, tx, to, { kind: 'suggestion-answered', path: '/mine' })
      throw undone
    }).catch((error: unknown) => expect(error).toBe(undone))
    await deliver()
    expect(server.mails).toEqual([])
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'mine', '/mi ne', ''])(
    'leads nowhere but to a page of ours: not to %j',
    async (path) => {
      await expect(tell('suggestion-answered', path)).rejects.toThrow('a page of ours')
    },
  )
})

describe('who wants no notices', () => {
  test('gets none, also of what was queued before', async () => {
    await tell('suggestion-answered')
    await chooseNotices(ctx, aino, false)
    await deliver()
    await tell('telling-needs-you')
    await deliver()
    expect(server.mails).toEqual([])
    await chooseNotices(ctx, aino, true)
    await deliver()
    expect(server.mails).toEqual([])
  })

  test('turns them off by the mail’s own address, for nobody else', async () => {
    const mail = await mailed('suggestion-answered')
    const colleague = await makeMember(house.database.db, aino.organisation.id)
    const token = /\/notices\/off\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? ''
    expect(await turnNoticesOff(ctx, token)).toBe(true)
    expect([await wantsNotices(ctx, aino), await wantsNotices(ctx, colleague)]).toEqual([false, true])
  })

  test('cannot be made of anybody by a token that was changed', async () => {
    const token = offToken(ctx, { organisationId: aino.organisation.id, memberId: aino.member.id })
    const bytes = Buffer.from(token, 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const forged = Buffer.from(bytes)
      forged.writeUInt8((forged.readUInt8(at) + 1) % 256, at)
      expect(await turnNoticesOff(ctx, forged.toString('base64url'))).toBe(false)
    }
    expect(await wantsNotices(ctx, aino)).toBe(true)
  })
})
