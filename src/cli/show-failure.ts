import { Fault } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import { faultText, systemFault } from '../workspace/index.ts'

export const exitCodes = { fine: 0, usersProblem: 1, ours: 2, interrupted: 130 } as const

/** Says what went wrong on standard error and gives the exit code: 1 the user can mend it, 2 it is ours. */
export function showFailure(thrown: unknown, translator: Translator, json: boolean): number {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const error = systemFault(thrown)
  if (error instanceof Fault) {
    say(json ? faultJson(error, translator) : faultText(error, translator))
    return exitCodes.usersProblem
  }
  const [code, text, exit] = isAbort(error)
    ? (['stopped', translator.t('cli.interrupted'), exitCodes.interrupted] as const)
    : (['our_fault', ourFaultText(error, translator), exitCodes.ours] as const)
  say(json ? JSON.stringify({ error: { code, message: text } }) : text)
  return exit
}

function ourFaultText(error: unknown, { t }: Translator): string {
  return t('cli.our_fault', { message: error instanceof Error ? error.message : String(error) })
}

function faultJson(fault: Fault, translator: Translator): string {
  const { code, facts, place } = fault
  return JSON.stringify({ error: { code, message: faultText(fault, translator), facts, place } })
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
