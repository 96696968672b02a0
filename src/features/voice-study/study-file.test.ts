import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import {
  type MadeStudy,
  makeCodes,
  makeParticipant,
  makeSample,
  makeStudy,
  makeStudyPosts,
  makeWorker,
} from '../../../test/support/studies.ts'
import type { Context } from '../../context.ts'
import { parsePostLine } from '../../core/voice/post-line.ts'
import { files, parseHead } from '../../core/voice/study-file.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { exportStudy } from './export-study.ts'
import { findStudy } from './find-study.ts'
import { type Imported, importStudy } from './import-study.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let researcher: Viewer
let study: MadeStudy

beforeAll(async () => {
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())

/** Two people with threads, a sample, two coders, a settled disagreement. */
beforeEach(async () => {
  const { db } = database
  const organisation = await makeBareOrganisation(db)
  researcher = await makeMember(db, organisation, { roles: ['researcher'], name: 'Tutkija Törmänen' })
  const member = await makeMember(db, organisation, { name: 'Salainen Osallistuja' })
  study = await makeStudy(db, researcher, { state: 'coding' })
  const [one, two] = [await makeWorker(db, study, researcher, 'coder'), await makeWorker(db, study, member, 'coder')]
  const posts: string[] = []
  for (const [pseudonym, viewer] of [
    ['P1', member],
    ['P2', researcher],
  ] as const) {
    const participant = await makeParticipant(db, study, { pseudonym, member: viewer })
    posts.push(
      ...(await makeStudyPosts(db, study, participant, [
        { text: '=SUMMA(A1) "ja" pilkku, ketju\nrivi', thread: `ketju ${pseudonym}` },
        { text: 'Ketju jatkuu 🙃', thread: `ketju ${pseudonym}`, kind: 'reply', language: 'unknown' },
        { text: 'Yksin', quotable: true, network: 'linkedin' },
      ])),
    )
  }
  await makeSample(db, study, posts.slice(0, 4), { doubles: 2, probability: 0.5 })
  await makeCodes(db, study, [
    ...posts.slice(0, 4).flatMap((post) => [
      { post, coder: one, decision: 'work', code: 'own-work' },
      { post, coder: one, decision: 'tone', code: 'positive' },
      { post, coder: two, decision: 'work', code: 'no' },
    ]),
    { post: posts[0] ?? '', coder: two, decision: 'work', code: 'own-work', isAdjudicated: true },
  ])
})

async function exported(id = study.id, viewer = researcher): Promise<Uint8Array<ArrayBuffer>> {
  const found = await inOrganisation(database.db, viewer.organisation.id, (tx) =>
    findStudy(tx, viewer.organisation.id, id),
  )
  const pieces: Uint8Array[] = []
  for await (const piece of exportStudy(ctx, viewer.organisation.id, found ?? expect.fail('no study')))
    pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

const contentsOf = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]))

const bring = (zip: Uint8Array<ArrayBuffer>, viewer = researcher) =>
  importStudy(ctx, viewer, { name: 'study.zip', blob: new Blob([zip]) })

/** The export with some of its files changed. */
const altered = (zip: Uint8Array, changes: Readonly<Record<string, (text: string) => string | undefined>>) => {
  const contents = contentsOf(zip)
  for (const [name, change] of Object.entries(changes)) {
    const text = change(contents[name] ?? '')
    if (text === undefined) delete contents[name]
    else contents[name] = text
  }
  const packed = zipSync(Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, strToU8(text)])))
  return new Uint8Array(packed)
}

const idOf = (imported: Imported) => (imported.ok ? imported.id : expect.fail(imported.problem))

describe('a study as a file', () => {
  test('brought into another organisation and exported there is the same to the letter', async () => {
    const first = await exported()
    const elsewhere = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['steward'] })
    const imported = await bring(first, elsewhere)
    expect(imported).toMatchObject({ ok: true, posts: 6, bad: 0, told: [] })
    const second = contentsOf(await exported(idOf(imported), elsewhere))
    expect(second).toEqual(contentsOf(first))
    expect(Object.keys(second)).toEqual(Object.values(files))
  })

  test('can stand twice in one organisation, each with its own posts', async () => {
    const first = await exported()
    const [one, other] = [idOf(await bring(first)), idOf(await bring(first))]
    expect(one).not.toBe(other)
    expect(contentsOf(await exported(other))).toEqual(contentsOf(first))
  })

  test('names nobody, has no key, and opens nothing', async () => {
    const all = Object.values(contentsOf(await exported())).join('\n')
    for (const secret of ['Salainen', 'Törmänen', researcher.member.id, study.joinToken, 'salt', '@']) {
      expect(all).not.toContain(secret)
    }
  })

  test('has what the command line repeats it from: posts a line, codes a row, the sample with its chances', async () => {
    const contents = contentsOf(await exported())
    const posts = (contents[files.posts] ?? '').trim().split('\n')
    expect(posts.map((line) => parsePostLine(line).ok)).toEqual(posts.map(() => true))
    expect(Object.keys(JSON.parse(posts[0] ?? '')).sort()).toEqual([
      'id',
      'kind',
      'language',
      'member',
      'network',
      'text',
      'thread',
      'time',
    ])
    const codes = (contents[files.codesTable] ?? '').trim().split(/\r?\n/)
    expect(codes[0]).toBe('post,member,coder,decision,code')
    expect(codes).toHaveLength(1 + 13)
    expect(codes.filter((line) => line.includes(',adjudicated,work,own-work'))).toHaveLength(1)
    expect(contents[files.sampleTable]).toMatch(/^post,member,stratum,probability,stratumSize,stratumDrawn,thread,/)
    expect(contents[files.sampleTable]).toContain(',all,0.5,8,4,')
  })

  test('is a study of whoever brings it, under a name that no coder had, with the way in closed', async () => {
    const id = idOf(await bring(await exported()))
    const [worker] = await inOrganisation(database.db, researcher.organisation.id, (tx) =>
      tx.selectFrom('studyWorker').selectAll().where('studyId', '=', id).execute(),
    )
    expect(worker).toMatchObject({ memberId: researcher.member.id, part: 'researcher', alias: 'K3' })
    const found = await inOrganisation(database.db, researcher.organisation.id, (tx) =>
      findStudy(tx, researcher.organisation.id, id),
    )
    expect(found).toMatchObject({ joinToken: null, state: 'coding', frozenCodebook: 1 })
    const plain = await makeMember(database.db, researcher.organisation.id)
    expect(await bring(await exported(), plain)).toEqual({ ok: false, problem: 'not-yours' })
  })
})

