import { type Command, usage } from './command.ts'
import { study } from './study.ts'

// What needs the server is imported where it runs: a command that needs none starts at once.
const server = () => import('./server-commands.ts')

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    about: 'Serves the pages and does the work (npm start builds first).',
    usage: [usage('serve'), usage('serve --demo')].join('\n'),
    run: async (words) => (await server()).serveWith(words),
  },
  migrate: {
    about: 'Brings the database to the newest schema.',
    usage: usage('migrate'),
    run: async (words) => (await server()).migrateWith(words),
  },
  user: {
    about: 'Lists users, adds one, or makes a sign-in link where there is no mail server.',
    usage: [
      usage('user list'),
      usage('user link EMAIL'),
      usage('user add EMAIL NAME [--role ROLE]… [--organisation ID or NAME]'),
    ].join('\n'),
    run: async (words, usage) => (await server()).user(words, usage),
  },
  organisation: {
    about: 'Lists organisations, founds one more, or makes a link by which an admin joins one.',
    usage: [
      usage('organisation list'),
      usage('organisation add NAME EMAIL [--language fi|sv|en]'),
      usage('organisation link ID EMAIL'),
    ].join('\n'),
    run: async (words, usage) => (await server()).organisation(words, usage),
  },
  study,
  backup: {
    about: 'Writes everything except the key into one file, also while the server runs; prints its path.',
    usage: `${usage('backup [FOLDER or FILE]')}\n\nWithout a place, the file is written into the current folder as luotto-YYYY-MM-DD.luotto.`,
    run: async (words, usage) => (await server()).backUp(words, usage),
  },
  restore: {
    about: 'Puts a backup into an empty database and an empty DATA_DIR, or changes nothing.',
    usage: `${usage('restore FILE [--without-key]')}\n\nThe key that belongs to it must be in SECRET_KEY or in DATA_DIR/secret.key, unless --without-key is said.`,
    run: async (words, usage) => (await server()).restoreFrom(words, usage),
  },
  look: {
    about: 'Takes a second look at a draft: what a kind colleague might say before it goes out.',
    usage: `${usage('look FILE [--json] [--language fi|sv|en] [--kind KIND]')}\n\nFILE may be - for standard input. Without --language it is seen by the text. Places are in UTF-16 code units.`,
    run: async (words) => (await import('./look.ts')).look(words, commands.look?.usage ?? ''),
  },
  config: {
    about: 'Lists the variables of the configuration and their values.',
    usage: usage('config'),
    run: async (words) => (await server()).configWith(words),
  },
}
