import './production.ts'
import { buildIfNeeded } from './build.ts'
import { serveWith } from './server-commands.ts'

buildIfNeeded()
process.exitCode = await serveWith(process.argv.slice(2))
