import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeNotice, makeSession } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { forgetWaysIn } from './forget-ways-in.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('what nobody can use any more is taken away, and all else stays', async () => {
  const { db } = house.database
  const aino = await makeMember(db, await makeBareOrganisation(db))
  house.time.now = Date.now()
  const [over, open] = [await makeSession(db, aino), await makeSession(db, aino)]
  await db
    .updateTable('authSession')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('id', '=', over)
    .execute()
  const link = (expiresAt: Date) => ({ id: uuid(), identifier: uuid(), value: 'x', expiresAt, createdAt: expiresAt })
  const links = [link(new Date(Date.now() - 1000)), link(new Date(Date.now() + 60_000))]
  for (const one of links)
    await db
      .insertInto('authVerification')
      .values({ ...one, updatedAt: one.createdAt })
      .execute()
  const [old, fresh] = [await makeNotice(db, aino), await makeNotice(db, aino)]
  const organisationId = aino.organisation.id
  await inOrganisation(db, organisationId, (tx) =>
    tx
      .updateTable('notice')
      .set({ createdAt: new Date(Date.now() - 61 * 24 * 3_600_000) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', old)
      .execute(),
  )
  await forgetWaysIn(house.ctx)
  await forgetWaysIn(house.ctx)
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  expect(await ids(db.selectFrom('authSession').select('id').where('userId', '=', aino.userId).execute())).toEqual([
    open,
  ])
  expect(await ids(db.selectFrom('authVerification').select('id').execute())).toEqual([links[1]?.id])
  const notices = inOrganisation(db, organisationId, (tx) => tx.selectFrom('notice').select('id').execute())
  expect(await ids(notices)).toEqual([fresh])
})
