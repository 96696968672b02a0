#!/usr/bin/env node
import './production.ts'
import { commands } from './commands.ts'

// Results go to standard output, messages to standard error; 0 well, 1 bad input, 2 bad usage.
const [name, ...words] = process.argv.slice(2)
// Not what every object has: "constructor" is no command.
const command = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined

if (name === '--help' || name === undefined) {
  console.log('npm run -s luotto -- COMMAND\n')
  for (const [word, { about }] of Object.entries(commands)) console.log(`  ${word.padEnd(14)}${about}`)
  console.log('\nCOMMAND --help says more of each.')
  process.exitCode = name === undefined ? 2 : 0
} else if (!command) {
  console.error(`There is no command "${name}". See "npm run -s luotto -- --help".`)
  process.exitCode = 2
} else if (words.includes('--help')) {
  console.log(command.helpOf?.(words) ?? `${command.usage}\n\n${command.about}`)
} else {
  process.exitCode = await command.run(words, command.usage)
}
