import { unescaped } from './escaped-text.ts'

/** Joins the runs of a text, without their looks and without how the words are pronounced. */
export interface RichText {
  open(name: string): void
  text(text: string): void
  close(name: string): void
  /** The text so far; the next one begins. */
  take(): string
}

export function createRichText(): RichText {
  let joined = ''
  let inRun = false
  let inPronunciation = false
  return {
    open(name) {
      if (name === 't') inRun = !inPronunciation
      else if (name === 'rPh') inPronunciation = true
    },
    text(text) {
      if (inRun) joined += text
    },
    close(name) {
      if (name === 't') inRun = false
      else if (name === 'rPh') inPronunciation = false
    },
    take() {
      const text = unescaped(joined)
      joined = ''
      return text
    },
  }
}
