import { hash, randomBytes } from 'node:crypto'

const saltLivesMs = 24 * 3_600_000

/**
 * Makes the key, in hexadecimal, by which a repeated click is known: a hash of the address, the user agent and the
 * slug with a salt that this process made up and tells nobody. The salt lives a day at most, and
 * neither it nor a key is ever written down: afterwards nobody can find out whose a key was, nor whether
 * two keys of different days belong together. (A repeat across the change of the salt is counted twice,
 * and so is one that another process answers.)
 */
export function openDeviceKeys(clock: () => number): (address: string, userAgent: string, slug: string) => string {
  let salt = ''
  let since = Number.NEGATIVE_INFINITY
  return (address, userAgent, slug) => {
    const now = clock()
    // A clock that was set back changes the salt too: it must not live longer for it.
    if (now - since >= saltLivesMs || now < since) {
      salt = randomBytes(32).toString('base64')
      since = now
    }
    // As hexadecimal text: measured, a Buffer for each click takes three times as long.
    return hash('sha256', `${salt}\n${slug}\n${address}\n${userAgent}`, 'hex')
  }
}
