/** Words that answer yes or no, in lower case, in the languages we read. */
const yes = new Set(
  'yes|y|true|t|1|on|checked|x|✓|✔|won|có|đúng|rồi|ใช่|จริง|มี|是|真|有|对|對|已|بله|بلی|آری|درست|sí|si|verdadero|converted|churned|active'.split(
    '|',
  ),
)
const no = new Set(
  'no|n|false|f|0|off|unchecked|lost|không|sai|chưa|ไม่|ไม่ใช่|เท็จ|ไม่มี|否|假|没有|沒有|无|無|不|未|خیر|نه|نادرست|falso|not converted|retained|inactive'.split(
    '|',
  ),
)

/** The given values parted into yes and no, or undefined where some value is neither. */
export function answersIn(
  values: readonly string[],
): { readonly yes: readonly string[]; readonly no: readonly string[] } | undefined {
  const word = (value: string): string => value.trim().toLowerCase()
  if (
    values.length === 0 ||
    !values.every((value) => yes.has(word(value)) || no.has(word(value)))
  ) {
    return undefined
  }
  return {
    yes: values.filter((value) => yes.has(word(value))),
    no: values.filter((value) => no.has(word(value))),
  }
}
