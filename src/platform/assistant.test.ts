import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AssistantServer, assistantServer, type Behaviour } from '../../test/support/assistant-server.ts'
import { type AssistantPart, openAssistant } from './assistant.ts'

let server: AssistantServer
beforeAll(async () => {
  server = await assistantServer()
})
afterAll(() => server.close())
const said: string[] = []
beforeEach(() => {
  server.asked.length = 0
  said.length = 0
})

const open = () =>
  openAssistant(
    { url: server.url, key: 'a-key', model: 'tried' },
    { patience: { silentMs: 400, wholeMs: 5000 }, onProblem: (what) => said.push(what) },
  )

async function ask(behaviour: Behaviour, signal = new AbortController().signal): Promise<readonly AssistantPart[]> {
  server.behave(behaviour)
  const parts: AssistantPart[] = []
  for await (const part of open().ask('Shorter.', 'Silta on nyt viimein valmis.', signal)) parts.push(part)
  return parts
}

test('an answer comes in pieces as they are written', async () => {
  expect(await ask('well')).toEqual([{ text: 'Silta ' }, { text: 'on ' }, { text: 'valmis.' }])
  expect(said).toEqual([])
})

test('the draft and the instructions are sent with the key, and nothing else', async () => {
  await ask('well')
  const [{ body = '', headers = {} } = {}] = server.asked
  expect(JSON.parse(body)).toEqual({
    ...{ model: 'tried', stream: true, max_tokens: 1200 },
    messages: [
      { role: 'system', content: 'Shorter.' },
      { role: 'user', content: 'Silta on nyt viimein valmis.' },
    ],
  })
  expect(headers.authorization).toBe('Bearer a-key')
  expect(headers.cookie).toBeUndefined()
})

test.each([
  ['silent', 'slow', 0],
  ['stalls', 'slow', 1],
  ['cut', 'broken', 2],
  ['garbage', 'broken', 0],
  ['refuses', 'broken', 0],
  ['elsewhere', 'broken', 0],
  ['empty', 'broken', 0],
] as const)('a service that is %s is said to be %s, after what came of it', async (behaviour, problem, pieces) => {
  const parts = await ask(behaviour)
  expect(parts).toHaveLength(pieces + 1)
  expect(parts.at(-1)).toEqual({ problem })
  // The operator hears of it once, and of nobody's words.
  expect(said).toHaveLength(1)
  expect(said[0]).not.toMatch(/silta|Shorter/i)
  // A draft leaves once for each press.
  expect(server.asked).toHaveLength(1)
})

test('who gives up closes the connection, and is told nothing more', async () => {
  const giving = new AbortController()
  const before = server.left()
  const asked = ask('stalls', giving.signal)
  await expect.poll(() => server.asked.length).toBe(1)
  giving.abort()
  expect(await asked).toEqual([{ text: 'Silta ' }].slice(0, (await asked).length))
  await expect.poll(server.left).toBe(before + 1)
  expect(said).toEqual([])
})

test('who stops reading closes the connection', async () => {
  server.behave('endless')
  const before = server.left()
  for await (const part of open().ask('Shorter.', 'Silta.', new AbortController().signal)) {
    expect(part).toHaveProperty('text')
    break
  }
  await expect.poll(server.left).toBe(before + 1)
})
