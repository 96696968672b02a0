import { randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Study } from './find-study.ts'

/** Not to be guessed: 128 bits. */
export const newJoinToken = (): string => randomBytes(16).toString('base64url')

/** Where whoever has it comes to take part; `null` while taking part is closed. */
export const joinLink = (
  { baseUrl }: Pick<Context, 'baseUrl'>,
  { joinToken }: Pick<Study, 'joinToken'>,
): string | null => joinToken && `${baseUrl}/study/${joinToken}`
