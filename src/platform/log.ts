import { type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

// Secrets and persons have no business in a log, at whatever depth they are handed in.
const redacted = new Set(['secret', 'password', 'token', 'cookie', 'authorization', 'email', 'text', 'handle'])
const hidden = '(hidden)'
const deepest = 8

/** A log of JSON lines on standard error: standard output is for results. */
export function openLog(config: Pick<Config, 'logLevel'>, destination: NodeJS.WritableStream = process.stderr): Log {
  const log = (fields: Record<string, unknown>) => fieldsOf(fields, 0)
  // Errors come out of `fieldsOf` as they shall be, so that pino has nothing more to make of them.
  const serializers = { err: (error: unknown) => error }
  return pino({ level: config.logLevel, base: null, formatters: { log }, serializers }, destination)
}

function fieldsOf(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redacted.has(name) ? hidden : shown(name, value, depth)]),
  )
}

function shown(name: string, value: unknown, depth: number): unknown {
  if (typeof value === 'string') return name === 'path' ? withoutTokens(value) : withoutAddresses(value)
  if (value instanceof Error) return errorOf(value, depth)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth >= deepest) return hidden
  if (Array.isArray(value)) return value.map((one) => shown(name, one, depth + 1))
  return fieldsOf(value, depth + 1)
}

/**
 * Of an error, what leads to its cause, and nothing else that hangs on it: the database tells the values
 * that it refused, and a mail server the addresses.
 */
function errorOf(error: Error, depth: number): Record<string, unknown> {
  const { name: type, message, stack, cause } = error
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown }
  const because = cause instanceof Error && depth < deepest ? { cause: errorOf(cause, depth + 1) } : {}
  return {
    type,
    message: withoutAddresses(message),
    stack: withoutAddresses(stack ?? ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...because,
  }
}

const withoutAddresses = (text: string): string => text.replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, hidden)

/** An address of a page may end with a token that signs somebody in: what is long and no id is left out. */
const withoutTokens = (path: string): string =>
  path.replace(/[^/]{20,}/g, (part) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part) ? part : hidden))
