import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember, viewerOf } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { type MailServer, mailServer, receiverOf } from '../../../test/support/mail-server.ts'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { type Mailer, openMailer } from '../../platform/mail.ts'
import { secretsWith } from '../../platform/secrets.ts'
import { acceptInvitation, askForInvitation, findInvitation } from './accept-invitation.ts'
import { tokenOf } from './invitation-token.ts'
import { type Invitees, invitationLink, inviteByMail, sendInvitation } from './invite.ts'
import type { Viewer } from './viewer.ts'

let house: House
let server: MailServer
let mailer: Mailer
let ctx: Context
let admin: Viewer
let organisationId: OrganisationId
let group: string

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

beforeEach(async () => {
  server.mails.length = 0
  organisationId = await makeBareOrganisation(house.database.db, { name: 'Satama Oy' })
  admin = await makeMember(house.database.db, organisationId, { roles: ['admin'] })
  group = await makeGroup(house.database.db, organisationId, 'Tuotanto')
})

const invite = (pasted: string, changes: Partial<Invitees> = {}) =>
  inviteByMail(ctx, admin, { pasted, roles: [], groupIds: [], language: 'fi', ...changes })

/** Does the jobs that were queued for this organisation. */
async function deliver(): Promise<void> {
  for (const { data } of await house.queued('send-invitation')) {
    if (data.organisationId === organisationId) await sendInvitation(ctx, data)
  }
}

const linkIn = (text: string | undefined) => /https:\/\/luotto\.example\/invitation\/(\S+)/.exec(text ?? '')?.[1] ?? ''

/** The token that a mail to this address carries. */
async function mailedToken(email: string): Promise<string> {
  await deliver()
  return linkIn(server.mails.find((mail) => receiverOf(mail) === email)?.text)
}

const addressOf = (name: string) => `${name}.${organisationId.slice(-12)}@example.fi`

const accept = async (token: string, name = 'Uusi Jäsen', language: Language = 'sv') => {
  const invitation = await findInvitation(ctx, token)
  return invitation ? acceptInvitation(ctx, invitation, { name, language }) : 'not found'
}

const memberOf = async (email: string) => {
  const user = await house.database.db.selectFrom('authUser').select('id').where('email', '=', email).executeTakeFirst()
  return user && viewerOf(house.database.db, user.id)
}

const members = () =>
  inOrganisation(house.database.db, organisationId, (tx) =>
    tx.selectFrom('member').select(['userId', 'roles']).execute(),
  )

describe('a pasted list', () => {
  test('invites each address once, and gives back what it could not read', async () => {
    const pasted = `${addressOf('aino')}, "Mäkinen, Matti" <${addressOf('MATTI')}>\n${addressOf('aino')}; ei-osoite`
    expect(await invite(pasted)).toEqual({ invited: 2, known: 0, unreadable: ['ei-osoite'] })
    await deliver()
    expect(server.mails.map(receiverOf).sort()).toEqual([addressOf('aino'), addressOf('matti')])
  })

  test('passes over those who belong here already, or whose invitation still holds', async () => {
    await invite(addressOf('aino'))
    const belongs = await makeMember(house.database.db, organisationId, { email: addressOf('veikko') })
    expect(await invite(`${addressOf('aino')}\n${addressOf('veikko')}\n${addressOf('uusi')}`)).toMatchObject({
      invited: 1,
      known: 2,
    })
    expect(belongs.member.roles).toEqual([])
  })

  test('invites again whom an invitation did not reach in time', async () => {
    await invite(addressOf('aino'))
    house.time.now += 15 * 24 * 3_600_000
    expect(await invite(addressOf('aino'))).toMatchObject({ invited: 1, known: 0 })
  })

  test('does not mind that somebody belongs to another organisation', async () => {
    await makeMember(house.database.db, await makeBareOrganisation(house.database.db), { email: addressOf('vieras') })
    expect(await invite(addressOf('vieras'))).toMatchObject({ invited: 1, known: 0 })
  })
})

