import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  /** As `SMTP_URL` wants it. */
  readonly url: string
  /** What was delivered, in the order in which it came. */
  readonly mails: ParsedMail[]
  /** Whether it turns mails away for now. */
  readonly refuse: (refuses: boolean) => void
  readonly close: () => Promise<void>
}

/** A mail server on loopback that takes everything and delivers it to the test. */
export async function mailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = []
  let refuses = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('Not now') : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (now) => {
      refuses = now
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Who a mail went to. */
export const receiverOf = ({ to }: ParsedMail): string | undefined => (Array.isArray(to) ? to[0] : to)?.text
