import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bluesky } from '../../src/networks/bluesky.ts'
import { networkContract } from '../../src/networks/contract.ts'
import type { Account, Post } from '../../src/networks/network.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { recordsOf, seenBy } from './records.ts'
import { type Pds, type PdsAccount, startPds } from './start-pds.ts'

const accountOf = ({ handle, password }: PdsAccount, { url }: Pds): Account => {
  return { service: url, handle, secret: password }
}

networkContract('Bluesky', async () => {
  const pds = await startPds()
  const aino = await pds.makeAccount('aino')
  return {
    network: bluesky(openOutbound({ allow: [pds.place] })),
    account: accountOf(aino, pds),
    wrongSecret: 'wrong-password',
    hasCards: true,
    refusedPicture: { bytes: new Uint8Array(1_000_001), mediaType: 'image/jpeg', alt: 'Liian suuri' },
    posts: async () => new Map([...(await recordsOf(pds, aino.did))].map(([key, record]) => [key, seenBy(record)])),
    takeDown: () => pds.tell({ do: 'down' }),
    dieInNextWrite: (having) => pds.tell({ do: 'die-in-next-write', having }),
    bringBack: () => pds.tell({ do: 'back' }),
    close: () => pds.stop(),
  }
})

describe('a post on Bluesky', () => {
  let pds: Pds
  let aino: PdsAccount
  let veikko: PdsAccount
  let keys = 0

  beforeAll(async () => {
    pds = await startPds()
    aino = await pds.makeAccount('aino')
    veikko = await pds.makeAccount('veikko')
  })
  afterAll(() => pds?.stop())

  const toldAt = new Date('2026-11-20T09:30:00.000Z')
  const network = () => bluesky(openOutbound({ allow: [pds.place] }))
  const publish = async (post: Partial<Post>) => {
    const key = network().newKey(toldAt.getTime() + keys++, 0)
    const published = await network().publish(
      { text: 'Hei', language: 'fi', toldAt, ...post },
      accountOf(aino, pds),
      key,
    )
    return { key, published, record: (await recordsOf(pds, aino.did)).get(key) }
  }

  test('is, read back, the record that it should be: facets where they stand, card, picture, language', async () => {
    const text = 'Hyvää työtä 👩‍🔬 @veikko.test ja @ei-ketään @nobody.test! https://luotto.example/go/a #työ'
    const url = 'https://luotto.example/go/a'
    const card = { url, title: 'Näin se tehtiin', description: 'Juttu' }
    const picture = { bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), mediaType: 'image/jpeg', alt: 'Silta' } as const
    const { key, published, record } = await publish({ text, card, pictures: [picture] })
    expect(published).toEqual({ state: 'published', url: `https://bsky.app/profile/${aino.did}/post/${key}` })
    expect(record).toEqual({
      $type: 'app.bsky.feed.post',
      text,
      langs: ['fi'],
      createdAt: '2026-11-20T09:30:00.000Z',
      facets: expect.any(Array),
      embed: {
        $type: 'app.bsky.embed.external',
        external: {
          uri: url,
          title: 'Näin se tehtiin',
          description: 'Juttu',
          thumb: expect.objectContaining({ $type: 'blob', mimeType: 'image/jpeg', size: 4 }),
        },
      },
    })
    const bytes = new TextEncoder().encode(text)
    const marked = record?.facets?.map(({ index, features }) => [
      new TextDecoder().decode(bytes.slice(index.byteStart, index.byteEnd)),
      features,
    ])
    expect(marked).toEqual([
      ['@veikko.test', [{ $type: 'app.bsky.richtext.facet#mention', did: veikko.did }]],
      [url, [{ $type: 'app.bsky.richtext.facet#link', uri: url }]],
      ['#työ', [{ $type: 'app.bsky.richtext.facet#tag', tag: 'työ' }]],
    ])
  })

  test('goes without a picture that is too big', async () => {
    const picture = { bytes: new Uint8Array(1_000_001), mediaType: 'image/jpeg', alt: 'Silta' } as const
    const card = { url: 'https://luotto.example/go/a', title: 'a', description: 'b' }
    const { published, record } = await publish({ card, pictures: [picture] })
    expect(published.state).toBe('published')
    expect(record?.embed?.external).not.toHaveProperty('thumb')
  })

  test('of 300 characters as people count them goes out; one of 301 is too long', async () => {
    expect((await publish({ text: '👩‍🔬'.repeat(250) + 'ä'.repeat(50) })).published.state).toBe('published')
    const { published, record } = await publish({ text: 'ä'.repeat(301) })
    expect(published).toMatchObject({ state: 'rejected', refusal: 'too-long' })
    expect(record).toBeUndefined()
  })

  test('by somebody whose handle was pasted with an @ and invisible marks goes out', async () => {
    const account = { ...accountOf(aino, pds), handle: `\u202a@${aino.handle}\u202c ` }
    const verified = await network().verify(account)
    expect(verified).toEqual({ ok: true, handle: aino.handle, service: pds.url })
  })

  test('is not sent to a private address that is not allowed', async () => {
    const strict = bluesky(openOutbound({ allow: [] }))
    const post: Post = { text: 'Hei', language: 'fi', toldAt }
    const published = await strict.publish(post, accountOf(aino, pds), strict.newKey(0, 0))
    expect(published).toMatchObject({ state: 'rejected', refusal: 'other' })
  })

  // To an app password, the network does not tell an account that was taken down from a wrong password.
  test.each([
    { what: 'deactivated', refusal: 'account-suspended' },
    { what: 'takedown', refusal: 'wrong-password' },
  ] as const)('by an account that is under $what is rejected: $refusal', async ({ what, refusal }) => {
    const account = await pds.makeAccount(what)
    await moderate(pds, account.did, what)
    const post: Post = { text: 'Hei', language: 'fi', toldAt }
    const published = await network().publish(post, accountOf(account, pds), network().newKey(0, 0))
    expect(published).toMatchObject({ state: 'rejected', refusal })
    expect(await network().verify(accountOf(account, pds))).toEqual({ ok: false, problem: 'not-found' })
  })

  test.each([0, 1, 3, 10, 30])('whose PDS is killed %i ms after it got it ends up there once', async (having) => {
    const key = network().newKey(toldAt.getTime() + keys++, 0)
    const publishOnce = () => network().publish({ text: 'Kerran', language: 'fi', toldAt }, accountOf(aino, pds), key)
    await pds.tell({ do: 'die-in-next-write', having })
    const first = await publishOnce()
    expect(['unknown', 'published']).toContain(first.state)
    await pds.tell({ do: 'back' })
    const found = (await network().find?.(accountOf(aino, pds), key)) ?? expect.fail('it cannot look')
    expect(first.state === 'published' ? ['found'] : ['found', 'absent']).toContain(found.state)
    const there = (await recordsOf(pds, aino.did)).has(key)
    expect(there, 'what is found is there, and what is not is not').toBe(found.state === 'found')
    expect(await publishOnce()).toMatchObject({ state: 'published' })
    const all = [...(await recordsOf(pds, aino.did)).entries()]
    expect(all.filter(([rkey]) => rkey === key)).toHaveLength(1)
  })
})

/** What the network's own moderators do. */
async function moderate(pds: Pds, did: string, what: 'takedown' | 'deactivated'): Promise<void> {
  const response = await fetch(`${pds.url}/xrpc/com.atproto.admin.updateSubjectStatus`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa('admin:admin-pass')}` },
    body: JSON.stringify({
      subject: { $type: 'com.atproto.admin.defs#repoRef', did },
      [what]: { applied: true, ref: '1' },
    }),
  })
  expect(response.status).toBe(200)
}
