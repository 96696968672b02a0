import { createTransport } from 'nodemailer'

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly language: string
  /** The same in two forms: see ui/letter.ts. */
  readonly text: string
  readonly html: string
  /**
   * Names the mail. Sent a second time after a kill, it is the same mail to mail servers and programs,
   * which show it once.
   */
  readonly id: string
  /** Where one press, or the mail program by itself (RFC 8058), turns such mails off. */
  readonly unsubscribe?: string
}

export type Mailer = {
  /** False where there is no mail server: mails are then printed, and pages say so. */
  readonly delivers: boolean
  readonly send: (mail: Mail) => Promise<void>
  readonly close: () => void
}

/** Sends by SMTP, or, without a server, prints on `print` what would have been sent. */
export function openMailer(
  config: { smtpUrl: string | undefined; mailFrom: string },
  print: (text: string) => void,
): Mailer {
  if (!config.smtpUrl) {
    const send = async ({ to, subject, text }: Mail) => print(`\nMail to ${to}: ${subject}\n\n${text}\n`)
    return { delivers: false, send, close: () => undefined }
  }
  const transport = createTransport(config.smtpUrl, { from: config.mailFrom })
  const host = /@([\w.-]+)/.exec(config.mailFrom)?.[1] ?? 'localhost'
  return {
    delivers: true,
    send: async ({ to, subject, text, html, id, ...rest }) => {
      await transport.sendMail({ to, subject, text, html, messageId: `<${id}@${host}>`, headers: headersOf(rest) })
    },
    close: () => transport.close(),
  }
}

/** No machine answers a machine: absence notes stay away. */
function headersOf({ language, unsubscribe }: Pick<Mail, 'language' | 'unsubscribe'>): Record<string, string> {
  const own = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
  }
  if (!unsubscribe) return own
  return { ...own, 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
