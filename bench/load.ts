import { connect } from 'node:net'

/** What a load process is told, as JSON in its first argument. It answers with a `LoadResult` as JSON. */
export type LoadOrder = {
  readonly port: number
  readonly connections: number
  /** It ends after so many requests, or so much time, whichever comes first. */
  readonly requests: number
  readonly milliseconds: number
  readonly links: number
  /** Every request comes from an address of its own, counted from here. */
  readonly firstAddress: number
}

export type LoadResult = {
  readonly redirects: number
  readonly others: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
]

/**
 * Keeps every connection busy with one request at a time. It writes and reads plain sockets, as a
 * client that parses would take more of the processor than the server, and be what is measured.
 */
async function load(order: LoadOrder): Promise<LoadResult> {
  // Latencies in steps of 10 µs, up to 2 s.
  const buckets = new Uint32Array(200_001)
  const start = performance.now()
  let [sent, redirects, others] = [0, 0, 0]

  const request = () => {
    const slug = Math.floor(Math.random() * order.links)
    const address = order.firstAddress + sent++
    const from = `${(address >>> 24) & 255}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`
    return (
      `GET /go/bench${slug.toString().padStart(6, '0')} HTTP/1.1\r\nHost: luotto.test\r\n` +
      `User-Agent: ${agents[address % agents.length]}\r\nAccept: text/html\r\nX-Forwarded-For: ${from}\r\n\r\n`
    )
  }

  const keepBusy = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(order.port, '127.0.0.1').setNoDelay(true)
      let [sentAt, text] = [0, '']
      const next = () => {
        if (sent >= order.requests || performance.now() - start >= order.milliseconds) {
          socket.end(resolve)
          return
        }
        sentAt = performance.now()
        socket.write(request(), 'latin1')
      }
      socket.on('connect', next).on('error', reject)
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1')
        // The answers have no body.
        if (!text.endsWith('\r\n\r\n')) return
        const bucket = Math.min(Math.floor((performance.now() - sentAt) * 100), buckets.length - 1)
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
        if (text.startsWith('HTTP/1.1 302')) redirects++
        else others++
        text = ''
        next()
      })
    })
  await Promise.all(Array.from({ length: order.connections }, keepBusy))

  const seconds = (performance.now() - start) / 1000
  const at = (share: number) => percentile(buckets, redirects + others, share)
  return { redirects, others, perSecond: redirects / seconds, p50: at(0.5), p99: at(0.99), worst: at(1) }
}

/** In milliseconds. */
function percentile(buckets: Uint32Array, total: number, share: number): number {
  let before = 0
  for (const [at, count] of buckets.entries()) {
    before += count
    if (before >= total * share) return at / 100
  }
  return Number.POSITIVE_INFINITY
}

if (import.meta.main) console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? '') as LoadOrder)))
