import { afterEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { clientOf } from '../support/client.ts'
import { makeOrganisation, signInAs } from '../support/factories.ts'

// What networks ask of us, and where they send people back to.

let app: TestApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

test('behind TLS it stands at our address who we are, with the public half of the key alone', async () => {
  app = await startApp({ BASE_URL: 'https://luotto.example' })
  const response = await clientOf(app).get('/oauth/client-metadata.json')
  expect(response.status).toBe(200)
  const about = await response.json()
  expect(about).toMatchObject({
    client_id: 'https://luotto.example/oauth/client-metadata.json',
    redirect_uris: ['https://luotto.example/oauth/callback/bluesky'],
    dpop_bound_access_tokens: true,
    token_endpoint_auth_method: 'private_key_jwt',
  })
  expect(about.jwks.keys).toHaveLength(1)
  expect(about.jwks.keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256' })
  expect(about.jwks.keys[0]).not.toHaveProperty('d')
})

test('on one’s own machine there is no such page, and who comes back by the other name goes on by the own one', async () => {
  app = await startApp({ BASE_URL: 'http://localhost:4567' })
  expect((await clientOf(app).get('/oauth/client-metadata.json')).status).toBe(404)
  const back = await clientOf(app).get('/oauth/callback/bluesky?code=a&state=b')
  expect([back.status, back.headers.get('location')]).toEqual([
    302,
    'http://localhost:4567/oauth/callback/bluesky?code=a&state=b',
  ])
})

test('whatever a callback’s address says, it leads to one’s own channels and nowhere else', async () => {
  app = await startApp()
  const { people } = await makeOrganisation(app.database.db)
  const client = clientOf(app, await signInAs(app, people.member))
  for (const network of ['mastodon', 'bluesky', 'linkedin']) {
    const evil = encodeURIComponent('https://evil.example/')
    const query = `state=x&code=y&iss=${evil}&redirect_uri=${evil}&next=${evil}&error_description=${evil}`
    const answer = await client.get(`/oauth/callback/${network}?${query}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/mine/channels?problem=mismatch'])
  }
  expect((await client.get('/oauth/callback/evil?state=x')).status).toBe(404)
  expect((await clientOf(app).get('/oauth/callback/mastodon?state=x')).headers.get('location')).toBe('/sign-in')
})

test('without an app at LinkedIn no page speaks of an account there; with one, the page offers it', async () => {
  const page = async (environment: Record<string, string>) => {
    app = await startApp(environment)
    const { people } = await makeOrganisation(app.database.db)
    const text = await (await clientOf(app, await signInAs(app, people.member)).get('/mine/channels')).text()
    await app.close()
    app = undefined
    return text
  }
  expect(await page({})).not.toContain('LinkedIn')
  const offered = await page({ LINKEDIN_CLIENT_ID: 'an-id', LINKEDIN_CLIENT_SECRET: 'a-secret-of-tests' })
  expect(offered).toContain('LinkedIn')
  expect(offered).not.toContain('a-secret-of-tests')
})