describe('the mail', () => {
  const words: Record<Language, RegExp> = { fi: /kutsu/i, sv: /inbj|bjud/i, en: /invit/i }

  test.each(languages)('comes in %s, with who invites and a link that leads to the invitation', async (language) => {
    await invite(addressOf('aino'), { language })
    await deliver()
    const [mail, ...others] = server.mails
    expect(others).toEqual([])
    expect(mail?.subject).toContain('Satama Oy')
    expect(`${mail?.subject} ${mail?.text}`).toMatch(words[language])
    expect(mail?.from?.text).toBe('"Luotto" <luotto@satama.example>')
    expect(mail?.html).toContain(`<html lang="${language}">`)
    const token = linkIn(mail?.text)
    expect(mail?.html).toContain(`href="https://luotto.example/invitation/${token}"`)
    expect(await findInvitation(ctx, token)).toMatchObject({
      email: addressOf('aino'),
      organisation: 'Satama Oy',
      language,
    })
  })

  test('goes out once, though its job comes twice', async () => {
    await invite(addressOf('aino'))
    await deliver()
    await deliver()
    expect(server.mails).toHaveLength(1)
  })

  test('that the server turned away is not taken for sent, and goes out later', async () => {
    await invite(addressOf('aino'))
    server.refuse(true)
    await expect(deliver()).rejects.toThrow()
    server.refuse(false)
    await deliver()
    expect(server.mails).toHaveLength(1)
  })

  test('goes to nobody but its address, whatever the organisation is called', async () => {
    const name = 'Satama\r\nBcc: <kaikki@example.fi>\r\n<script>alert(1)</script>'
    await inOrganisation(house.database.db, organisationId, (tx) =>
      tx.updateTable('organisation').set({ name }).execute(),
    )
    await invite(addressOf('aino'))
    await deliver()
    const [mail] = server.mails
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(receiverOf(mail ?? expect.fail('no mail'))).toBe(addressOf('aino'))
    expect(mail?.html).not.toContain('<script>')
  })
})

describe('a personal invitation', () => {
  test('makes a member of its reader, with its roles and groups, and their own name and language', async () => {
    await invite(addressOf('aino'), { roles: ['editor'], groupIds: [group] })
    expect(await accept(await mailedToken(addressOf('aino')))).toBe(true)
    const joined = await memberOf(addressOf('aino'))
    expect(joined?.member).toMatchObject({ name: 'Uusi Jäsen', language: 'sv', roles: ['editor'], groupIds: [group] })
    expect(joined?.organisation.id).toBe(organisationId)
  })

  test('is used up by being accepted: nobody joins by it again', async () => {
    await invite(addressOf('aino'))
    const token = await mailedToken(addressOf('aino'))
    await accept(token)
    expect(await accept(token)).toBe('not found')
  })

  test('accepted twice at the same moment makes one member', async () => {
    await invite(addressOf('aino'))
    const invitation = await findInvitation(ctx, await mailedToken(addressOf('aino')))
    const person = { name: 'Aino', language: 'fi' } as const
    const twice = [1, 2, 3].map(() => acceptInvitation(ctx, invitation ?? expect.fail('not found'), person))
    expect((await Promise.all(twice)).filter(Boolean)).toHaveLength(1)
    expect(await members()).toHaveLength(2)
  })

  test('lets somebody who has signed in to another organisation join this one too', async () => {
    const elsewhere = await makeBareOrganisation(house.database.db)
    const { userId } = await makeMember(house.database.db, elsewhere, { email: addressOf('vieras') })
    await invite(addressOf('vieras'))
    expect(await accept(await mailedToken(addressOf('vieras')))).toBe(true)
    expect(await members()).toContainEqual({ userId, roles: [] })
    const belongs = house.database.db.selectFrom('userMembership').select('organisationId').where('userId', '=', userId)
    const ids = (await belongs.execute()).map((row) => row.organisationId)
    expect(ids.sort()).toEqual([elsewhere, organisationId].sort())
  })

  test('gives no role to who is a member already', async () => {
    const before = await makeMember(house.database.db, organisationId)
    await invite(addressOf('aino'), { roles: ['admin'] })
    const invitation = await findInvitation(ctx, await mailedToken(addressOf('aino')))
    const { email } = await house.database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', before.userId)
      .executeTakeFirstOrThrow()
    await acceptInvitation(ctx, { ...(invitation ?? expect.fail('not found')), email }, { name: 'X', language: 'fi' })
    expect((await viewerOf(house.database.db, before.userId)).member.roles).toEqual([])
  })

  test('leaves out a group that has gone meanwhile', async () => {
    await invite(addressOf('aino'), { groupIds: [group] })
    await inOrganisation(house.database.db, organisationId, (tx) => tx.deleteFrom('memberGroup').execute())
    expect(await accept(await mailedToken(addressOf('aino')))).toBe(true)
    expect((await memberOf(addressOf('aino')))?.member.groupIds).toEqual([])
  })

  test('holds for fourteen days', async () => {
    await invite(addressOf('aino'))
    const token = await mailedToken(addressOf('aino'))
    house.time.now += 14 * 24 * 3_600_000 - 1000
    expect(await findInvitation(ctx, token)).toBeDefined()
    house.time.now += 1000
    expect(await findInvitation(ctx, token)).toBeUndefined()
  })
})

