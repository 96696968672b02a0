import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seeded, shuffled } from '../../src/core/stats/random.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import type { SignedBallot } from '../../src/features/pulse/ballot.ts'
import { openAnswers } from '../../src/features/pulse/sealed.ts'
import type { OrganisationId } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { fetchBallotAs, sendAs } from '../support/ballots.ts'
import { makeBareOrganisation, makeMember } from '../support/factories.ts'
import { makeWave } from '../support/pulse.ts'

// The promise of the pulse, attacked while a wave is open. The attacker has all that the server has: each row of each table
// with what PostgreSQL itself notes of it, the log at its most talkative, the mails, and SECRET_KEY, so that answers and
// private keys lie open. Two hundred members fetched their ballots in an order that the attacker knows, and answered in
// the very same order, at once, which is as careless as can be. Which answer is whose?

const members = 200
let app: TestApp
let organisation: OrganisationId
let wave: string
const people: Viewer[] = []
const truth = new Map<string, string>()
const lines: string[] = []
const random = seeded(20_261_127)

/** So many different answers that each person's is their own. */
const answersOf = (n: number): Record<string, number> => ({
  control: 1 + (n % 5),
  influence: 1 + (Math.floor(n / 5) % 5),
  expected: 1 + (Math.floor(n / 25) % 5),
  goals: 1 + (Math.floor(n / 125) % 5),
})

beforeAll(async () => {
  const logTo = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  app = await startApp({ LOG_LEVEL: 'debug' }, { logTo, limitScale: 100_000 })
  const { db } = app.database
  organisation = await makeBareOrganisation(db)
  for (let n = 0; n < members; n += 1)
    people.push(await makeMember(db, organisation, n === 0 ? { roles: ['steward'] } : {}))
  wave = await makeWave({ db, secrets: app.secrets }, people[0] as Viewer)
  const order = shuffled(people.slice(), random)
  for (const [n, viewer] of order.entries()) {
    const ballot: SignedBallot = await fetchBallotAs(app, viewer, wave)
    const sent = await sendAs(app, { organisation, wave }, ballot, answersOf(n))
    if (!sent.ok) throw new Error(`Not taken: ${sent.status}`)
    truth.set(viewer.member.id, JSON.stringify(answersOf(n)))
  }
}, 400_000)
afterAll(() => app.close())

type Row = Readonly<Record<string, unknown>>

async function rowsOf(table: string): Promise<readonly Row[]> {
  const client = await app.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [organisation])
    // Where a row lies, and which transaction wrote it last, in what order.
    const { rows } = await client.query<Row>(
      `select t.*, (ctid::text::point)[0] * 1000 + (ctid::text::point)[1] as lies, xmin::text::bigint as written from ${table} t
      where wave_id = $1`,
      [wave],
    )
    await client.query('rollback')
    return rows
  } finally {
    client.release(true)
  }
}

type Order<T> = { readonly by: string; readonly items: readonly T[] }

function orders<T>(
  items: readonly T[],
  keys: Readonly<Record<string, (item: T, at: number) => string | number>>,
): Order<T>[] {
  return Object.entries(keys).map(([by, key]) => {
    const known = items.map((item, at) => ({ item, key: key(item, at) }))
    return { by, items: known.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ item }) => item) }
  })
}

/** Each person, in every order in which the database could have them. */
async function voterOrders(): Promise<Order<string>[]> {
  const voters = await rowsOf('pulse_voter')
  const keys = {
    'where the row lies': (row: Row) => Number(row.lies),
    'when the row was written': (row: Row) => Number(row.written),
    'the member’s id': (row: Row) => String(row.member_id),
    'the hash that is kept': (row: Row) => String((row.blinded_hash as Buffer).toString('hex')),
  }
  return orders(voters, keys).map(({ by, items }) => ({ by, items: items.map((row) => String(row.member_id)) }))
}

/** Each answer, unsealed, in every order in which the database could have them. */
async function answerOrders(): Promise<Order<string>[]> {
  const boxes = await rowsOf('pulse_box')
  const ballots = boxes.flatMap((box) =>
    Object.entries(box.ballots as Readonly<Record<string, string>>).map(([hash, sealed]) => ({ hash, sealed, box })),
  )
  const keys = {
    'where it lies in the box': (_: unknown, at: number) => at,
    'the hash of its token': ({ hash }: { hash: string }) => hash,
    'what it is sealed with': ({ sealed }: { sealed: string }) => sealed,
    'its length': ({ sealed }: { sealed: string }) => sealed.length,
    'when its box was written': ({ box }: { box: Row }) => Number(box.written),
  }
  const open = (sealed: string) => JSON.stringify(JSON.parse(openAnswers({ secrets: app.secrets }, wave, sealed)))
  return orders(ballots, keys).map(({ by, items }) => ({ by, items: items.map(({ sealed }) => open(sealed)) }))
}

/** How far apart in the two orders a person and their own answer are, summed up: the less, the better they are linked. */
function distance(voters: readonly string[], places: ReadonlyMap<string, number>): number {
  return voters.reduce((sum, member, at) => sum + Math.abs(at - (places.get(truth.get(member) ?? '') ?? 0)), 0)
}

/** The share of seeded permutations that link no worse: small where the order tells. */
function chance(voters: readonly string[], answers: readonly string[]): number {
  const places = new Map(answers.map((answer, at) => [answer, at]))
  const found = distance(voters, places)
  const turned = distance(voters.toReversed(), places)
  const best = Math.min(found, turned)
  let asGood = 0
  for (let run = 0; run < permutations; run += 1)
    if (distance(shuffled(voters.slice(), random), places) <= best) asGood += 1
  return asGood / permutations
}

const permutations = 4000

describe('whoever has the database, the log, the mails and every key', () => {
  test('finds each answer, and links none to its person better than chance does', async () => {
    const [voters, answers] = [await voterOrders(), await answerOrders()]
    expect(answers[0]?.items.toSorted()).toEqual([...truth.values()].sort())
    for (const one of voters)
      for (const other of answers) {
        // Twenty pairs of orders: by chance one in a hundred runs would have one below this.
        expect(chance(one.items, other.items), `${one.by}, ${other.by}`).toBeGreaterThan(0.0005)
      }
  })

  test('would have linked them all, had the answers been kept in the order in which they came', () => {
    const [came, answers] = [[...truth.keys()], [...truth.values()]]
    expect(chance(came, answers)).toBe(0)
  })

  test('has no moment and nobody’s name beside an answer, in any table', async () => {
    const { rows } = await app.database.owner.query<{ columns: string }>(
      `select string_agg(column_name || ' ' || data_type, ', ' order by ordinal_position) as columns
      from information_schema.columns where table_schema = 'public' and table_name in ('pulse_box', 'pulse_text_box')
      group by table_name order by table_name`,
    )
    expect(rows.map(({ columns }) => columns)).toEqual([
      'organisation_id uuid, wave_id uuid, pool_id uuid, part integer, ballots jsonb',
      'organisation_id uuid, wave_id uuid, part integer, texts jsonb',
    ])
  })

  test('reads in the log neither who answered nor when', () => {
    const said = lines.filter((line) => line.includes('answers') || line.includes('pulse'))
    expect(said).toEqual([])
    expect(app.printed.join()).not.toContain(wave)
  })
})
