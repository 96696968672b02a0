import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { anEditor, feedContext } from '../../../test/support/feeds.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { inOrganisation } from '../../platform/database.ts'
import { storePicture } from './store-picture.ts'

let database: TestDatabase
const folder = temporaryFolder()
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => {
  await database.close()
  folder[Symbol.dispose]()
})

test('a picture is kept as WebP and JPEG with its alternative text, in its own organisation', async () => {
  const { ctx } = feedContext(database.db, folder.path, [])
  const [{ organisationId }, other] = [await anEditor(database.db), await anEditor(database.db)]
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#204080' } })
    .png()
    .toBuffer()
  const stored = await storePicture(ctx, organisationId, { bytes, alt: 'Laituri aamulla' })
  const id = stored.ok ? stored.pictureId : expect.fail(stored.problem)
  const rows = await inOrganisation(database.db, organisationId, (tx) => tx.selectFrom('picture').selectAll().execute())
  expect(rows).toMatchObject([{ id, alt: 'Laituri aamulla', width: 60, height: 40 }])
  for (const type of ['webp', 'jpg']) {
    expect(await ctx.files.read(organisationId, `${id}.${type}`)).toBeDefined()
    expect(await ctx.files.read(other.organisationId, `${id}.${type}`)).toBeUndefined()
  }
})

test('what is no picture leaves nothing behind', async () => {
  const { ctx } = feedContext(database.db, folder.path, [])
  const { organisationId } = await anEditor(database.db)
  const stored = await storePicture(ctx, organisationId, { bytes: Buffer.from('kuva.jpg'), alt: '' })
  expect(stored).toEqual({ ok: false, problem: 'not-a-picture' })
  expect(
    await inOrganisation(database.db, organisationId, (tx) => tx.selectFrom('picture').selectAll().execute()),
  ).toEqual([])
})
