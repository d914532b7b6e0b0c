#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { readConfig } from '../config.ts'

const stop = new AbortController()
// A reader that closes the pipe early (`northfit learn | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.once('SIGINT', () => stop.abort(new DOMException('interrupted', 'AbortError')))
process.once('SIGTERM', () => stop.abort(new DOMException('terminated', 'AbortError')))
// Kept from the run before, the compiled program starts in half the time; so it is loaded only then.
enableCompileCache()
const { runCli } = await import('./run-cli.ts')
// A Ctrl-C from while it loaded is heard only when the event loop turns.
await setImmediate()
const code = await runCli(process.argv.slice(2), readConfig(), stop.signal)
// Work under way in threads must not hold up somebody who asked to stop.
if (stop.signal.aborted) process.exit(code)
process.exitCode = code
