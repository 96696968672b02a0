import { Agent, get } from 'node:http'

/** What a load process is told, as JSON in its first argument. It answers with a `PageResult` for each page, as JSON. */
export type PageOrder = {
  /** In turns, a page a request: what slows the machine down for a moment meets them alike. */
  readonly pages: readonly { readonly url: string; readonly cookie: string }[]
  readonly connections: number
  readonly milliseconds: number
}

export type PageResult = {
  readonly pages: number
  readonly perSecond: number
  /** In milliseconds, from the sending of a request to the last byte of its answer. */
  readonly median: number
  readonly p99: number
  readonly bytes: number
}

/** Keeps every connection busy with one request at a time; anything but a page is an error. */
async function load({ pages, connections, milliseconds }: PageOrder): Promise<PageResult[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const samples = pages.map((page) => ({ ...page, took: [] as number[], bytes: 0 }))
  const ask = (sample: (typeof samples)[number]) =>
    new Promise<void>((resolve, reject) => {
      const sent = performance.now()
      const headers = { cookie: sample.cookie, accept: 'text/html' }
      const request = get(sample.url, { agent, headers }, (response) => {
        let length = 0
        response.on('data', (chunk: Buffer) => {
          length += chunk.length
        })
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new Error(`${sample.url} answers ${response.statusCode}.`))
          sample.took.push(performance.now() - sent)
          sample.bytes = length
          resolve()
        })
      })
      request.on('error', reject)
    })
  const start = performance.now()
  let next = 0
  const keepBusy = async () => {
    while (performance.now() - start < milliseconds || next < samples.length) {
      await ask(samples[next++ % samples.length] as (typeof samples)[number])
    }
  }
  await Promise.all(Array.from({ length: connections }, keepBusy))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return samples.map(({ took, bytes }) => {
    const sorted = took.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return { pages: took.length, perSecond: took.length / seconds, median: at(0.5), p99: at(0.99), bytes }
  })
}

if (import.meta.main) console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? '') as PageOrder)))
