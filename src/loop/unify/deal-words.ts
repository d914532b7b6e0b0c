import { lostWords, wonWords } from '../../domain/index.ts'
import { wordPattern } from '../../sql/index.ts'

/** Lost is looked for before won: see the words. */
export const lostPattern = wordPattern(lostWords)
export const wonPattern = wordPattern(wonWords)

/** Headers of columns that say it in a yes or no. */
export const wonHeader = /^(is[ _]?)?(closed[ _]?)?won\??$/
export const lostHeader = /^(is[ _]?)?(closed[ _]?)?lost\??$/
export const closedHeader = /^(is[ _]?)?(deal[ _]?)?closed\??$/
