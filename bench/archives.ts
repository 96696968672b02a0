import { execFileSync } from 'node:child_process'
import { createWriteStream, rmSync, statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { blueskyCar } from '../test/support/archives/bluesky.ts'
import { linkedInZip } from '../test/support/archives/linkedin.ts'
import { madePosts } from '../test/support/archives/made-posts.ts'
import { mastodonTarGz } from '../test/support/archives/mastodon.ts'
import { plainCsv } from '../test/support/archives/plain.ts'
import { tweetsJs, xArchive } from '../test/support/archives/x.ts'

// Reading archives, each in a process of its own, so that its peak of memory is its own. Beside it stands the least
// that any reader of X's export would do: unpack it whole and parse it at once. The ratio holds on a machine that
// others use too, the seconds do not.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, posts: { type: 'string', default: '22000' } },
})
const goals = { seconds: 3, megabytes: 150 }

type Measured = { readonly posts: number; readonly seconds: number; readonly megabytes: number }

function inProcess(what: 'bare' | 'read', path: string): Measured {
  const words = [fileURLToPath(new URL('archives-step.ts', import.meta.url)), what, path]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Measured
}

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

function told(name: string, all: readonly Measured[]): Measured {
  const one = {
    posts: all[0]?.posts ?? 0,
    seconds: middle(all.map(({ seconds }) => seconds)),
    megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
  }
  const rate = Math.round(one.posts / one.seconds)
  console.log(
    `${name.padEnd(34)}${one.seconds.toFixed(2).padStart(8)} s${String(rate).padStart(10)} posts/s${one.megabytes.toFixed(0).padStart(7)} MB`,
  )
  return one
}

async function compare(count: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'luotto-archives-'))
  const write = async (name: string, chunks: Iterable<string | Uint8Array>) => {
    await pipeline(Readable.from(chunks), createWriteStream(join(folder, name)))
    return join(folder, name)
  }
  try {
    const posts = [...madePosts(count)]
    const x = await write('x.zip', [xArchive(posts)])
    const others = {
      'Mastodon, .tar.gz': await write('archive.tar.gz', [mastodonTarGz(posts)]),
      'Bluesky, CAR': await write('repo.car', [await blueskyCar(posts)]),
      'LinkedIn, ZIP': await write('linkedin.zip', [linkedInZip(posts)]),
      CSV: await write('posts.csv', plainCsv(posts)),
    }
    const pairs = Array.from({ length: rounds }, () => ({ bare: inProcess('bare', x), read: inProcess('read', x) }))
    const least = told(
      `X, ZIP, unpacked and parsed whole`,
      pairs.map((pair) => pair.bare),
    )
    const whole = told(
      `X, ZIP`,
      pairs.map((pair) => pair.read),
    )
    for (const [name, path] of Object.entries(others)) told(name, [inProcess('read', path)])
    const ratio = middle(pairs.map((pair) => pair.read.seconds / pair.bare.seconds))
    console.log(
      `\nReading takes ${ratio.toFixed(1)} times as long as the least, in ${(whole.megabytes / least.megabytes).toFixed(1)} times its memory.`,
    )
    console.log(
      `${count} posts in less than ${goals.seconds} s and ${goals.megabytes} MB: ${whole.seconds < goals.seconds && whole.megabytes < goals.megabytes ? 'yes' : 'NO'}\n`,
    )
    for (const many of [count * 10, count * 50]) {
      const path = await write('tweets.js', tweetsJs(madePosts(many)))
      told(`X, tweets.js of ${(statSync(path).size / 1e6).toFixed(0)} MB`, [inProcess('read', path)])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await compare(Number(values.posts), Number(values.rounds))
