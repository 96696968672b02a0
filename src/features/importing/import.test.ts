import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember, viewerOf } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { placeMember } from '../people/manage-people.ts'
import type { Viewer } from '../people/viewer.ts'
import { applyImport, resumeImport, startImport, stopImport } from './apply-import.ts'
import { forgetImports } from './forget-imports.ts'
import { lookAtImport } from './look-at-import.ts'
import { largestList, readImport } from './read-import.ts'

let house: House
let organisation: OrganisationId
let admin: Viewer
let eino: Viewer
let einosAddress: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  organisation = await makeBareOrganisation(house.database.db)
  admin = await makeMember(house.database.db, organisation, { roles: ['admin'], name: 'Minna' })
  const group = await makeGroup(house.database.db, organisation, 'Tuotanto')
  einosAddress = `eino.${organisation.slice(-12)}@example.fi`
  eino = await makeMember(house.database.db, organisation, { name: 'Eino', email: einosAddress, groupIds: [group] })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(house.database.db, organisation, work)

async function read(...lines: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(['nimi;email;ryhmät;tehtävät;kieli', ...lines].join('\r\n'))
  const done = await readImport(house.ctx, admin, bytes)
  return done.ok ? done.id : expect.fail(done.problem)
}

async function plan(id: string) {
  const looked = await lookAtImport(house.ctx, admin, id, 1)
  return looked?.kind === 'plan' ? looked : expect.fail('no plan')
}
const progress = (id: string) => lookAtImport(house.ctx, admin, id, 1)

const apply = async (id: string) => {
  expect(await startImport(house.ctx, admin, id, (await plan(id)).token)).toEqual({ ok: true })
  await applyImport(house.ctx, { organisationId: organisation, importId: id })
}

const invitations = () => inside((tx) => tx.selectFrom('invitation').selectAll().orderBy('email').execute())
const acts = async () =>
  (await inside((tx) => tx.selectFrom('auditAct').select(['kind', 'detail', 'actorName']).orderBy('id').execute())).map(
    ({ kind }) => kind,
  )

