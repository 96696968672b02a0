import { badUsage, type ExitCode } from '../command.ts'

/** What whoever gave the input can mend; its message says where and how. */
export class BadInput extends Error {}

/** What can be mended is said in a line, with 1 for the input and 2 for the words; anything else is a bug. */
export function toldInput(error: unknown, usage: string): ExitCode {
  const { code = '', path = '' } = error as { code?: string; path?: string }
  if (code.startsWith('ERR_PARSE_ARGS')) return badUsage(`${(error as Error).message}\n${usage}`)
  const said = error instanceof BadInput ? error.message : fileFaults[code]?.replace('FILE', path)
  if (said === undefined) throw error
  console.error(said)
  return 1
}

const fileFaults: Readonly<Record<string, string>> = {
  ENOENT: 'There is no FILE.',
  EACCES: 'FILE may not be opened: it belongs to somebody else.',
  EISDIR: 'FILE is a folder, where a file is wanted.',
  ENOTDIR: 'FILE lies in what is no folder.',
  ENOSPC: 'There is no room left on the disk.',
}
