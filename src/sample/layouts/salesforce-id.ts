const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const checks = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/**
 * An 18-character record id: object prefix, instance, number in base 62, and three characters that
 * hold which of the fifteen before are capitals, so that ids survive tools that ignore case
 * (Salesforce help, "What are record IDs"). Numbers go up to 62^5 - 1.
 */
export function salesforceId(prefix: string, number: number): string {
  let rest = number
  let tail = ''
  for (let place = 0; place < 5; place += 1) {
    tail = digits.charAt(rest % 62) + tail
    rest = Math.floor(rest / 62)
  }
  return withCheck(`${prefix}5g00000${tail}`)
}

/** The 18-character form of a 15-character id. */
export function withCheck(id: string): string {
  return id + checkOf(id.slice(0, 5)) + checkOf(id.slice(5, 10)) + checkOf(id.slice(10))
}

function checkOf(five: string): string {
  let bits = 0
  for (let place = 0; place < 5; place += 1) {
    const code = five.charCodeAt(place)
    if (code >= 65 && code <= 90) bits += 1 << place
  }
  return checks.charAt(bits)
}
