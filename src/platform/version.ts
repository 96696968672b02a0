import { readFileSync } from 'node:fs'

const { version: written } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The version of this Luotto, e.g. `0.1.0`. */
export const version = written
