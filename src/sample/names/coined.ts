import { at } from '../random.ts'
import { words } from './word-list.ts'

/**
 * Company names nobody owns, one for each number: the number's digits in a mixed radix choose the
 * pieces, so no two companies of a sample share a name or a domain and none has to be remembered.
 */
const heads = words(`ver kel sol mar nor tan lum bor dar fen gal hal jor kor lan mel nav nel pel
  qua ram sal tel tor val ven vir vol wes win yor zen bel cal cor del dex dor ful gar gil har hel
  hol kan kar ker lar lor lun mer mir mon nim pal par per por ral rel ros ser sen tal tur`)
const middles = words(`an ar al am av ed el em en er et ev id il im in ir is iv on or os ov od ol om
  ul um un ur us ut`)
const tails =
  words(`a o e ia io eo ea ua ino ina ano ana ero era oro ora ito ita eto eta alo ala elo
  ela ilo ila iso isa oso osa avo ava evo eva ivo iva ondo onda anto anta ento enta isto ista ario
  aria exo exa`)
const trades =
  words(`group labs systems partners works solutions global digital technologies network
  studio hub lines point bridge stone field north west south harbour summit valley river forest peak
  crest gate tower house park square street bay coast island mill forge craft press light spark beam
  wave stream cloud data logic code pixel byte signal circuit motion drive wheel path way track route
  compass anchor sail port dock cargo supply trade market commerce retail goods store shop basket
  pantry kitchen table garden farm orchard meadow grain seed root leaf branch bloom care health clinic
  life vital medic pharma bio chem energy power solar grid volt metals steel timber glass ceramic
  textile design media print sound vision learning skills campus library ventures capital holdings
  trust equity services consulting advisors people talent team`)

/** How many different names there are: more than the largest sample asks for. */
export const coinedNames = heads.length * middles.length * tails.length * trades.length

export interface CoinedName {
  readonly name: string
  readonly slug: string
}

export function coinedName(number: number): CoinedName {
  let rest = number
  const digit = (list: readonly string[]): string => {
    const piece = at(list, rest % list.length)
    rest = Math.floor(rest / list.length)
    return piece
  }
  const brand = digit(heads) + digit(middles) + digit(tails)
  const trade = digit(trades)
  return { name: `${capital(brand)} ${capital(trade)}`, slug: brand + trade }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