describe('a list that was read', () => {
  test('says what it would change, and changes nothing', async () => {
    const id = await read(
      `Eino Uusi;${einosAddress};Tuotanto, Myynti;toimittaja;`,
      ';uusi@example.fi;Laivat;;ruotsi',
      ';x;;;',
    )
    const { counts, newGroups, changes, faulty } = await plan(id)
    expect(counts).toEqual({ fresh: 1, changed: 1, same: 0, invited: 0, faulty: 1 })
    expect(newGroups).toEqual(['Laivat', 'Myynti'])
    expect(changes).toMatchObject([
      { kind: 'changed', name: 'Eino Uusi', rolesAdded: ['editor'], groupsAdded: ['Myynti'], language: null },
      { kind: 'new', row: { email: 'uusi@example.fi', language: 'sv' } },
    ])
    expect(faulty).toEqual([{ line: 4, problem: 'email', word: 'x' }])
    expect([await invitations(), await acts()]).toEqual([[], []])
  })

  test('is applied as it was looked at: people invited, members changed, groups made, each act in the log', async () => {
    const id = await read(
      `Eino Uusi;${einosAddress};Tuotanto, Myynti;toimittaja;ruotsi`,
      ';uusi@example.fi;Myynti;johtaja;',
    )
    await apply(id)
    const { member } = await viewerOf(house.database.db, eino.userId)
    expect(member).toMatchObject({ name: 'Eino Uusi', roles: ['editor'], language: 'sv' })
    expect(member.groupIds).toHaveLength(2)
    expect(await invitations()).toMatchObject([{ email: 'uusi@example.fi', roles: ['leader'], language: 'fi' }])
    expect((await acts()).sort()).toEqual(
      ['group-joined', 'group-made', 'import-applied', 'invitation-sent', 'person-renamed', 'role-given'].sort(),
    )
    expect(await progress(id)).toEqual({ kind: 'progress', state: 'done', total: 2, applied: 2 })
    const left = await inside((tx) => tx.selectFrom('peopleImport').select('rows').executeTakeFirstOrThrow())
    expect(left.rows).toEqual({ rows: [], faulty: [] })
  })

  test('takes nothing from anybody, and a second time changes nothing', async () => {
    await apply(await read(`;${einosAddress};Myynti;johtaja;`, ';uusi@example.fi;;;'))
    const before = await viewerOf(house.database.db, eino.userId)
    const again = await read(`;${einosAddress};;;`, ';uusi@example.fi;;;')
    expect((await plan(again)).counts).toMatchObject({ fresh: 0, changed: 0, same: 1, invited: 1 })
    await apply(again)
    expect(await viewerOf(house.database.db, eino.userId)).toEqual(before)
    expect(await invitations()).toHaveLength(1)
  })

  test('is looked at again if the ground has changed', async () => {
    const id = await read(`;${einosAddress};;toimittaja;`)
    const { token } = await plan(id)
    await placeMember(house.ctx, admin, eino.member.id, { name: 'Eino', roles: ['editor'], groupIds: [] })
    expect(await startImport(house.ctx, admin, id, token)).toEqual({ ok: false, problem: 'changed' })
    expect((await plan(id)).counts).toMatchObject({ changed: 0, same: 1 })
  })

  test('can be stopped and gone on with, and does each row once, though its job comes twice', async () => {
    const id = await read(...Array.from({ length: 250 }, (_, n) => `;ihminen${n}@example.fi;;;`))
    await startImport(house.ctx, admin, id, (await plan(id)).token)
    await stopImport(house.ctx, admin, id)
    await applyImport(house.ctx, { organisationId: organisation, importId: id })
    expect(await progress(id)).toMatchObject({ state: 'stopped', applied: 0 })
    await resumeImport(house.ctx, admin, id)
    const job = { organisationId: organisation, importId: id }
    await Promise.all([applyImport(house.ctx, job), applyImport(house.ctx, job)])
    expect(await progress(id)).toMatchObject({ state: 'done', applied: 250 })
    expect(await invitations()).toHaveLength(250)
  })

  test('stops where who began it is no admin any more', async () => {
    const other = await makeMember(house.database.db, organisation, { roles: ['admin'] })
    const id = await read(';uusi@example.fi;;ylläpitäjä;')
    await startImport(house.ctx, admin, id, (await plan(id)).token)
    await placeMember(house.ctx, other, admin.member.id, { name: 'Minna', roles: [], groupIds: [] })
    await applyImport(house.ctx, { organisationId: organisation, importId: id })
    expect(await invitations()).toEqual([])
    expect(await progress(id)).toMatchObject({ state: 'stopped' })
  })

  test('of another organisation is not to be seen or begun', async () => {
    const id = await read(';uusi@example.fi;;;')
    const { token } = await plan(id)
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    expect(await lookAtImport(house.ctx, stranger, id, 1)).toBeUndefined()
    expect(await startImport(house.ctx, stranger, id, token)).toEqual({ ok: false, problem: 'missing' })
  })
})

test('a file that is too large, a workbook, or nothing at all is refused in words', async () => {
  const problem = async (bytes: Uint8Array) => {
    const done = await readImport(house.ctx, admin, bytes)
    return done.ok ? 'read' : done.problem
  }
  expect(await problem(new Uint8Array())).toBe('missing')
  expect(await problem(new Uint8Array(largestList + 1))).toBe('tooLarge')
  expect(await problem(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toBe('workbook')
})

test('a list that was left goes with all that its file held when it is a day old', async () => {
  const id = await read(';uusi@example.fi;;;')
  house.time.now += 24 * 3_600_000
  await forgetImports(house.ctx)
  expect(await lookAtImport(house.ctx, admin, id, 1)).toBeDefined()
  house.time.now += 1
  await forgetImports(house.ctx)
  await forgetImports(house.ctx)
  expect(await lookAtImport(house.ctx, admin, id, 1)).toBeUndefined()
})
