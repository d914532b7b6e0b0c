import { html } from 'hono/html'
import { languages, type Translator } from '../../messages/index.ts'
import type { Markup, Page } from './page.ts'

/** Each language by its own name, for those who cannot read the others. */
const names = { en: 'English', vi: 'Tiếng Việt', th: 'ไทย', zh: '中文', fa: 'فارسی' } as const

/** A whole page around what it shows. */
export function framed(
  { title, body }: Page,
  { t, language, direction }: Translator,
  at: URL,
): Markup {
  const inLanguage = (other: string) => {
    const query = new URLSearchParams(at.search)
    query.set('lang', other)
    return `${at.pathname}?${query}`
  }
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Northfit</title>
<link rel="icon" href="/pages/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/pages/style.css">
<script type="module" src="/pages/forms.js"></script>
</head>
<body data-working="${t('page.working')}" data-offline="${t('page.offline')}">
<header>
<a class="brand" href="/">Northfit</a>
<nav aria-label="${t('page.language')}">${languages.map((other) =>
    other === language
      ? html`<span aria-current="true" lang="${other}">${names[other]}</span> `
      : html`<a href="${inLanguage(other)}" hreflang="${other}" lang="${other}">${names[other]}</a> `,
  )}</nav>
</header>
<main>
<h1>${title}</h1>
<noscript><p class="problem">${t('page.noscript')}</p></noscript>
${body}
</main>
</body>
</html>
`
}
