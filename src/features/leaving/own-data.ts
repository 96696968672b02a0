import { Zip, ZipDeflate } from 'fflate'
import type { Context } from '../../context.ts'
import type { Viewer } from '../people/viewer.ts'
import { sections } from './held.ts'
import { ownDataPage } from './own-data-page.ts'
import { personOf, readHeld } from './read-held.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'baseUrl' | 'secrets'>

/**
 * Everything that is held of the viewer in this organisation, as one ZIP: `data.json` for machines and
 * `luotto.html` for people. It is made while it is sent, so that a long history needs no more memory
 * than a short one.
 */
export async function* ownData(ctx: Ctx, viewer: Viewer): AsyncGenerator<Uint8Array> {
  const person = await personOf(ctx, viewer)
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const about = { madeAt: new Date(ctx.clock()), host: new URL(ctx.baseUrl).host }
  const parts = {
    'data.json': asJson(ctx, viewer, person, about),
    'luotto.html': ownDataPage(ctx, viewer, person, about),
  }
  const encoder = new TextEncoder()
  for (const [name, text] of Object.entries(parts)) {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = about.madeAt
    zip.add(entry)
    for await (const piece of text) {
      entry.push(encoder.encode(piece))
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

export type About = { readonly madeAt: Date; readonly host: string }
type Person = Awaited<ReturnType<typeof personOf>>

/** See docs/decisions/0022 for the shape. A change that a reader would stumble over raises the version. */
async function* asJson(ctx: Ctx, viewer: Viewer, person: Person, { madeAt, host }: About): AsyncGenerator<string> {
  const head = { format: 'luotto-own-data', version: 1, host, organisation: viewer.organisation.name, madeAt }
  yield `${JSON.stringify(head).slice(0, -1)},\n"sections":{`
  for (const [at, section] of sections.entries()) {
    yield `${at === 0 ? '' : ','}\n${JSON.stringify(section)}:[`
    let first = true
    for await (const row of readHeld(ctx, person, section)) {
      yield `${first ? '' : ','}\n${JSON.stringify(row)}`
      first = false
    }
    yield ']'
  }
  yield '\n}}\n'
}
