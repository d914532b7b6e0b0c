/** Names that some systems keep for devices, whatever comes after the dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** What people call a thing as the name of a file or folder that every system takes; short enough to lie deep. */
export function safeFileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, '_')
    .replace(devices, '_$1')
  let name = ''
  for (const sign of plain) {
    if (Buffer.byteLength(name + sign) > 100) break
    name += sign
  }
  return name.replaceAll(/^[. ]+|[. ]+$/g, '') || '_'
}
