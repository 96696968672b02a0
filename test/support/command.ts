import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

// Each process reads the same thousand files: what the first made of them, the others need not make again.
const compiled = join(tmpdir(), 'luotto-test-compiled')

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
type Environment = Readonly<Record<string, string>>

export type Started = {
  readonly process: ChildProcess
  /** What stood in its output, once it matches; fails when the process ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<Ended>
}

/** `npm run -s luotto -- …`, in an environment of nothing but what is given. */
export function startCommand(words: readonly string[], env: Environment = {}): Started {
  const child = spawn(process.execPath, ['bin/luotto.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, out, err }))
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out)
        if (found) resolve(found)
      }
      child.stdout.on('data', look)
      look()
      void ended.then(() => reject(new Error(`It ended without a word of ${pattern}: ${out}${err}`)))
    })
  return { process: child, says, ended }
}

export const runCommand = (words: readonly string[], env: Environment = {}): Promise<Ended> =>
  startCommand(words, env).ended

/** The processes of PostgreSQL whose files lie in the folder. Elsewhere than on Linux, none is found. */
export const postgresOf = (dataDir: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').filter((id) => {
        try {
          const about = (what: string) => readFileSync(`/proc/${id}/${what}`, 'latin1')
          return /^\d+$/.test(id) && about('cmdline').includes(dataDir) && about('comm').startsWith('postgres')
        } catch {
          return false
        }
      })
