/**
 * Whether a name stays inside of the archive. Nothing is ever written under it, but one that climbs out was made
 * to do harm, and what it holds is not read.
 */
export const staysInside = (name: string): boolean =>
  name !== '' && !/^[/\\]|^[a-z]:/i.test(name) && !name.includes('\0') && !name.split(/[/\\]/).includes('..')

/** What a computer adds of its own, such as macOS its `._tweets.js`. */
export const isClutter = (name: string): boolean => /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/.test(name)
