// Runs command lines one after the other in one process, as many processes would, and prints what came of each:
//   node command-lines.ts '[["status"], ["best", "--json"]]'

import { runCli } from '../../src/cli/run-cli.ts'
import { readConfig } from '../../src/config.ts'

const lines: readonly (readonly string[])[] = JSON.parse(process.argv[2] ?? '[]')
const print = process.stdout.write.bind(process.stdout)
const finished: { code: number; out: string; err: string }[] = []
for (const line of lines) {
  const said = { out: '', err: '' }
  const heard = (stream: keyof typeof said) => (chunk: string | Uint8Array) => {
    said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }
  process.stdout.write = heard('out')
  process.stderr.write = heard('err')
  const code = await runCli(line, readConfig(), new AbortController().signal)
  finished.push({ code, ...said })
}
print(JSON.stringify(finished))
