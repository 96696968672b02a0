/** 0 well, 1 bad input, 2 bad usage. */
export type ExitCode = 0 | 1 | 2

export type Command = {
  readonly about: string
  readonly usage: string
  /** The help of one of its parts, where the words name one. */
  readonly helpOf?: (words: readonly string[]) => string | undefined
  readonly run: (words: string[], usage: string) => Promise<ExitCode>
}

export const usage = (words: string) => `npm run -s luotto -- ${words}`

export function badUsage(message: string): ExitCode {
  console.error(message)
  return 2
}
