import { openAsBlob, readFileSync } from 'node:fs'
import { openArchive } from '../src/archives/open-archive.ts'

// One measurement of bench/archives.ts: `read` or `bare`, and a file. Nothing else is loaded here.

const steps: Readonly<Record<string, (path: string) => Promise<number>>> = {
  read: async (path) => {
    const opened = await openArchive([{ path, blob: await openAsBlob(path) }])
    if (!opened.ok) throw new Error(JSON.stringify(opened.bad))
    let count = 0
    for await (const found of opened.archive.read()) if ('post' in found) count++
    return count
  },
  bare: async (path) => {
    const { unzipSync } = await import('fflate')
    const text = new TextDecoder().decode(unzipSync(readFileSync(path))['data/tweets.js'])
    return (JSON.parse(text.slice(text.indexOf('['))) as unknown[]).length
  },
}

const [name = '', path = ''] = process.argv.slice(2)
const begun = performance.now()
const posts = (await steps[name]?.(path)) ?? 0
const seconds = (performance.now() - begun) / 1000
console.log(JSON.stringify({ posts, seconds, megabytes: peak() / 1024 }))

/** Of this process alone: what the system counts for a child begins with what its parent had. */
function peak(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}
