import { createTransport } from 'nodemailer'
import { escapeHtml } from './escape-html.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  /** Plain text; the HTML part is made from it. */
  readonly text: string
  readonly language: string
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
  return {
    delivers: true,
    send: async ({ to, subject, text, language }) => {
      await transport.sendMail({ to, subject, text, html: htmlOf(text, subject, language) })
    },
    close: () => transport.close(),
  }
}

/** The same words as paragraphs; an address on a line of its own becomes a link. */
export function htmlOf(text: string, title: string, language: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const safe = escapeHtml(paragraph.trim())
    const linked = /^https?:\/\/\S+$/.test(safe) ? `<a href="${safe}">${safe}</a>` : safe.replaceAll('\n', '<br>')
    return `<p>${linked}</p>`
  })
  const body = `<body style="font:17px/1.55 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em">`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>${body}${paragraphs.join('')}</body></html>`
}
