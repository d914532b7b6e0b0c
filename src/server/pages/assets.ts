import { readFileSync } from 'node:fs'
import { bare, type Route, route } from '../http/index.ts'
import { style } from './style.ts'

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b6b63"/><path d="M9 23V9l14 14V9" fill="none" stroke="#fff" stroke-width="3.5"/></svg>`

/** What pages load. The script is a file of its own, which the compiler checks and copies as it is. */
const files = [
  ['style.css', 'text/css', () => style],
  ['icon.svg', 'image/svg+xml', () => icon],
  ['forms.js', 'text/javascript', () => readFileSync(script, 'utf8')],
] as const

const script = new URL('browser/forms.js', import.meta.url)

export const assetRoutes: readonly Route[] = files.map(([file, type, read]) =>
  route({
    ...bare,
    method: 'get',
    path: `/pages/${file}`,
    name: `page${file.replaceAll(/(?:^|\W)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tag: 'Pages',
    summary: `${file} of the pages`,
    access: { at: 'public' },
    status: 200,
    type,
    handle: () =>
      new Response(read(), {
        headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
      }),
  }),
)
