import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What comes of a write. `silent` and `cut` break off: the answer never comes, or the connection ends. */
export type Write = 'kept' | 'kept-silent' | 'kept-cut' | 'lost-cut' | 'busy' | 'refused'

/** What has just happened, for a test that acts in the midst of it. */
export type Moment = 'signing-in' | 'looked' | 'put' | 'kept' | 'answered' | 'silent'

export type FakePds = {
  readonly address: string
  /** As the configuration's OUTBOUND_ALLOW wants it. */
  readonly place: string
  /** Posts that stand there, by record key. */
  readonly posts: ReadonlyMap<string, string>
  /** How often each text was kept, under whatever key. */
  readonly kept: ReadonlyMap<string, number>
  /** Texts that were sent again though they stood there already. */
  readonly sentAgain: readonly string[]
  /** What the next writes come to; asked for each. */
  readonly onWrite: (choose: () => Write) => void
  readonly onMoment: (listen: (moment: Moment) => void) => void
  readonly close: () => Promise<void>
}

const did = 'did:plc:abcdefghijklmnopqrstuvwx'
const cid = 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a'
const uriOf = (rkey: string) => `at://${did}/app.bsky.feed.post/${rkey}`

/**
 * A server of the AT Protocol as far as publishing needs one, over HTTP: it keeps what it is given and says so,
 * or does not say so. As the real one it writes a record under a key once where only a first write is asked for.
 */
export async function fakePds(): Promise<FakePds> {
  const posts = new Map<string, string>()
  const kept = new Map<string, number>()
  const sentAgain: string[] = []
  let choose: () => Write = () => 'kept'
  let listen: (moment: Moment) => void = () => undefined

  const put = async (request: IncomingMessage, response: ServerResponse) => {
    const { rkey, record, swapRecord } = JSON.parse(await bodyOf(request)) as Put
    listen('put')
    if (posts.has(rkey)) sentAgain.push(record.text)
    if (posts.has(rkey) && swapRecord === null)
      return json(response, 400, { error: 'InvalidSwap', message: 'It is there.' })
    const write = choose()
    if (write === 'busy') return json(response, 503, { error: 'UpstreamFailure', message: 'Busy.' })
    if (write === 'refused') return json(response, 400, { error: 'InvalidRequest', message: 'Not that.' })
    if (write === 'lost-cut') return void response.destroy()
    posts.set(rkey, record.text)
    kept.set(record.text, (kept.get(record.text) ?? 0) + 1)
    listen('kept')
    if (write === 'kept-silent') return listen('silent')
    if (write === 'kept-cut') return void response.destroy()
    json(response, 200, { uri: uriOf(rkey), cid })
    listen('answered')
  }

  const look = (url: URL, response: ServerResponse) => {
    const rkey = url.searchParams.get('rkey') ?? ''
    const text = posts.get(rkey)
    if (text === undefined) json(response, 400, { error: 'RecordNotFound', message: 'No such record.' })
    else json(response, 200, { uri: uriOf(rkey), cid, value: { $type: 'app.bsky.feed.post', text } })
    listen('looked')
  }

  const server = createServer(async (request, response) => {
    response.on('error', () => undefined)
    const url = new URL(request.url ?? '/', 'http://pds')
    const name = url.pathname.replace('/xrpc/', '')
    if (name === 'com.atproto.repo.getRecord') return look(url, response)
    // A client that is killed amid its sending is not heard to the end.
    if (name === 'com.atproto.repo.putRecord') return put(request, response).catch(() => response.destroy())
    if (name !== 'com.atproto.server.createSession') return json(response, 501, { error: 'MethodNotImplemented' })
    const session = { did, handle: 'aino.example', accessJwt: 'access', refreshJwt: 'refresh', active: true }
    json(response, 200, session)
    listen('signing-in')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    posts,
    kept,
    sentAgain,
    onWrite: (next) => {
      choose = next
    },
    onMoment: (next) => {
      listen = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Put = { readonly rkey: string; readonly record: { readonly text: string }; readonly swapRecord?: string | null }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
