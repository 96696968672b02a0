import './production.ts'
import { buildIfNeeded } from './build.ts'
import { commands } from './commands.ts'

buildIfNeeded()
process.exitCode = await commands.serve?.run(process.argv.slice(2))
