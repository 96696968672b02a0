import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeStory, viewerOf } from '../../../test/support/factories.ts'
import { anEditor, feedContext } from '../../../test/support/feeds.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { inOrganisation } from '../../platform/database.ts'
import { discardUnused, storePicture } from './store-picture.ts'

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

test('a picture that a refused story had brought along goes, files and all; one that a story has stays', async () => {
  const { ctx } = feedContext(database.db, folder.path, [])
  const editor = await anEditor(database.db)
  const { organisationId } = editor
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#204080' } })
    .png()
    .toBuffer()
  const keep = async () => {
    const stored = await storePicture(ctx, organisationId, { bytes, alt: 'Laituri' })
    return stored.ok ? stored.pictureId : expect.fail(stored.problem)
  }
  const [unused, used] = [await keep(), await keep()]
  await makeStory(database.db, await viewerOf(database.db, editor.memberId), { pictureId: used })
  const { organisationId: elsewhere } = await anEditor(database.db)
  await discardUnused(ctx, elsewhere, unused)
  expect(await ctx.files.read(organisationId, `${unused}.webp`)).toBeDefined()
  for (const id of [unused, used]) await discardUnused(ctx, organisationId, id)
  for (const type of ['webp', 'jpg']) {
    expect(await ctx.files.read(organisationId, `${unused}.${type}`)).toBeUndefined()
    expect(await ctx.files.read(organisationId, `${used}.${type}`)).toBeDefined()
  }
  const rows = await inOrganisation(database.db, organisationId, (tx) =>
    tx.selectFrom('picture').select('id').execute(),
  )
  expect(rows).toEqual([{ id: used }])
})
