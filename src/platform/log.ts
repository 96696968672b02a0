import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

// Secrets and persons have no business in a log, at whatever depth they are handed in.
const redacted = ['secret', 'password', 'token', 'cookie', 'authorization', 'email', 'text', 'handle']
const paths = redacted.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/** A log of JSON lines on standard error: standard output is for results. */
export function openLog(config: Pick<Config, 'logLevel'>, destination: NodeJS.WritableStream = process.stderr): Log {
  return pino({ level: config.logLevel, redact: { paths, censor: '(hidden)' }, base: null }, destination)
}
