import type { ReportContext } from '../../context.ts'
import {
  lifetimeHeadline,
  lifetimeModelText,
  lifetimeNotes,
  lifetimeTables,
} from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** Customers that the page names. */
const shown = 15

/** What customers are expected to bring; nothing where it was not asked, or cannot be said. */
export function lifetimeSection({ input, translator }: ReportContext): Html | undefined {
  const { lifetimes } = input
  if (lifetimes === undefined || lifetimes.kind === 'none') return undefined
  const [customers, ...behind] = lifetimeTables(lifetimes, shown, translator)
  return section(
    'lifetime',
    translator.t('lifetime.title'),
    lifetimeHeadline(lifetimes, translator),
    html`${lifetimeModelText(lifetimes, translator).map((sentence) => html`<p>${sentence}</p>`)}
${customers !== undefined && table(customers.title, customers)}
${behind.map(({ title, ...data }) => dataBehind(title, table(title, data)))}
<ul class="note">${lifetimeNotes(lifetimes, translator).map((note) => html`<li>${note}</li>`)}</ul>`,
  )
}
