import type { BlindedBallot, SignedBallot } from './ballot.ts'

// The ballot on the device, by its wave and not by who is signed in: it is nobody's. A browser that keeps nothing has
// the address of the ballot instead.

const named = (wave: string, what: string) => `luotto.pulse.${wave}.${what}`

function read<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(name)
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Kept nowhere then: the page still has it.
  }
}

export const keptBlinded = (wave: string) => read<BlindedBallot>(named(wave, 'blinded'))
export const keepBlinded = (wave: string, ballot: BlindedBallot) => write(named(wave, 'blinded'), ballot)
export const keptSigned = (wave: string) => read<SignedBallot>(named(wave, 'ballot'))

/** With the signature on it, what took the blinding off is of no use any more. */
export function keepSigned(wave: string, ballot: SignedBallot): void {
  write(named(wave, 'ballot'), ballot)
  write(named(wave, 'blinded'), undefined)
}

/** What was answered so far, by item. */
export type Filled = Readonly<Record<string, number | string>>
export const keptAnswers = (wave: string): Filled => read<Filled>(named(wave, 'answers')) ?? {}
export const keepAnswers = (wave: string, filled: Filled) => write(named(wave, 'answers'), filled)

/** A ballot as the part of an address that no browser sends. */
export const writtenBallot = ({ pool, message, signature }: SignedBallot): string =>
  `#${new URLSearchParams({ pool, message, signature })}`

export function readBallot(hash: string): SignedBallot | undefined {
  const part = new URLSearchParams(hash.replace(/^#/, ''))
  const [pool, message, signature] = [part.get('pool'), part.get('message'), part.get('signature')]
  return pool && message && signature ? { pool, message, signature } : undefined
}
