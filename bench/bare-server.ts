import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that node:http can do for a redirect: what the tracked link is measured against.
const server = createServer((_req, res) => {
  res.writeHead(302, { Location: 'https://example.org/stories/1', 'Content-Length': 0 })
  res.end()
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss(), cpu: process.cpuUsage() }))
process.channel?.unref()