describe('a token', () => {
  test('of which anything was changed is none', async () => {
    await invite(addressOf('aino'))
    const token = await mailedToken(addressOf('aino'))
    const bytes = Buffer.from(token, 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const forged = Buffer.from(bytes)
      forged.writeUInt8((forged.readUInt8(at) + 1) % 256, at)
      expect(await findInvitation(ctx, forged.toString('base64url'))).toBeUndefined()
    }
    for (const made of ['', 'x', token.slice(0, -2), `${token}AA`])
      expect(await findInvitation(ctx, made)).toBeUndefined()
  })

  test('made with the key of another installation is none', async () => {
    await invite(addressOf('aino'))
    const { invitationId } =
      (await findInvitation(ctx, await mailedToken(addressOf('aino')))) ?? expect.fail('not found')
    const secrets = secretsWith('the key of another installation')
    expect(await findInvitation(ctx, tokenOf({ secrets }, { organisationId, invitationId }))).toBeUndefined()
  })

  test('stands nowhere in the database: a copy of it invites nobody', async () => {
    await invite(addressOf('aino'))
    const token = await mailedToken(addressOf('aino'))
    const rows = [
      await inOrganisation(house.database.db, organisationId, (tx) =>
        tx.selectFrom('invitation').selectAll().execute(),
      ),
      (await house.database.owner.query(`select * from pgboss.job where name = 'send-invitation'`)).rows,
    ]
    expect(rows.map((some) => some.length > 0)).toEqual([true, true])
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('a link for many', () => {
  const link = async () => linkIn(await invitationLink(ctx, admin, [group], 'fi'))

  test('joins nobody by itself', async () => {
    expect(await accept(await link())).toBe(false)
    expect(await members()).toHaveLength(1)
  })

  test('has a personal invitation sent to the address that is given, by which its reader joins without any role', async () => {
    const open = (await findInvitation(ctx, await link())) ?? expect.fail('not found')
    await askForInvitation(ctx, open, { email: addressOf('aino'), language: 'en' })
    expect(await members()).toHaveLength(1)
    const token = await mailedToken(addressOf('aino'))
    expect(await accept(token)).toBe(true)
    expect((await memberOf(addressOf('aino')))?.member).toMatchObject({ roles: [], groupIds: [group] })
  })

  test('can be used by one after the other, until it is too old', async () => {
    const token = await link()
    for (const name of ['aino', 'veikko']) {
      const open = (await findInvitation(ctx, token)) ?? expect.fail('not found')
      await askForInvitation(ctx, open, { email: addressOf(name), language: 'fi' })
    }
    await deliver()
    expect(server.mails).toHaveLength(2)
    house.time.now += 15 * 24 * 3_600_000
    expect(await findInvitation(ctx, token)).toBeUndefined()
  })
})
