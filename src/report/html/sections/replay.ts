import type { Replay, ReplayEstimate, ReplayMeasures } from '../../../domain/index.ts'
import type { ReportContext } from '../../context.ts'
import {
  axisStrip,
  type Contest,
  contestMark,
  contestStrip,
  type StripScale,
  shareScale,
} from '../../pictures/index.ts'
import {
  type CourseContext,
  courseVerdict,
  periodName,
  range,
  replayCourses,
  replayNotes,
  replayTables,
  replayTitle,
  turnNotes,
} from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { section, table } from '../section.ts'

/** Missed wins that the page names. */
const mostMissed = 10

/** What would have stood on top in the last periods, and what became of it; nothing where no replay was run. */
export function replaySection({ input, translator }: ReportContext): Html | undefined {
  const { replay } = input
  if (replay === undefined) return undefined
  return section(
    'replay',
    replayTitle(replay, translator),
    translator.t('replay.played', { date: translator.date(replay.ran) }),
    html`${replayCourses(replay, translator).map(courseBody)}
<ul class="note">${replayNotes(replay, translator).map((note) => html`<li>${note}</li>`)}</ul>`,
  )
}

function courseBody(context: CourseContext & { readonly title: string }): Html {
  const [, ...tables] = replayTables(context, mostMissed)
  const notes = turnNotes(context)
  return html`<h3>${context.title}</h3>
${courseVerdict(context).map((sentence) => html`<p>${sentence}</p>`)}
${context.course.total !== undefined && strips(context)}
${notes.length > 0 && html`<ul class="note">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${tables.map(({ title, ...data }) => table(title, data))}
`
}

/** Win rate on top for each period, the other ways to choose on the same scale. */
function strips(context: CourseContext): Html {
  const { course, replay, translator } = context
  const { percent, t } = translator
  const measured = course.turns.map((turn) => (turn.state === 'played' ? turn.measures : undefined))
  const rates = measured.flatMap((measures) => contestOf(measures)?.dot?.interval ?? [])
  const scale = shareScale(rates, rateOf(course.total, 'none') ?? 0)
  const caption = t('replay.caption.rates')
  return html`<table class="strips">
<caption>${caption}${legend(context)}</caption>
<thead><tr><th scope="col">${t('replay.column.period', { by: replay.by })}</th>
<th scope="col" class="plot"><span class="hidden">${caption}</span>${trusted(
    axisStrip(scale, (value) => percent(value, 0)),
  )}</th>
<th scope="col" class="number">${t('replay.column.rate')}</th></tr></thead>
<tbody>${replay.periods.map((period, place) =>
    periodRow(period, measured[place], scale, context),
  )}</tbody></table>`
}

function periodRow(
  period: Replay['periods'][number],
  measures: ReplayMeasures | undefined,
  scale: StripScale,
  { replay, translator }: CourseContext,
): Html {
  const { number, percent, t } = translator
  const contest = contestOf(measures)
  const rate = measures?.top.rate
  const count = (value: number) => number(value, { maximumFractionDigits: 1 })
  return html`<tr><th scope="row">${periodName(period, replay, translator)}
${
  measures !== undefined &&
  html`<small>${t('replay.on_top', { wins: count(measures.top.wins), top: count(measures.top.accounts) })}</small>`
}</th>
<td class="plot">${contest !== undefined && trusted(contestStrip(contest, scale))}</td>
<td class="number">${
    rate !== undefined &&
    html`<b>${percent(rate.value, 0)}</b><small>${range([rate.low, rate.high], translator, (end) => percent(end, 0))}</small>`
  }</td></tr>
`
}

function legend({ course, translator }: CourseContext): Html {
  const { t } = translator
  const marks: readonly (readonly [keyof Contest, string])[] = [
    ['dot', 'rate'],
    ['rule', 'rule'],
    ['before', 'before'],
    ['none', 'all_rate'],
  ]
  const shown = marks.filter(
    ([mark]) => mark === 'dot' || course.total?.rivals.some(({ name }) => name === mark) === true,
  )
  return html`<span class="marks">${shown.map(
    ([mark, key]) =>
      html`<span><i>${trusted(contestMark(mark))}</i>${t(`replay.column.${key}`)}</span>`,
  )}</span>`
}

function contestOf(measures: ReplayMeasures | undefined): Contest | undefined {
  if (measures === undefined) return undefined
  return {
    dot: dotOf(measures.top.rate),
    rule: rateOf(measures, 'rule'),
    before: rateOf(measures, 'before'),
    none: rateOf(measures, 'none'),
  }
}

function dotOf(rate: ReplayEstimate | undefined): Contest['dot'] {
  if (rate === undefined) return undefined
  return { value: rate.value, interval: [rate.low, rate.high], firm: true }
}

function rateOf(measures: ReplayMeasures | undefined, name: string): number | undefined {
  return measures?.rivals.find((rival) => rival.name === name)?.pick.rate?.value
}
