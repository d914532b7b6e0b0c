import { isLanguage, type Language, translator } from '../../messages/index.ts'

/** A message to somebody, as a mailer takes it. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: Language
}

/** The messages that signing in sends. */
export interface Letters {
  verifyAddress(person: Addressee, link: string): Promise<void>
  resetPassword(person: Addressee, link: string): Promise<void>
  invite(invitation: Invited): Promise<void>
}

interface Addressee {
  readonly name: string
  readonly email: string
  readonly language?: string | null | undefined
}

interface Invited {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly organization: { readonly name: string }
  readonly inviter: { readonly user: Addressee }
}

/** Letters in the reader's language, with links to a server at `url`. */
export function lettersOf(url: string, send: (letter: Letter) => Promise<void>): Letters {
  const write = async (kind: string, to: Addressee, facts: Readonly<Record<string, string>>) => {
    const language = languageOfPerson(to)
    const { t } = translator(language)
    const subject = t(`server.letter.${kind}.subject`, facts)
    await send({ to: to.email, subject, text: t(`server.letter.${kind}.text`, facts), language })
  }
  return {
    verifyAddress: (person, link) => write('verify', person, { name: person.name, link }),
    resetPassword: (person, link) => write('reset', person, { name: person.name, link }),
    invite: ({ id, email, organization, inviter }) =>
      write(
        'invite',
        { name: '', email, language: inviter.user.language },
        {
          organization: organization.name,
          inviter: inviter.user.name,
          link: `${url}/invitation?id=${encodeURIComponent(id)}`,
        },
      ),
  }
}

function languageOfPerson({ language }: Addressee): Language {
  return typeof language === 'string' && isLanguage(language) ? language : 'en'
}
