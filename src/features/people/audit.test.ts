import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { recordDialogue } from '../programme/record-dialogue.ts'
import { recordAct } from './audit.ts'
import { changeSettings } from './change-settings.ts'
import { foundOrganisation } from './found-organisation.ts'
import { invitationLink, inviteByMail } from './invite.ts'
import { addGroup, placeMember, renameGroup } from './manage-people.ts'
import { findViewer, type Viewer } from './viewer.ts'

let house: House
let organisation: OrganisationId
let admin: Viewer
let member: Viewer
let group: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  organisation = await makeBareOrganisation(house.database.db)
  admin = await makeMember(house.database.db, organisation, { roles: ['admin'], name: 'Minna Ylläpitäjä' })
  member = await makeMember(house.database.db, organisation)
  group = await makeGroup(house.database.db, organisation, 'Tuotanto')
})

/** What the log says, oldest first. */
const log = (of = organisation) =>
  inOrganisation(house.database.db, of, (tx) =>
    tx.selectFrom('auditAct').selectAll().where('organisationId', '=', of).orderBy('id').execute(),
  )
const said = async (of = organisation) => (await log(of)).map(({ kind, detail }) => [kind, detail])

const settingsNow = () => {
  const { id: _, ...settings } = admin.organisation
  return settings
}

describe('the log says', () => {
  test('each role and group that a person got or lost, and that they have another name but not which', async () => {
    const place = { name: 'Aino Uusi', roles: ['editor', 'leader'] as const, groupIds: [group] }
    await placeMember(house.ctx, admin, member.member.id, place)
    await placeMember(house.ctx, admin, member.member.id, { ...place, roles: ['editor'], groupIds: [] })
    expect(await said()).toEqual([
      ['person-renamed', {}],
      ['role-given', { role: 'editor' }],
      ['role-given', { role: 'leader' }],
      ['group-joined', { group: 'Tuotanto' }],
      ['role-taken', { role: 'leader' }],
      ['group-left', { group: 'Tuotanto' }],
    ])
  })

  test('who did it, by the name of then, and whom it was about, by a key that is nobody’s id', async () => {
    await placeMember(house.ctx, admin, member.member.id, { name: member.member.name, roles: ['admin'], groupIds: [] })
    const place = { name: 'Minna Muu', roles: ['admin'] as const, groupIds: [] }
    await placeMember(house.ctx, member, admin.member.id, place)
    const [given] = await log()
    expect(given).toMatchObject({ kind: 'role-given', actorName: 'Minna Ylläpitäjä' })
    const ids = [admin, member].flatMap(({ userId, member }) => [userId, member.id])
    for (const id of ids) expect(JSON.stringify(await log())).not.toContain(id)
    expect(given?.personKey).not.toBe(given?.actorKey)
  })

  test('nothing where nothing changed', async () => {
    await placeMember(house.ctx, admin, member.member.id, { name: member.member.name, roles: [], groupIds: [] })
    await renameGroup(house.ctx, admin, group, 'Tuotanto')
    await addGroup(house.ctx, admin, 'Tuotanto')
    await changeSettings(house.ctx, admin, settingsNow())
    expect(await said()).toEqual([])
  })

  test('nothing of what was not done: the last admin keeps the role', async () => {
    await placeMember(house.ctx, admin, admin.member.id, { name: 'Muu', roles: [], groupIds: [group] })
    expect(await said()).toEqual([])
  })

  test('groups made and renamed', async () => {
    await addGroup(house.ctx, admin, 'Myynti')
    await renameGroup(house.ctx, admin, group, 'Tehdas')
    expect(await said()).toEqual([
      ['group-made', { group: 'Myynti' }],
      ['group-renamed', { from: 'Tuotanto', to: 'Tehdas' }],
    ])
  })

  test('each setting that changed, from what to what', async () => {
    await changeSettings(house.ctx, admin, {
      ...settingsNow(),
      language: 'sv',
      employmentLines: { fi: 'Olen töissä täällä.' },
    })
    expect(await said()).toEqual([
      ['setting-changed', { setting: 'language', from: 'fi', to: 'sv' }],
      ['setting-changed', { setting: 'line.fi', from: '', to: 'Olen töissä täällä.' }],
    ])
  })

  test('each invitation with the rights that it gives, and no address', async () => {
    const input = { roles: ['editor'], groupIds: [group], language: 'fi' } as const
    await inviteByMail(house.ctx, admin, { ...input, pasted: 'eino@example.fi, elli@example.fi' })
    await invitationLink(house.ctx, admin, [group], 'fi')
    const rights = { roles: ['editor'], groups: ['Tuotanto'] }
    expect(await said()).toEqual([
      ['invitation-sent', rights],
      ['invitation-sent', rights],
      ['invitation-link-made', { groups: ['Tuotanto'] }],
    ])
    expect(JSON.stringify(await log())).not.toContain('@')
  })

  test('the dialogue once, however often its form was sent', async () => {
    const id = '0192d3a0-0000-7000-8000-000000000001'
    const rest = { processed: 'Kerronnat', purposes: 'Mihin', methods: 'Miten', documentLink: null }
    const dialogue = { heldOn: '2026-01-12', parties: 'Luottamusmies', discussed: 'Mitä mitataan.', ...rest }
    await recordDialogue(house.ctx, admin, id, dialogue)
    await recordDialogue(house.ctx, admin, id, dialogue)
    expect(await said()).toEqual([['dialogue-recorded', { day: '2026-01-12' }]])
  })

  test('who founded the organisation', async () => {
    const userId = '0192d3a0-0000-7000-8000-00000000000a'
    const user = { id: userId, email: 'ensi@example.fi', emailVerified: true, name: 'Ensi' }
    const dates = { createdAt: new Date(), updatedAt: new Date() }
    await house.database.db
      .insertInto('authUser')
      .values({ ...user, ...dates })
      .execute()
    const founding = {
      userId,
      organisation: 'Uusi Oy',
      language: 'fi',
      name: 'Ensi',
      email: 'ensi@example.fi',
    } as const
    await foundOrganisation(house.ctx, founding)
    const founder = (await findViewer(house.database.db, userId, undefined)) ?? expect.fail()
    expect(await log(founder.organisation.id)).toMatchObject([{ kind: 'organisation-founded', actorName: 'Ensi' }])
  })
})

