import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type LookupFunction } from 'node:net'
import zlib from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Outbound, openOutbound } from './outbound.ts'

type Site = { readonly place: string; readonly port: number; readonly seen: string[]; handle: RequestListener }

const limits = { maxBytes: 1_000_000, timeoutMs: 5_000 }
const closers: (() => unknown)[] = []
let site: Site
let outbound: Outbound

async function openSite(handle: RequestListener): Promise<Site> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    opened.handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const { port } = server.address() as AddressInfo
  const opened: Site = { place: `127.0.0.1:${port}`, port, seen, handle }
  return opened
}

/** A resolver that gives the answers one after another, and the last one for ever. */
function resolver(...answers: string[][]): LookupFunction & { calls: number } {
  const lookup = Object.assign(
    ((_host, options, callback) => {
      const addresses = answers[Math.min(lookup.calls++, answers.length - 1)] ?? []
      const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      if (options.all) return callback(null, all)
      callback(null, all[0]?.address ?? '', all[0]?.family)
    }) satisfies LookupFunction as LookupFunction,
    { calls: 0 },
  )
  return lookup
}

const textOf = (result: { body?: Uint8Array }) => new TextDecoder().decode(result.body)

beforeEach(async () => {
  site = await openSite((_request, response) => response.end('hello'))
  outbound = openOutbound({ allow: [site.place] })
})

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('a fetch', () => {
  test('answers status, headers, body and address', async () => {
    site.handle = (_request, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('none')
    const result = await outbound.fetch(`http://${site.place}/a?b=c`, limits)
    expect(result).toMatchObject({ ok: true, status: 404, url: `http://${site.place}/a?b=c` })
    expect(result).toHaveProperty('headers.content-type', 'text/plain')
    expect(textOf(result as { body: Uint8Array })).toBe('none')
  })

  test('posts a body and says who asks', async () => {
    site.handle = async (request, response) => {
      const parts = await request.toArray()
      response.end(`${request.headers['user-agent']} ${request.headers['content-length']} ${Buffer.concat(parts)}`)
    }
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, method: 'POST', body: 'päivää' })
    expect(textOf(result as { body: Uint8Array })).toBe('Luotto/0.1 9 päivää')
  })

  test.each([
    ['gzip', zlib.gzipSync('packed')],
    ['br', zlib.brotliCompressSync('packed')],
    ['deflate', zlib.deflateSync('packed')],
    ['deflate', zlib.deflateRawSync('packed')],
  ])('unpacks %s', async (coding, bytes) => {
    site.handle = (_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes)
    const result = await outbound.fetch(`http://${site.place}/`, limits)
    expect(textOf(result as { body: Uint8Array })).toBe('packed')
  })

  test('takes a 304 that names a coding but has no body', async () => {
    site.handle = (_request, response) => response.writeHead(304, { 'content-encoding': 'gzip' }).end()
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ ok: true, status: 304 })
  })

  test('says that a packed body broke off', async () => {
    const bytes = zlib.gzipSync('packed'.repeat(1000)).subarray(0, 30)
    site.handle = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ ok: false, problem: 'unreachable' })
  })

  test('says that it cannot unpack what it did not ask for', async () => {
    site.handle = (_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('packed')
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ ok: false, problem: 'unreachable' })
  })
})

