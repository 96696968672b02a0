import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/support/app.ts'
import { clientOf } from '../../../test/support/client.ts'
import { makeBareOrganisation, makeMember, makeStory, makeTelling, signInAs } from '../../../test/support/factories.ts'
import { answerAndClose, makeWave } from '../../../test/support/pulse.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('words that are taken back, or sent, while the programme pauses come back in their box', async () => {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db)
  const steward = await makeMember(db, organisation, { roles: ['steward'] })
  const members = await Promise.all(Array.from({ length: 20 }, () => makeMember(db, organisation)))
  const [teller = steward] = members
  const storyId = await makeStory(db, steward)
  const dueAt = new Date('2099-01-01T09:00:00Z')
  const scheduled = { storyId, state: 'scheduled', network: 'bluesky', dueAt, text: 'Hitsasin kaiteet.' } as const
  const { id } = await makeTelling(db, teller, scheduled)
  const pressed = await makeWave(app.context, steward)
  await answerAndClose(app.context, pressed, members, (n) => ({ voluntary: n < 5 ? 1 : 5 }))

  const client = clientOf(app, await signInAs(app, teller))
  const page = `/tell?story=${storyId}`
  expect(await (await client.get(page)).text()).toContain('href="/together/pause"')
  const takenBack = await (await client.post(page, { withdraw: id })).text()
  expect(takenBack).toMatch(/<textarea[^>]*>Hitsasin kaiteet\./)
  const form = { formKey: crypto.randomUUID(), slug: 'abcdefgh23', story: storyId, text: 'Maalasin kaiteet.' }
  const sent = await client.post(page, { ...form, channel: 'linkedin', language: 'fi', disclose: 'yes', when: 'now' })
  expect(sent.status).toBe(400)
  expect(await sent.text()).toMatch(/<textarea[^>]*>Maalasin kaiteet\./)
})
