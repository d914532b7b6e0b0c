import cliProgress from 'cli-progress'
import type { Progress } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

export interface ProgressBar {
  readonly show: Progress
  /** Takes the bar off the screen; the next step brings it back. */
  hide(): void
}

/** Before this the time left would be a wild guess. */
const guessable = { milliseconds: 2000, share: 0.05 } as const

/** A bar on standard error with the step under way and the time left. */
export function progressBar(translator: Translator, clock: () => number): ProgressBar {
  // The cursor stays visible, so that no kill can leave a terminal without one.
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage} %{left}  {step}',
    barsize: 24,
    hideCursor: null,
    linewrap: false,
    clearOnComplete: true,
    barCompleteChar: '━',
    barIncompleteChar: '─',
  })
  const start = clock()
  let shown = false
  return {
    show(step, done) {
      const share = Math.min(1, Math.max(0, done))
      const left = timeLeft(clock() - start, share, translator)
      const facts = { step: translator.t(`progress.${step}`), left }
      if (!shown) bar.start(1000, 0, facts)
      shown = true
      bar.update(Math.round(share * 1000), facts)
    },
    hide() {
      if (shown) bar.stop()
      shown = false
    },
  }
}

/** ", 1:05 left" by the pace so far; nothing while the pace is not known. */
export function timeLeft(milliseconds: number, share: number, { t }: Translator): string {
  if (milliseconds < guessable.milliseconds || share < guessable.share) return ''
  const seconds = Math.ceil((milliseconds * (1 - share)) / share / 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `  ${t('cli.time_left')} ${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
