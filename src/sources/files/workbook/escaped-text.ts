/**
 * Text with what XML cannot hold written out: `_x000D_` is a carriage return, `_x005F_` an underscore that
 * would begin such a code (ECMA-376 part 1, 22.9.2.19). Control characters are dropped: no text means them.
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => {
    const code = Number.parseInt(hex, 16)
    const isControl = code < 32 && code !== 9 && code !== 10 && code !== 13
    return isControl ? '' : String.fromCharCode(code)
  })
}
