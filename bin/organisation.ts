import { parseArgs } from 'node:util'
import { type Config, secretKey } from '../src/config.ts'
import { languages } from '../src/core/networks.ts'
import { addOrganisation, adminLink } from '../src/features/people/add-organisation.ts'
import { listOrganisations } from '../src/features/people/list-organisations.ts'
import type { OpenDatabase } from '../src/platform/open.ts'
import { secretsWith } from '../src/platform/secrets.ts'
import type { ExitCode } from './command.ts'

type Do = (database: OpenDatabase, config: Config) => Promise<ExitCode>

/** What `luotto organisation …` is to do; `undefined` where the words say nothing that there is. */
export function organisationCommand(words: string[]): Do | undefined {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: false,
    options: { language: { type: 'string' } },
  })
  const language = languages.find((one) => one === (values.language ?? 'fi'))
  const [what, ...rest] = positionals
  if (what === 'list' && rest.length === 0) return list
  const email = rest.at(-1)?.toLowerCase()
  if (rest.length < 2 || !email || !language) return undefined
  const name = rest.slice(0, -1).join(' ')
  if (what === 'add') return (database, config) => add(database, config, { name, email, language })
  if (what === 'link') return (database, config) => link(database, config, name, email)
  return undefined
}

const list: Do = async ({ db }) => {
  for (const { id, name } of await listOrganisations({ db })) console.log(`${id}\t${name}`)
  return 0
}

const contextOf = ({ db }: OpenDatabase, config: Config) => ({
  db,
  clock: Date.now,
  secrets: secretsWith(secretKey(config)),
  baseUrl: config.baseUrl,
})

async function add(database: OpenDatabase, config: Config, input: Parameters<typeof addOrganisation>[1]) {
  const made = await addOrganisation(contextOf(database, config), input)
  if (!made.ok) return refused(made.problem)
  console.log(made.link)
  console.error(`The organisation is ${made.id}. Its first admin joins by the link, once, within fourteen days.`)
  return 0
}

async function link(database: OpenDatabase, config: Config, id: string, email: string): Promise<ExitCode> {
  const made = await adminLink(contextOf(database, config), id, email)
  if (!made.ok) return refused(made.problem)
  console.log(made.link)
  return 0
}

const messages = {
  'bad-email': 'That is not an e-mail address.',
  'bad-name': 'A name has 1 to 200 characters.',
  'unknown-organisation': 'There is no such organisation: "organisation list" says which there are.',
} as const

function refused(problem: keyof typeof messages): ExitCode {
  console.error(messages[problem])
  return 1
}
