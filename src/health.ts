import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Config } from './config.ts'
import type { Metrics } from './platform/metrics.ts'
import { knownMigrations } from './platform/migrate.ts'
import { sameBytes } from './platform/secrets.ts'

/** `ready` when requests can be answered well; otherwise in a word why not. */
export type Readiness = 'ready' | 'stopping' | 'no database' | 'migrated by a newer version'

export type Health = {
  readonly look: () => Promise<Readiness>
  /** From now on no new request is wanted. */
  readonly leave: () => void
}

const patienceMs = 2_000

/** Whether the database answers, and is as this version knows it. */
export function openHealth(pool: pg.Pool): Health {
  const known = new Set(knownMigrations().map(({ name }) => name))
  let leaving = false
  const ask = async (): Promise<Readiness> => {
    const { rows } = await pool.query<{ name: string }>('select name from schema_migration')
    return rows.every(({ name }) => known.has(name)) ? 'ready' : 'migrated by a newer version'
  }
  return {
    leave: () => {
      leaving = true
    },
    look: async () => {
      if (leaving) return 'stopping'
      const { promise, resolve } = Promise.withResolvers<Readiness>()
      const timer = setTimeout(() => resolve('no database'), patienceMs)
      ask().then(resolve, () => resolve('no database'))
      return promise.finally(() => clearTimeout(timer))
    },
  }
}

type Told = { readonly metrics: Metrics; readonly health: Health }

/** Answers an operator's machines on an address of its own, whatever the role of the process. */
export function openHealthServer({ metrics, health }: Told, { token }: NonNullable<Config['metrics']>): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0]
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end()
    else if (path === '/healthz') plain(response, 200, 'ok')
    else if (path === '/readyz') {
      const readiness = await health.look()
      plain(response, readiness === 'ready' ? 200 : 503, readiness)
    } else if (path !== '/metrics') plain(response, 404, '404')
    else if (token && !isToken(request, token)) {
      response.setHeader('WWW-Authenticate', 'Bearer')
      plain(response, 401, '401')
    } else {
      const text = await metrics.text()
      response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text)
    }
  }
  return createServer((request, response) => {
    answer(request, response).catch(() => (response.headersSent ? response.destroy() : plain(response, 503, '503')))
  })
}

const plain = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text)
}

const isToken = ({ headers }: IncomingMessage, token: string): boolean =>
  sameBytes(Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`))