describe('a private address is refused', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://①②⑦.0.0.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[64:ff9b::127.0.0.1]:PORT/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://localhost:PORT/',
    'http://LOCALHOST:PORT/',
    'https://127.0.0.1:PORT/',
  ])('%s', async (address) => {
    const guarded = openOutbound({ allow: [] })
    const result = await guarded.fetch(address.replace('PORT', String(site.port)), limits)
    expect(result).toMatchObject({ ok: false, problem: 'refused-address', sent: false })
    expect(site.seen).toEqual([])
  })

  test.each([[['127.0.0.1']], [['::1']], [['::ffff:10.0.0.1']], [['::7f00:1']], [['1.1.1.1', '192.168.0.1']]])(
    'where a name leads to %j',
    async (addresses) => {
      const guarded = openOutbound({ allow: [], lookup: resolver(addresses) })
      const result = await guarded.fetch(`http://feeds.example:${site.port}/`, limits)
      expect(result).toMatchObject({ ok: false, problem: 'refused-address', sent: false })
      expect(site.seen).toEqual([])
    },
  )

  test('where a name leads to a public address when asked first, and to a private one after', async () => {
    // Public by its number, but given to nobody: the connection comes to nothing.
    const lookup = resolver(['3ffe::1'], ['127.0.0.1'])
    const guarded = openOutbound({ allow: [], lookup })
    const first = await guarded.fetch(`http://rebinds.example:${site.port}/`, { ...limits, timeoutMs: 300 })
    expect(first).toMatchObject({ ok: false, sent: false })
    expect(lookup.calls, 'what was judged is what was connected to').toBe(1)
    const second = await guarded.fetch(`http://rebinds.example:${site.port}/`, limits)
    expect(second).toMatchObject({ ok: false, problem: 'refused-address' })
    expect(site.seen).toEqual([])
  })

  test('on another port of a host that is allowed on one', async () => {
    const other = await openSite((_request, response) => response.end('secret'))
    expect(await outbound.fetch(`http://${other.place}/`, limits)).toMatchObject({ problem: 'refused-address' })
    expect(other.seen).toEqual([])
  })
})

describe('an address is bad', () => {
  test.each(['', 'kissa', 'file:///etc/passwd', 'ftp://example.com/', 'data:text/plain,x', 'http://a:b@example.com/'])(
    '%j',
    async (address) => {
      expect(await outbound.fetch(address, limits)).toMatchObject({ ok: false, problem: 'bad-address', sent: false })
    },
  )

  test('where a header would break the line', async () => {
    const request = { ...limits, headers: { 'if-none-match': 'a\r\nx-evil: 1' } }
    expect(await outbound.fetch(`http://${site.place}/`, request)).toMatchObject({ ok: false, problem: 'bad-address' })
  })
})

describe('a redirect', () => {
  const to = (location: string, status = 302): RequestListener => {
    return (request, response) => {
      if (request.url === '/there') response.end(`${request.method} ${JSON.stringify(request.headers)}`)
      else response.writeHead(status, { location }).end()
    }
  }

  test('is followed, and the address that answered is told', async () => {
    site.handle = to('/there')
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({
      status: 200,
      url: `http://${site.place}/there`,
    })
  })

  test('to a private address is refused', async () => {
    const other = await openSite((_request, response) => response.end('secret'))
    site.handle = to(`http://${other.place}/`)
    const result = await outbound.fetch(`http://${site.place}/`, limits)
    expect(result).toMatchObject({ ok: false, problem: 'refused-address', sent: true })
    expect(other.seen).toEqual([])
  })

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://a:b@example.com/', 'http://['])(
    'to %s is refused',
    async (location) => {
      site.handle = to(location)
      expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ ok: false, problem: 'bad-address' })
    },
  )

  test('that goes round is given up', async () => {
    site.handle = to('/')
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, maxRedirects: 3 })
    expect(result).toMatchObject({ ok: false, problem: 'too-many-redirects', sent: true })
    expect(site.seen).toHaveLength(4)
  })

  test('to another origin takes no credentials along', async () => {
    const other = await openSite(to(''))
    outbound = openOutbound({ allow: [site.place, other.place] })
    site.handle = to(`http://${other.place}/there`)
    const headers = { Authorization: 'Bearer key', Cookie: 'a=b', 'x-kept': 'kept' }
    const text = textOf((await outbound.fetch(`http://${site.place}/`, { ...limits, headers })) as { body: Uint8Array })
    expect(text).toContain('"x-kept":"kept"')
    expect(text).not.toMatch(/authorization|cookie/i)
  })

  test('within the origin keeps them', async () => {
    site.handle = to('/there')
    const headers = { authorization: 'Bearer key' }
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, headers })
    expect(textOf(result as { body: Uint8Array })).toContain('Bearer key')
  })

  test('never takes a body to another origin', async () => {
    const other = await openSite(to(''))
    outbound = openOutbound({ allow: [site.place, other.place] })
    site.handle = to(`http://${other.place}/there`, 307)
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, method: 'POST', body: 'password' })
    expect(result).toMatchObject({ ok: false, problem: 'refused-address', sent: true })
    expect(other.seen).toEqual([])
  })

  test('after a post is followed with a get', async () => {
    site.handle = to('/there', 303)
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, method: 'POST', body: 'x' })
    expect(textOf(result as { body: Uint8Array })).toMatch(/^GET (?!.*content-length)/)
  })
})

