import { Fault } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

export const exitCodes = { fine: 0, usersProblem: 1, ours: 2, interrupted: 130 } as const

/** Says what went wrong on standard error and gives the exit code: 1 the user can mend it, 2 it is ours. */
export function showFailure(error: unknown, translator: Translator, json: boolean): number {
  if (isAbort(error)) {
    process.stderr.write(`${translator.t('cli.interrupted')}\n`)
    return exitCodes.interrupted
  }
  if (error instanceof Fault) {
    process.stderr.write(
      json ? `${faultJson(error, translator)}\n` : `${faultText(error, translator)}\n`,
    )
    return exitCodes.usersProblem
  }
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${translator.t('cli.our_fault', { message })}\n`)
  return exitCodes.ours
}

export function faultText(fault: Fault, translator: Translator): string {
  const sentence = translator.t(`fault.${fault.code}`, { ...placeFacts(fault), ...fault.facts })
  const { file, line, column } = fault.place
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return place === '' ? sentence : `${place}: ${sentence}`
}

function faultJson(fault: Fault, translator: Translator): string {
  return JSON.stringify({
    error: {
      code: fault.code,
      message: faultText(fault, translator),
      facts: fault.facts,
      place: fault.place,
    },
  })
}

/** Sentences may name the place; those that do not care are not disturbed by it. */
function placeFacts(fault: Fault) {
  const { file = '', line = 0, column = '', field = '' } = fault.place
  return { file, line, column, field }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
