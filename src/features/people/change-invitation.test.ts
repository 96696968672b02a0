import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import { resendInvitation, withdrawInvitation } from './change-invitation.ts'
import { forgetInvitations } from './forget-invitations.ts'
import { tokenOf } from './invitation-token.ts'
import { invitationLink, inviteByMail, sendInvitation, validMs } from './invite.ts'
import type { Viewer } from './viewer.ts'

let house: House
let organisationId: OrganisationId
let admin: Viewer
let stranger: Viewer
let id: string

const day = 24 * 3_600_000

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.database
  organisationId = await makeBareOrganisation(db)
  admin = await makeMember(db, organisationId, { roles: ['admin'] })
  stranger = await makeMember(db, await makeBareOrganisation(db), { roles: ['admin'] })
  const pasted = `aino.${organisationId.slice(-12)}@example.fi`
  await inviteByMail(house.ctx, admin, { pasted, roles: [], groupIds: [], language: 'fi' })
  id = (await rows())[0]?.id ?? expect.fail('nobody was invited')
})

const rows = () =>
  inOrganisation(house.database.db, organisationId, (tx) =>
    tx.selectFrom('invitation').select(['id', 'sentAt', 'expiresAt', 'acceptedAt']).orderBy('id').execute(),
  )
const kinds = async () =>
  (
    await inOrganisation(house.database.db, organisationId, (tx) =>
      tx.selectFrom('auditAct').select('kind').orderBy('id').execute(),
    )
  ).map(({ kind }) => kind)
const queued = async () => (await house.queued('send-invitation')).filter(({ data }) => data.invitationId === id).length
const send = () => sendInvitation(house.ctx, { organisationId, invitationId: id })
const found = () => findInvitation(house.ctx, tokenOf(house.ctx, { organisationId, invitationId: id }))
const accept = async () => {
  const invitation = (await found()) ?? expect.fail('not found')
  await acceptInvitation(house.ctx, invitation, { name: 'Aino', language: 'fi' })
}

describe('an invitation that is withdrawn', () => {
  test('opens nothing any more, is not sent, and stands in the log once', async () => {
    await withdrawInvitation(house.ctx, admin, id)
    await withdrawInvitation(house.ctx, admin, id)
    expect(await found()).toBeUndefined()
    house.mails.length = 0
    await send()
    expect(house.mails).toEqual([])
    expect(await kinds()).toEqual(['invitation-sent', 'invitation-withdrawn'])
  })

  test('stays where it has been accepted meanwhile: the member is a member', async () => {
    await accept()
    await withdrawInvitation(house.ctx, admin, id)
    expect(await rows()).toHaveLength(1)
    expect(await kinds()).toEqual(['invitation-sent'])
  })

  test('is never one of another organisation', async () => {
    await withdrawInvitation(house.ctx, stranger, id)
    expect(await found()).toBeDefined()
  })
})

describe('an invitation that is sent again', () => {
  test('goes out with the same link, which holds anew, and stands in the log', async () => {
    await send()
    const link = house.mails.at(-1)?.text
    house.time.now += validMs + day
    expect(await found()).toBeUndefined()
    const before = await queued()
    await resendInvitation(house.ctx, admin, id)
    expect(await queued()).toBe(before + 1)
    await send()
    expect(house.mails.at(-1)?.text).toBe(link)
    expect(await found()).toBeDefined()
    expect((await rows())[0]?.expiresAt).toEqual(new Date(house.time.now + validMs))
    expect(await kinds()).toEqual(['invitation-sent', 'invitation-resent'])
  })

  test('is queued once, however often it is asked for before it has gone out', async () => {
    await resendInvitation(house.ctx, admin, id)
    expect(await queued()).toBe(1)
    await send()
    await resendInvitation(house.ctx, admin, id)
    await resendInvitation(house.ctx, admin, id)
    expect(await queued()).toBe(2)
    expect(await kinds()).toEqual(['invitation-sent', 'invitation-resent'])
  })

  test('is not one that has been accepted, nor one of another organisation', async () => {
    await send()
    await resendInvitation(house.ctx, stranger, id)
    await accept()
    await resendInvitation(house.ctx, admin, id)
    expect(await queued()).toBe(1)
    expect(await kinds()).toEqual(['invitation-sent'])
  })
})

describe('an invitation that nobody accepted', () => {
  const forget = () => forgetInvitations(house.ctx)

  test('is deleted a month after it was worth anything, and so is a link for many', async () => {
    await invitationLink(house.ctx, admin, [], 'fi')
    house.time.now += validMs + 30 * day
    await forget()
    expect(await rows()).toHaveLength(2)
    house.time.now += 1
    await forget()
    await forget()
    expect(await rows()).toEqual([])
  })

  test('is kept where it was sent again, or accepted', async () => {
    await send()
    house.time.now += 31 * day
    await resendInvitation(house.ctx, admin, id)
    await forget()
    expect(await rows()).toHaveLength(1)
    await accept()
    house.time.now += 365 * day
    await forget()
    expect(await rows()).toHaveLength(1)
  })
})
