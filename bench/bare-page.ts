import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// The least that a page can be in the same framework: what the pages are measured against.
const page = `<!doctype html><html lang="fi"><title>Luotto</title><h1>Kerrottavaa</h1><p>${'Juttuja. '.repeat(100)}</p></html>`
const hono = new Hono().get('/', (c) => c.html(page))
serve({ fetch: hono.fetch, port: 0, hostname: '127.0.0.1' }, (address) =>
  console.log(`http://127.0.0.1:${(address as AddressInfo).port}`),
)
