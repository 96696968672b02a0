import { describe, expect, test } from 'vitest'
import { networkContract, type SeenPost } from './contract.ts'
import { type FakeNetwork, fakeAccount, fakeNetwork } from './fake.ts'
import type { Post } from './network.ts'

networkContract('the fake', async () => {
  const network = fakeNetwork()
  return {
    network,
    account: fakeAccount,
    wrongSecret: 'wrong-password',
    hasCards: true,
    posts: async () => new Map(network.posts.map((sent) => [sent.key, seenBy(sent.post)])),
    takeDown: async () => network.setDown(true),
    dieInNextWrite: async (having) => network.next(having === 'kept' ? 'unknown-but-published' : 'unknown-and-absent'),
    bringBack: async () => network.setDown(false),
    close: async () => undefined,
  }
})

function seenBy({ text, card, pictures }: Post): SeenPost {
  const seen = pictures?.map(({ bytes, alt }) => ({ bytes: bytes.length, alt }))
  return {
    text,
    links: text.match(/https:\/\/\S+/g) ?? [],
    ...(card ? { card } : {}),
    ...(seen ? { pictures: seen } : {}),
  }
}

describe('the fake does what it is told for its next publications', () => {
  const post: Post = { text: 'Hei', language: 'fi', toldAt: new Date(0) }
  const publish = (network: FakeNetwork, key = 'k') => network.publish(post, fakeAccount, key)

  test('in order, and publishes after them', async () => {
    const network = fakeNetwork()
    network.next('retry-later', 'too-long', 'rejected', 'unknown-and-absent')
    const answers = [await publish(network), await publish(network), await publish(network), await publish(network)]
    expect(answers).toMatchObject([
      { state: 'retry-later' },
      { state: 'rejected', refusal: 'too-long' },
      { state: 'rejected', refusal: 'other' },
      { state: 'unknown' },
    ])
    expect(network.posts).toEqual([])
    expect(await publish(network)).toMatchObject({ state: 'published' })
    expect(network.posts).toMatchObject([{ key: 'k', post }])
    expect(network.tries()).toBe(5)
  })

  test('and says so once the member has signed out at the network, until signed in again', async () => {
    const network = fakeNetwork()
    network.setSignedOut(fakeAccount.handle, true)
    expect(await publish(network)).toMatchObject({ state: 'rejected', refusal: 'signed-out' })
    network.setSignedOut(fakeAccount.handle, false)
    expect(await publish(network)).toMatchObject({ state: 'published' })
  })

  test('and refuses to take away as often as it is told to', async () => {
    const network = fakeNetwork()
    await publish(network)
    network.refuseRemovals(1)
    const { url } = network.posts[0] ?? expect.fail('nothing was sent')
    expect(await network.remove(fakeAccount, 'k', url)).toMatchObject({ state: 'rejected', refusal: 'other' })
    expect(await network.remove(fakeAccount, 'k', url)).toEqual({ state: 'removed' })
  })

  test('and keeps the posts of two accounts apart', async () => {
    const network = fakeNetwork()
    await publish(network)
    const other = { ...fakeAccount, handle: 'veikko.fake.example' }
    expect(await network.find(other, 'k')).toEqual({ state: 'absent' })
  })
})
