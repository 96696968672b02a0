import type { DeviceClass } from '../../core/click.ts'
import type { NetworkId } from '../../core/networks.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export type ImaginedClicks = { readonly hour: number; readonly deviceClass: DeviceClass; readonly clicks: number }

export type ImaginedTelling = {
  /** Who told, and which story, each by its place in its list. */
  readonly person: number
  readonly story: number
  readonly network: NetworkId
  /** Milliseconds since 1970, like the hours of its clicks. */
  readonly at: number
  readonly clicks: readonly ImaginedClicks[]
}

type World = {
  readonly people: number
  /** When each story came, and until when it was offered. */
  readonly stories: readonly { readonly from: number; readonly until: number }[]
  readonly now: number
  readonly chance: () => number
}

// As it tends to be: most tell now and then, some often, some never.
const eagerness = [1.4, 0.4, 0, 1, 0.6, 2.2, 1, 0, 0.8, 3] as const
const networks: readonly NetworkId[] = [
  ...(['linkedin', 'linkedin', 'linkedin', 'linkedin', 'linkedin'] as const),
  ...(['bluesky', 'bluesky', 'mastodon', 'whatsapp', 'whatsapp', 'facebook', 'facebook', 'email'] as const),
]
// Of twenty clicks, as many come from each.
const devices: readonly DeviceClass[] = [
  ...Array<DeviceClass>(12).fill('phone'),
  ...Array<DeviceClass>(6).fill('desktop'),
  'tablet',
  'other',
]

/** Tellings of all stories by some of the people, with the clicks that came of them; a story is told mostly while it is new. */
export function imagineTellings({ people, stories, now, chance }: World): ImaginedTelling[] {
  const told: ImaginedTelling[] = []
  stories.forEach(({ from, until }, story) => {
    for (let person = 0; person < people; person++) {
      const eager = eagerness[person % eagerness.length] ?? 0
      if (chance() > 0.42 * eager) continue
      const at = workingHour(from + chance() ** 2 * 21 * dayMs, chance)
      if (at >= Math.min(until, now - hourMs)) continue
      told.push({ person, story, network: pick(networks, chance), at, clicks: imagineClicks(at, now, chance) })
    }
  })
  return told.sort((one, other) => one.at - other.at)
}

/** Most clicks come within the first day, and their number has a long tail. */
function imagineClicks(at: number, now: number, chance: () => number): ImaginedClicks[] {
  const wanted = Math.floor(Math.exp(1 + 1.5 * chance() + 1.2 * chance() * chance()))
  const sums = new Map<string, ImaginedClicks>()
  for (let n = 0; n < wanted; n++) {
    const later = -Math.log(1 - chance() * 0.999) * 16 * hourMs
    const hour = Math.floor((at + later) / hourMs) * hourMs
    if (hour + hourMs > now) continue
    const deviceClass = pick(devices, chance)
    const key = `${hour} ${deviceClass}`
    sums.set(key, { hour, deviceClass, clicks: (sums.get(key)?.clicks ?? 0) + 1 })
  }
  return [...sums.values()]
}

// Between six and eighteen by the clock of UTC, which is daytime in Finland too.
const workingHour = (at: number, chance: () => number): number =>
  Math.floor(at / dayMs) * dayMs + (6 + 12 * chance()) * hourMs

const pick = <T>(from: readonly T[], chance: () => number): T => from[Math.floor(chance() * from.length)] as T

/** Chance that is the same every time: what is made up looks the same wherever it is shown (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
