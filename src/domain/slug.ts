/** The part of a trait's id that comes from users' words: lower case, everything but letters and digits as "_". */
export function slug(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '') || 'value'
  )
}
