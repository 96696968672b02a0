import type { Decision } from '../../src/core/voice/codebook.ts'
import { defaultCodebook } from '../../src/core/voice/default-codebook.ts'

/** A decision of the default codebook; nothing where it has none such. */
export async function decisionIn(decision: string): Promise<Decision | undefined> {
  return defaultCodebook.decisions.find(({ id }) => id === decision)
}
