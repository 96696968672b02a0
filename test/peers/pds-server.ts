import { once } from 'node:events'
import { envToCfg, envToSecrets, PDS } from '@atproto/pds'

/**
 * One PDS, told what to be by a message from its parent: `{ env, publicPort }`. It answers `{ port }`, the
 * one that it listens on, and goes when its parent does.
 */
process.on('disconnect', () => process.exit())
process.on('message', async ({ env, publicPort }) => {
  // The address that it gives as its own is the gate's, so that nobody goes round the gate.
  const config = envToCfg({ ...env, port: publicPort })
  config.service.port = 0
  const pds = await PDS.create(config, envToSecrets(env))
  const listen = pds.app.listen.bind(pds.app)
  pds.app.listen = (port: number) => listen(port, '127.0.0.1')
  const server = await pds.start()
  if (!server.listening) await once(server, 'listening')
  process.send?.({ port: server.address().port })
})
