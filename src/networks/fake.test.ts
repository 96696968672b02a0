import { describe, expect, test } from 'vitest'
import { networkContract, type SeenPost } from './contract.ts'
import { type FakeNetwork, fakeAccount, fakeNetwork } from './fake.ts'
import type { Post } from './network.ts'

networkContract('the fake', async () => {
  const network = fakeNetwork()
  return {
    network,
    account: fakeAccount,
    posts: async () => new Map(network.posts.map((sent) => [sent.key, seenBy(sent.post)])),
    takeDown: async () => network.setDown(true),
    dieInNextWrite: async (having) => network.next(having === 'kept' ? 'unknown-but-published' : 'unknown-and-absent'),
    bringBack: async () => network.setDown(false),
    close: async () => undefined,
  }
})

function seenBy({ text, card }: Post): SeenPost {
  return { text, links: text.match(/https:\/\/\S+/g) ?? [], ...(card ? { card } : {}) }
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

  test('and keeps the posts of two accounts apart', async () => {
    const network = fakeNetwork()
    await publish(network)
    const other = { ...fakeAccount, handle: 'veikko.fake.example' }
    expect(await network.find(other, 'k')).toEqual({ state: 'absent' })
  })
})
