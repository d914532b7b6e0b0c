import { dictionary } from '@zxcvbn-ts/language-common'
import { sql } from 'kysely'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string
  readonly name?: string
  /** Of an organisation that is about to be made. */
  readonly organization?: string
}

const everybodys = ['northfit', 'password', 'passwort', 'welcome', 'letmein', 'iloveyou', 'admin']
/** Along the keyboard, the alphabet, the numbers. */
const paths = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const everyPath = [...paths, '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujmikolp']
  .flatMap((path) => [path, [...path].toReversed().join('')])
  .join(' ')

/** The 49,000 passwords that people are known to take most (zxcvbn-ts). */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** Different signs that have to be left when words and ways that others would try are taken out. */
const least = 6
const shortestWord = 3
const shortestPath = 4

/** Would somebody who knows these words, and what everybody takes, get there by trying? */
export function isGuessable(password: string, words: readonly string[]): boolean {
  const known = [...everybodys, ...words.flatMap(partsOf)]
  const plain = password.normalize('NFKC').toLowerCase()
  return [plain, unmasked(plain)].some(
    (text) => new Set(leftOf(text, known)).size < least || isCommon(text),
  )
}

/** A common one, as it is, twice, or with signs and numbers before or after it. */
function isCommon(text: string): boolean {
  const half = text.slice(0, text.length / 2)
  const bare = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return common.has(text) || common.has(bare) || (half + half === text && common.has(half))
}

/**
 * A new password may not be made of its owner's address and name, their organisations, or what everybody takes.
 *
 * @throws Fault `auth.password_guessable`
 */
export async function requireUnguessable(
  db: Db,
  password: string,
  { email, name = '', organization = '' }: PasswordOwner,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select o.name from organization o join invitation i on i."organizationId" = o.id
      where lower(i.email) = ${email.toLowerCase()}
    union select o.name from organization o join member m on m."organizationId" = o.id
      join "user" u on u.id = m."userId" where u.email = ${email.toLowerCase()}`.execute(db)
  const words = [email, name, organization, ...rows.map((row) => row.name)]
  if (isGuessable(password, words)) throw new Fault('auth.password_guessable')
}

function partsOf(words: string): string[] {
  const parts = words
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
  return [...parts, parts.join('')].filter((part) => part.length >= shortestWord)
}

/** `n0rthf!t` as it is read. */
function unmasked(text: string): string {
  const [signs, letters] = ['013457@$!', 'oieastasi']
  return [...text].map((sign) => letters[signs.indexOf(sign)] ?? sign).join('')
}

function leftOf(text: string, words: readonly string[]): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const word = words.find((one) => text.startsWith(one, at))
    const known = word?.length ?? pathAt(text, at)
    if (known === 0) left += text.charAt(at)
    at += Math.max(known, 1)
  }
  return left
}

/** How far the text goes along one of the paths from here, where that is far enough to be no chance. */
function pathAt(text: string, at: number): number {
  let length = 0
  while (
    at + length < text.length &&
    text.charAt(at + length) !== ' ' &&
    everyPath.includes(text.slice(at, at + length + 1))
  )
    length += 1
  return length >= shortestPath ? length : 0
}
