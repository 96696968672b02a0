import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Gate = {
  readonly port: number
  /** Lets everybody through to the server at this port, from now on. */
  readonly open: (to: number) => Promise<void>
  /** Nobody gets through, and nobody is answered: the port is closed. */
  readonly close: () => Promise<void>
  /**
   * Cuts the connection of the next request that begins with `start`: before the server has got it, so many
   * milliseconds after, or once it has answered, with nothing of the answer let through. Calls `after` then.
   */
  readonly cutNext: (start: string, when: When, after: () => void) => void
}

type When = 'before' | 'answered' | number
type Cut = { readonly start: string; readonly when: When; readonly after: () => void }

/** A way to a server, on a port of its own, that can break in the worst moment. */
export async function openGate(): Promise<Gate> {
  const sockets = new Set<Socket>()
  let target = 0
  let cut: Cut | undefined

  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    client.once('data', (head) => {
      const mine = cut && head.toString('latin1').startsWith(cut.start) ? cut : undefined
      if (mine) cut = undefined
      if (!mine) {
        upstream.write(head)
        client.pipe(upstream).pipe(client)
        return
      }
      const end = () => {
        mine.after()
        client.destroy()
      }
      if (mine.when === 'before') return end()
      upstream.write(head)
      client.pipe(upstream)
      if (mine.when === 'answered') upstream.once('data', end)
      else setTimeout(end, mine.when)
    })
  })

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const close = async () => {
    if (!server.listening) return
    server.close()
    for (const socket of sockets) socket.destroy()
    await once(server, 'close')
  }
  // Taken once, to know the number, and given back until there is a server to lead to.
  const port = await listen(0)
  await close()
  return {
    port,
    open: async (to) => {
      target = to
      if (!server.listening) await listen(port)
    },
    close,
    cutNext: (start, when, after) => {
      cut = { start, when, after }
    },
  }
}
