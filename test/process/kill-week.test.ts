import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { wallAt } from '../../src/core/when.ts'
import { sealHook } from '../../src/features/digest/hook-address.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import { type Started, startCommand } from '../support/command.ts'
import { makeBareOrganisation, makeDigest, makeMember, makeStory } from '../support/factories.ts'
import { temporaryFolder } from '../support/folder.ts'
import { hookServer } from '../support/hook-server.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailServer, receiverOf } from '../support/mail-server.ts'

// The worker, as `luotto serve` runs it with ROLE=worker, killed again and again amid the sending of a week in short to
// people by mail and to webhooks, each with an address of its own. What a killed one held is known ten minutes later: the
// test lets that time pass for its rows, and changes nothing else.

const zone = 'Europe/Helsinki'
const people = 40
// So many at most: a life that finds nothing left is the last.
const lives = 10
const fewestLives = 4

/** Whose week falls due in this very hour, by mail and by a webhook. */
async function makeReader(house: House, organisation: Viewer['organisation']['id'], url: (path: string) => string) {
  const { db } = house.database
  const viewer = await makeMember(db, organisation)
  const { weekday, minutes } = wallAt(Date.now(), zone)
  const due = { weekday, hour: Math.floor(minutes / 60), nextAt: new Date(Date.now() - 1000), contents: ['stories'] }
  const hook = `/services/${viewer.member.id}`
  await makeDigest(db, viewer, { ...due, channel: 'mail' })
  await makeDigest(db, viewer, { ...due, channel: 'slack', seal: (id) => sealHook(house.ctx, id, url(hook)) })
  await inOrganisation(db, organisation, async (tx) => {
    await tx
      .insertInto('ownTimes')
      .values({ organisationId: organisation, memberId: viewer.member.id, zone, quietDays: [] })
      .execute()
    // Chosen a week ago, and nothing sent yet.
    await tx.deleteFrom('digestIssue').where('organisationId', '=', organisation).execute()
    const createdAt = new Date(Date.now() - 7 * 86_400_000)
    await tx.updateTable('digest').set({ createdAt }).where('organisationId', '=', organisation).execute()
  })
  const { email } = await db
    .selectFrom('authUser')
    .select('email')
    .where('id', '=', viewer.userId)
    .executeTakeFirstOrThrow()
  return { hook, email }
}

test('killed again and again amid sending, it writes to no webhook twice, and to nobody two mails of different names', async () => {
  using folder = temporaryFolder()
  const [house, hooks, mails] = await Promise.all([openHouse(), hookServer(), mailServer()])
  const certificate = join(folder.path, 'certificate.pem')
  writeFileSync(certificate, hooks.certificate)
  const organisation = await makeBareOrganisation(house.database.db)
  const editor = await makeMember(house.database.db, organisation, { roles: ['editor'] })
  await makeStory(house.database.db, editor)
  const readers = []
  for (let made = 0; made < people; made++) readers.push(await makeReader(house, organisation, hooks.url))

  const startWorker = (): Started =>
    startCommand(['serve'], {
      ROLE: 'worker',
      DATABASE_URL: house.database.url,
      BASE_URL: 'https://luotto.example',
      DATA_DIR: folder.path,
      SMTP_URL: mails.url,
      OUTBOUND_ALLOW: hooks.place,
      NODE_EXTRA_CA_CERTS: certificate,
      SECRET_KEY: 'the-key-of-tests-and-of-nothing-else',
      LOG_LEVEL: 'error',
    })
  const issues = () =>
    inOrganisation(house.database.db, organisation, (tx) =>
      tx
        .selectFrom('digestIssue')
        .innerJoin('digest', 'digest.id', 'digestIssue.digestId')
        .select(['digest.channel', 'digestIssue.state'])
        .where('digestIssue.organisationId', '=', organisation)
        .execute(),
    )
  const elevenMinutesPass = () =>
    inOrganisation(house.database.db, organisation, (tx) =>
      tx
        .updateTable('digestIssue')
        .set({ at: sql<Date>`at - interval '11 minutes'` })
        .where('organisationId', '=', organisation)
        .execute(),
    )
  const waiting = async () => (await issues()).filter(({ state }) => state === 'queued' || state === 'sending').length
  const arrived = () => hooks.requests.length + mails.mails.length

  try {
    let killed = 0
    for (; killed < lives && (killed === 0 || (await waiting()) > 0); killed++) {
      const worker = startWorker()
      const before = arrived()
      // Amid the first deliveries of this life, or of what it makes of them.
      await expect.poll(arrived, { timeout: 60_000, interval: 1 }).toBeGreaterThan(before)
      await wait(Math.random() * 15)
      worker.process.kill('SIGKILL')
      await worker.ended
      await elevenMinutesPass()
    }
    expect(killed).toBeGreaterThanOrEqual(fewestLives)
    const worker = startWorker()
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
    worker.process.kill('SIGTERM')
    expect((await worker.ended).code).toBe(0)

    const found = await issues()
    expect(found).toHaveLength(2 * people)
    expect(found.filter(({ channel, state }) => channel === 'mail' && state !== 'sent')).toEqual([])
    for (const { hook, email } of readers) {
      expect(hooks.requests.filter(({ path }) => path === hook).length).toBeLessThanOrEqual(1)
      const own = mails.mails.filter((mail) => receiverOf(mail) === email)
      expect(own.length).toBeGreaterThanOrEqual(1)
      expect(new Set(own.map(({ messageId }) => messageId)).size).toBe(1)
    }
    // What was told to have arrived has arrived; of what nobody knows there is no more than was held.
    const states = found.filter(({ channel }) => channel === 'slack').map(({ state }) => state)
    expect(hooks.requests.length).toBeGreaterThanOrEqual(states.filter((state) => state === 'sent').length)
    expect(states.filter((state) => state !== 'sent').every((state) => state === 'unsure')).toBe(true)
    expect(states.filter((state) => state === 'unsure').length).toBeLessThanOrEqual(4 * killed)
  } finally {
    await Promise.all([hooks.close(), mails.close(), house.close()])
  }
}, 300_000)
