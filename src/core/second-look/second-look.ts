import { absolute } from './checks/absolute.ts'
import { address } from './checks/address.ts'
import { advertLabel } from './checks/advert-label.ts'
import { alt } from './checks/alt.ts'
import { competitor } from './checks/competitor.ts'
import { confidential } from './checks/confidential.ts'
import { copied } from './checks/copied.ts'
import { customerUnreleased } from './checks/customer-unreleased.ts'
import { date } from './checks/date.ts'
import { email } from './checks/email.ts'
import { emoji } from './checks/emoji.ts'
import { employmentUnsaid } from './checks/employment-unsaid.ts'
import { environmentClaim } from './checks/environment-claim.ts'
import { financialClaim } from './checks/financial-claim.ts'
import { hashtag } from './checks/hashtag.ts'
import { healthClaim } from './checks/health-claim.ts'
import { identityCode } from './checks/identity-code.ts'
import { irony } from './checks/irony.ts'
import { link } from './checks/link.ts'
import { longSentence } from './checks/long-sentence.ts'
import { mentions } from './checks/mentions.ts'
import { nameWithMatter } from './checks/name-with-matter.ts'
import { numberPlate } from './checks/number-plate.ts'
import { officialese } from './checks/officialese.ts'
import { phone } from './checks/phone.ts'
import { promise } from './checks/promise.ts'
import { shouting } from './checks/shouting.ts'
import { superlative } from './checks/superlative.ts'
import type { Check, CheckId, Finding, LookContext } from './finding.ts'
import { readDraft } from './read-draft.ts'
import { writtenIn } from './written-in.ts'

const all: Readonly<Record<CheckId, Check>> = {
  'identity-code': identityCode,
  phone,
  address,
  email,
  'number-plate': numberPlate,
  'name-with-matter': nameWithMatter,
  confidential,
  'customer-unreleased': customerUnreleased,
  'advert-label': advertLabel,
  'employment-unsaid': employmentUnsaid,
  competitor,
  promise,
  superlative,
  'health-claim': healthClaim,
  'environment-claim': environmentClaim,
  'financial-claim': financialClaim,
  irony,
  absolute,
  shouting,
  mentions,
  date,
  link,
  hashtag,
  emoji,
  alt,
  'long-sentence': longSentence,
  officialese,
  copied,
}

/**
 * What a kind colleague might say of a draft before it goes out, most careful first. The same text, told in the same
 * way, gives the same; nothing is summed up, and nothing is decided: the writer decides.
 */
export function secondLook(text: string, context: LookContext): readonly Finding[] {
  const draft = readDraft(text)
  return Object.values(all)
    .flatMap((check) => check(draft, context))
    .sort((one, other) => other.weight - one.weight || one.start - other.start)
}

/** The same in the language that the text is plainly in: one chooses a language seldom, and writes what one likes. */
export const secondLookAsWritten = (text: string, context: LookContext): readonly Finding[] =>
  secondLook(text, { ...context, language: writtenIn(readDraft(text), context.language) })
