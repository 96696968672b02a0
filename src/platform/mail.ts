export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Mailer = {
  /** False where there is no mail server: mails are then printed, and pages say so. */
  readonly delivers: boolean
  readonly send: (mail: Mail) => Promise<void>
}
