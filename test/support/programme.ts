import { randomUUID } from 'node:crypto'
import { type Database, inOrganisation, type OrganisationId } from '../../src/platform/database.ts'

/** A row of each thing that the programme keeps, beside the dialogue: documents, working time, training and a launch. */
export async function makeProgramme(db: Database, organisationId: OrganisationId): Promise<void> {
  const at = new Date('2026-02-02T10:00:00Z')
  const row = () => ({ organisationId, id: randomUUID(), createdAt: at })
  await inOrganisation(db, organisationId, async (tx) => {
    const document = { ...row(), name: 'Pöytäkirja.pdf', kind: 'pdf', bytes: Buffer.from('%PDF-1.7 pöytäkirja') }
    await tx.insertInto('dialogueDocument').values(document).execute()
    const said = { said: 'Kaksi tuntia viikossa.', whoseWords: 'Liisa Lind, toimitusjohtaja', saidOn: '2026-02-02' }
    await tx
      .insertInto('workingTime')
      .values({ ...row(), ...said })
      .execute()
    await tx
      .insertInto('training')
      .values({ ...row(), title: 'Kertomisen tunti', about: '', heldOn: '2026-03-02', link: null })
      .execute()
    const lacking = JSON.stringify([{ part: 'pulse', standing: 'missing' }])
    await tx
      .insertInto('programmeLaunch')
      .values({ organisationId, launchedOn: '2026-02-09', lacking, reason: 'Pulssi kysytään keväällä.' })
      .onConflict((on) => on.doNothing())
      .execute()
  })
}
