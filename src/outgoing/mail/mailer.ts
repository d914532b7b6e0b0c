/** One e-mail to one person. */
export interface MailMessage {
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  /** The content of the page's body; the page around it says language and direction. */
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Language tag of subject and text, as in `fa`. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export interface MailAddress {
  readonly name?: string
  readonly address: string
}

/** Done when the mail server, or the folder, has taken the message. */
export interface Mailer {
  readonly send: (message: MailMessage) => Promise<void>
  readonly close: () => void
}