describe('a body too large', () => {
  test('is cut off long before its 50 MB have come', async () => {
    let written = 0
    site.handle = (_request, response) => {
      const more = () => {
        while (written < 50_000_000 && !response.destroyed) {
          written += 65_536
          if (!response.write(Buffer.alloc(65_536, 'a'))) return response.once('drain', more)
        }
      }
      more()
    }
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, maxBytes: 100_000 })
    expect(result).toMatchObject({ ok: false, problem: 'too-large', sent: true })
    expect(written).toBeLessThan(20_000_000)
  })

  test('is counted unpacked: a bomb of 200 MB in 200 KB', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(200_000_000))
    site.handle = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    const before = process.memoryUsage().arrayBuffers
    const result = await outbound.fetch(`http://${site.place}/`, limits)
    expect(result).toMatchObject({ ok: false, problem: 'too-large' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('is one of exactly the limit not', async () => {
    site.handle = (_request, response) => response.end(Buffer.alloc(1000))
    const ask = (maxBytes: number) => outbound.fetch(`http://${site.place}/`, { ...limits, maxBytes })
    expect(await ask(1000)).toMatchObject({ ok: true })
    expect(await ask(999)).toMatchObject({ ok: false, problem: 'too-large' })
  })
})

describe('a failure says whether the request may have arrived', () => {
  test('not where nobody listens', async () => {
    const closed = createTcpServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const place = `127.0.0.1:${(closed.address() as AddressInfo).port}`
    closed.close()
    await once(closed, 'close')
    const result = await openOutbound({ allow: [place] }).fetch(`http://${place}/`, limits)
    expect(result).toMatchObject({ ok: false, problem: 'unreachable', sent: false })
    expect(result).toHaveProperty('detail', `${place}: ECONNREFUSED`)
  })

  test('not where the name is unknown', async () => {
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), [])
    const result = await openOutbound({ allow: [], lookup }).fetch('http://nowhere.example/', limits)
    expect(result).toMatchObject({ ok: false, problem: 'unreachable', sent: false })
  })

  test('not where the other end does not speak TLS', async () => {
    expect(await outbound.fetch(`https://${site.place}/`, limits)).toMatchObject({ ok: false, sent: false })
  })

  test('yes where the connection is cut after it', async () => {
    site.handle = (request) => request.socket.destroy()
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ problem: 'unreachable', sent: true })
  })

  test('yes where the answer breaks off', async () => {
    site.handle = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => request.socket.destroy(), 20)
    }
    expect(await outbound.fetch(`http://${site.place}/`, limits)).toMatchObject({ problem: 'unreachable', sent: true })
  })

  test('yes where no answer comes in time', async () => {
    site.handle = () => undefined
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, timeoutMs: 100 })
    expect(result).toMatchObject({ ok: false, problem: 'timeout', sent: true })
  })

  test('yes where the answer drips past the time limit', async () => {
    site.handle = (_request, response) => {
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(drip))
    }
    const start = Date.now()
    const result = await outbound.fetch(`http://${site.place}/`, { ...limits, timeoutMs: 200 })
    expect(result).toMatchObject({ ok: false, problem: 'timeout', sent: true })
    expect(Date.now() - start).toBeLessThan(2000)
  })
})
