import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

type Command =
  | { readonly do: 'account'; readonly name: string }
  | { readonly do: 'down' | 'back' }
  | { readonly do: 'die-in-next-write'; readonly having: 'kept' | 'lost' | number }

export type PdsAccount = {
  readonly handle: string
  readonly did: string
  readonly password: string
  readonly own: string
}

/** A real PDS in processes of its own; what it understands is told in `pds.ts`. */
export type Pds = {
  readonly url: string
  readonly directory: string
  /** `host:port`, as the way out wants it. */
  readonly place: string
  readonly makeAccount: (name: string) => Promise<PdsAccount>
  readonly tell: (command: Command) => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startPds(): Promise<Pds> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./pds.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the PDS has ended')
    const said = JSON.parse(value)
    if (said.error) throw new Error(said.error)
    return said
  }
  const ask = (command: Command) => {
    child.stdin.write(`${JSON.stringify(command)}\n`)
    return answer()
  }
  const { url, directory } = await answer()
  return {
    url,
    directory,
    place: new URL(url).host,
    makeAccount: (name) => ask({ do: 'account', name }),
    tell: async (command) => void (await ask(command)),
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.stdin?.end()
  if (child.exitCode === null) await once(child, 'exit')
}