/** The file with a few bytes of what is packed under `name` turned over. */
function damagedAt(zip: Uint8Array<ArrayBuffer>, name: string): Uint8Array<ArrayBuffer> {
  const damaged = zip.slice()
  const at = Buffer.from(zip).indexOf(name) + name.length
  for (let n = at + 20; n < at + 40; n++) damaged[n] = 255 - (damaged[n] ?? 0)
  return damaged
}

describe('a file that is not as it should be', () => {
  const studies = () =>
    inOrganisation(database.db, researcher.organisation.id, (tx) => tx.selectFrom('study').select('id').execute())

  test('gives its good rows, and tells the bad ones by file and line', async () => {
    const good = await exported()
    const stranger = JSON.stringify({ post: uuid(), coder: 'K1', decision: 'work', code: 'no', isAdjudicated: false })
    const lines = (text: string) => text.trim().split('\n')
    const imported = await bring(
      altered(good, {
        [files.posts]: (text) => ['{ no json', ...lines(text), lines(text)[0], '{"id":"x"}'].join('\n'),
        [files.codes]: (text) =>
          [
            ...lines(text),
            stranger,
            lines(text)[0]?.replace(/"code":"[^"]+"/, '"code":"made-up"'),
            lines(text)[0],
          ].join('\n'),
        [files.participants]: (text) => `${text}${lines(text)[0]}\n`,
      }),
    )
    expect(imported).toMatchObject({ ok: true, posts: 6, bad: 7 })
    expect(imported.ok && imported.told.map(({ file, line }) => `${file} ${line}`).sort()).toEqual([
      ...['codes.jsonl 14', 'codes.jsonl 15', 'codes.jsonl 16', 'participants.jsonl 3'],
      ...['posts.jsonl 1', 'posts.jsonl 8', 'posts.jsonl 9'],
    ])
  })

  test('is refused whole where it is no study, or where nobody could say what its codes mean', async () => {
    const good = await exported()
    const before = await studies()
    const problem = async (zip: Uint8Array<ArrayBuffer>) => {
      const imported = await bring(zip)
      return imported.ok ? 'let in' : imported.problem
    }
    expect(await problem(strToU8('not a zip at all') as Uint8Array<ArrayBuffer>)).toBe('no-zip')
    expect(await problem(good.slice(0, 2000))).toBe('no-zip')
    expect(await problem(altered(good, { [files.head]: () => '{}' }))).toBe('no-study')
    expect(await problem(altered(good, { [files.head]: () => undefined }))).toBe('no-study')
    expect(await problem(altered(good, { [files.head]: (text) => text.replace('"version": 1', '"version": 2') }))).toBe(
      'no-study',
    )
    expect(await problem(altered(good, { [files.codebooks]: () => '{"version":1,"codebook":{}}' }))).toBe('no-codebook')
    expect(await problem(altered(good, { [files.head]: () => `"${'x'.repeat(2 ** 21)}"` }))).toBe('too-much')
    expect(await problem(damagedAt(good, files.codes))).toBe('no-zip')
    expect(await studies()).toEqual(before)
  })

  test('cannot say that a study is frozen that is not, nor run backwards in time', () => {
    const head = {
      ...{ format: 'luotto-study', version: 1, title: 'Ääni', question: '', consentVersion: 1, language: 'fi' },
      ...{ consent: { fi: '', sv: '', en: '' }, periodFrom: null, periodTo: null, kinds: ['post'], maskOthers: true },
      ...{ state: 'coding', seed: 1, frozenCodebook: 1 },
    }
    expect(parseHead(head)).toMatchObject({ title: 'Ääni' })
    for (const wrong of [
      { frozenCodebook: null },
      { state: 'draft' },
      { seed: -1 },
      { title: ' ' },
      { kinds: ['poem'] },
      { periodFrom: '2026-02-01', periodTo: '2026-01-01' },
    ]) {
      expect(parseHead({ ...head, ...wrong })).toBeUndefined()
    }
  })
})
