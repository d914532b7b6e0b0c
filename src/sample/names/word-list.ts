/** A list written as one line of words. */
export function words(line: string): readonly string[] {
  return line.trim().split(/\s+/)
}

/** Words of another script with their Latin spelling, written `word=latin`. */
export interface Spelled {
  readonly native: string
  readonly latin: string
}

export function spelled(line: string): readonly Spelled[] {
  return words(line).map((pair) => {
    const [native = '', latin = ''] = pair.split('=')
    return { native: native.replaceAll('_', ' '), latin }
  })
}
