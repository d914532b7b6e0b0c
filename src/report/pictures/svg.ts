import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** What a picture says to someone who cannot see it, and the size of its own coordinates. */
export interface PictureFrame {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
}

/**
 * One SVG as text: scales with the page, names itself to screen readers. Text stays left to right in
 * its own coordinates; each label finds its own direction (see the style sheet of the report).
 */
export function picture(frame: PictureFrame, ...children: readonly ReactNode[]): string {
  const { id, title, description, width, height } = frame
  return renderToStaticMarkup(
    createElement(
      'svg',
      {
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-labelledby': `${id}-title ${id}-description`,
        className: 'picture',
      },
      createElement('title', { id: `${id}-title` }, title),
      createElement('desc', { id: `${id}-description` }, description),
      ...children,
    ),
  )
}

/**
 * A strip of a table: positions are shares of the cell, so that it fits every width without scaling its
 * text. Hidden from screen readers, because the numbers stand in the cells beside it.
 */
export function strip(...children: readonly ReactNode[]): string {
  return renderToStaticMarkup(
    createElement(
      'svg',
      { className: 'strip', 'aria-hidden': true, focusable: false },
      ...children,
    ),
  )
}

export const colours = {
  accent: 'var(--accent)',
  soft: 'var(--accent-soft)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  quiet: 'var(--quiet)',
  rule: 'var(--rule)',
  paper: 'var(--paper)',
} as const
