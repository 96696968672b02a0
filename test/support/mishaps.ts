import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { mishapSteps } from '../../src/core/mishaps/mishap.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { type Database, inOrganisation } from '../../src/platform/database.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export type MadeMishap = { readonly id: string; readonly evidenceId: string }

/** A case of a person's, with something of everything in it; helpers are let in where they are named. */
export async function makeFullMishap(
  db: Database,
  { organisation, member }: Viewer,
  words = 'Julkaisin väärän kuvan.',
  helpers: readonly Viewer[] = [],
): Promise<MadeMishap> {
  const organisationId = organisation.id
  const [id, evidenceId, at] = [randomUUID(), uuid(), new Date()]
  const of = { organisationId, mishapId: id }
  await inOrganisation(db, organisationId, async (tx) => {
    const mishap = { organisationId, id, kind: 'slip', state: 'open', network: 'x', openedAt: at }
    await tx.insertInto('mishap').values(mishap).execute()
    const people = [
      { memberId: member.id, part: 'person' },
      ...helpers.map((one) => ({ memberId: one.member.id, part: 'helper' })),
    ]
    await tx
      .insertInto('mishapPerson')
      .values(people.map((person) => ({ ...of, ...person, addedAt: at })))
      .execute()
    await tx
      .insertInto('mishapEntry')
      .values({ ...of, id: uuid(), at, authorId: member.id, kind: 'told', words })
      .execute()
    const tasks = mishapSteps.slip.map((step, place) => ({ ...of, id: uuid(), place, step }))
    await tx.insertInto('mishapTask').values(tasks).execute()
    const evidence = { happenedAt: 'Aamulla', words: `Todiste: ${words}`, link: 'https://x.example/1', picture: png }
    await tx
      .insertInto('mishapEvidence')
      .values({ ...of, ...evidence, id: evidenceId, pictureType: 'image/png' })
      .execute()
    await tx
      .insertInto('mishapCount')
      .values({ organisationId, year: 2025, kind: 'slip', closed: 1 })
      .onConflict((on) => on.doNothing())
      .execute()
    const helper = {
      organisationId,
      id: randomUUID(),
      place: 1,
      memberId: member.id,
      name: member.name,
      phone: '+358 40 1',
    }
    await tx.insertInto('mishapHelper').values(helper).execute()
    const plan = { decides: 'Johtaja', correcting: '{}', apologising: '{}', reviewedOn: new Date('2026-01-01') }
    await tx
      .insertInto('mishapPlan')
      .values({ organisationId, ...plan, reviewBy: new Date('2027-01-01') })
      .onConflict((on) => on.doNothing())
      .execute()
    const exercise = {
      minutes: 12,
      slow: 'Numero oli vanha.',
      heldOn: new Date('2026-01-01'),
      nextOn: new Date('2026-07-01'),
    }
    await tx
      .insertInto('mishapExercise')
      .values({ organisationId, id: randomUUID(), ...exercise })
      .execute()
  })
  return { id, evidenceId }
}

/** A case that was closed, as its helper finds it. */
export async function makeClosedMishap(db: Database, person: Viewer, helper: Viewer): Promise<string> {
  const { id } = await makeFullMishap(db, person, 'Nimesin asiakkaan vahingossa.', [helper])
  await inOrganisation(db, person.organisation.id, (tx) =>
    tx
      .updateTable('mishap')
      .set({ kind: 'harassment', state: 'closed', closedAt: new Date(), eraseOn: new Date('2027-05-26') })
      .where((where) => where.and({ organisationId: person.organisation.id, id }))
      .execute(),
  )
  return id
}