describe('what was written', () => {
  const attempt = (statement: string) =>
    inOrganisation(house.database.db, organisation, async (tx) => {
      await recordAct(tx, admin, { kind: 'group-made', group: 'Myynti' })
      await tx.executeQuery(CompiledQuery.raw(statement))
    }).then(
      () => 'let through',
      (error: { code?: string }) => error.code,
    )

  test('can be neither changed nor deleted by the application', async () => {
    expect(await attempt(`update audit_act set actor_name = 'Joku muu'`)).toBe('42501')
    expect(await attempt('delete from audit_act')).toBe('42501')
    expect(await attempt('select * from audit_act')).toBe('let through')
  })

  test('goes after three years by the one way there is, and not a day earlier', async () => {
    const old = (years: string, hours: string) =>
      inOrganisation(house.database.db, organisation, (tx) =>
        sql`insert into audit_act (organisation_id, id, at, kind) values
        (${organisation}, gen_random_uuid(), now() - ${years}::interval - ${hours}::interval, 'group-made')`.execute(
          tx,
        ),
      )
    await old('3 years', '1 hour')
    await old('3 years', '-1 hour')
    await inOrganisation(house.database.db, organisation, async (tx) => {
      const gone = await sql<{ n: number }>`select forget_old_acts() as n`.execute(tx)
      expect(gone.rows[0]?.n).toBe(1)
    })
    expect(await log()).toHaveLength(1)
  })
})
