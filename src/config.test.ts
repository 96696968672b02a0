import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../test/support/folder.ts'
import { type Environment, parseConfig, secretKey, variables } from './config.ts'

const parsed = (environment: Environment) => parseConfig(environment, '/srv/luotto')

const configOf = (environment: Environment) => {
  const result = parsed(environment)
  return result.ok ? result.config : expect.fail(JSON.stringify(result.faults))
}

const faultsOf = (environment: Environment) => {
  const result = parsed(environment)
  return result.ok ? [] : result.faults.map(({ variable }) => variable)
}

test('nothing given is a configuration that works, on this machine alone', () => {
  expect(configOf({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    dataDir: '/srv/luotto/data',
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'luotto@localhost',
    secretKey: undefined,
    role: 'all',
    trustProxy: false,
    assistant: undefined,
    outboundAllow: [],
    metrics: undefined,
    logLevel: 'info',
  })
})

test('an empty variable is one that was not given', () => {
  const empty = Object.fromEntries(Object.keys(variables).map((name) => [name, '']))
  expect(parsed(empty)).toEqual(parsed({}))
})

test('variables of others are of no interest', () => {
  expect(parsed({ NODE_ENV: 'production', port: '1', HOME: '/root' })).toEqual(parsed({}))
})

test('mails come from the host that people know, unless said otherwise', () => {
  expect(configOf({ BASE_URL: 'https://luotto.example.fi' }).mailFrom).toBe('luotto@luotto.example.fi')
  expect(configOf({ MAIL_FROM: 'Luotto <viestinta@example.fi>' }).mailFrom).toBe('Luotto <viestinta@example.fi>')
})

describe('a fault is', () => {
  test.each<[string, Environment]>([
    ['a port that is none', { PORT: '-1' }],
    ['a port with a word', { PORT: '80a' }],
    ['half a port', { PORT: '80.5' }],
    ['an address without http', { BASE_URL: 'luotto.example.fi' }],
    ['an address that runs something', { BASE_URL: 'javascript:alert(1)' }],
    ['an address with a path, at which it would not be found', { BASE_URL: 'https://example.fi/luotto' }],
    ['a database of another kind', { DATABASE_URL: 'mysql://localhost/luotto' }],
    ['a key of 31 characters', { SECRET_KEY: 'k'.repeat(31) }],
    ['an unknown role', { ROLE: 'ALL' }],
    ['a private host without a port', { OUTBOUND_ALLOW: 'intra.example' }],
    ['half an app at LinkedIn', { LINKEDIN_CLIENT_SECRET: 'a-secret' }],
  ])('%s', (_, environment) => {
    expect(faultsOf(environment)).toEqual(Object.keys(environment))
  })

  test('told with all the others at once', () => {
    const wrong = { PORT: 'x', BASE_URL: 'x', ROLE: 'x', SECRET_KEY: 'x', LOG_LEVEL: 'x' }
    expect(faultsOf(wrong).sort()).toEqual(Object.keys(wrong).sort())
  })
})

test('an address may end with a slash, and is the origin that browsers say', () => {
  expect(configOf({ BASE_URL: 'HTTPS://Luotto.Example.fi:443/' }).baseUrl).toBe('https://luotto.example.fi')
})

describe('the key', () => {
  test('is the one that was given', () => {
    expect(secretKey({ secretKey: 'k'.repeat(32), dataDir: '/nowhere' })).toBe('k'.repeat(32))
  })

  test('is made once, kept, and read by nobody else', () => {
    using folder = temporaryFolder()
    const dataDir = join(folder.path, 'data')
    const key = secretKey({ secretKey: undefined, dataDir })
    expect(key).toHaveLength(43)
    expect(secretKey({ secretKey: undefined, dataDir })).toBe(key)
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe(key)
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600)
    writeFileSync(join(dataDir, 'secret.key'), '')
    expect(() => secretKey({ secretKey: undefined, dataDir })).toThrow('There is no key in')
    using other = temporaryFolder()
    expect(secretKey({ secretKey: undefined, dataDir: other.path })).not.toBe(key)
  })
})
