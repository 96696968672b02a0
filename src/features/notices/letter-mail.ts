import type { Mail } from '../../platform/mail.ts'
import { type Letter, letterHtml, letterText } from '../../ui/letter.ts'

/** A letter as the mailer takes it. */
export function mailOf(letter: Letter, envelope: { readonly to: string; readonly id: string }): Mail {
  const { language, subject, off } = letter
  const mail = { ...envelope, language, subject, text: letterText(letter), html: letterHtml(letter) }
  return off ? { ...mail, unsubscribe: off.address } : mail
}
