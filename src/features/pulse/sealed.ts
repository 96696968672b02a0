import type { Context } from '../../context.ts'
import type { Given } from '../../core/pulse/answers.ts'

// What lies in the database while a wave is open is sealed with the installation's own key, which does not: whoever has
// a copy of the database has no answers, and cannot make ballots.

export const sealKey = (ctx: Pick<Context, 'secrets'>, poolId: string, privateKey: Buffer): string =>
  ctx.secrets.seal(`pulse key ${poolId}`, privateKey.toString('base64'))

export function openKey(ctx: Pick<Context, 'secrets'>, poolId: string, sealed: string): Buffer {
  const opened = ctx.secrets.open(`pulse key ${poolId}`, sealed)
  if (opened === undefined) throw new Error('The key of a pool cannot be opened: SECRET_KEY is another one.')
  return Buffer.from(opened, 'base64')
}

/** Answers are as long as one another, sealed: a length would tell how many items one left out. */
const paddedTo = 1024

export const sealAnswers = (ctx: Pick<Context, 'secrets'>, waveId: string, answers: Given['answers']): string =>
  ctx.secrets.seal(`pulse answers ${waveId}`, JSON.stringify(answers).padEnd(paddedTo))

export const sealText = (ctx: Pick<Context, 'secrets'>, waveId: string, text: string): string =>
  ctx.secrets.seal(`pulse answers ${waveId}`, text)

/** What was sealed by either of the two above. */
export function openAnswers(ctx: Pick<Context, 'secrets'>, waveId: string, sealed: string): string {
  const opened = ctx.secrets.open(`pulse answers ${waveId}`, sealed)
  if (opened === undefined) throw new Error('An answer cannot be opened: SECRET_KEY is another one.')
  return opened
}
