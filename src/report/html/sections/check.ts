import { ruleText, weightingText } from '../../../messages/index.ts'
import type { ReportContext } from '../../context.ts'
import { gainsCurve, reliabilityDiagram } from '../../pictures/index.ts'
import { checkTable, gainsTable, pValue, range, reliabilityTable } from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** Whether the percentages can be taken at their word, and how far the order of the score reaches. */
export function qualitySection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const { card } = input.profile.validation.crossValidated
  return section(
    'quality',
    t('report.quality.title'),
    t('report.quality.lede', { accounts: card.accounts }),
    html`<div class="two">${reliability(context)}${gains(context)}</div>`,
  )
}

function reliability(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const { outcome, validation } = input.profile
  const { card, reliability: points } = validation.crossValidated
  const title = t('report.quality.reliability')
  const error = translator.percent(card.calibrationError)
  const drawn = reliabilityDiagram(points, {
    id: 'reliability',
    title,
    description: t('report.quality.reliability_text', { outcome, error }),
    predicted: t('report.column.predicted'),
    observed: t('report.column.observed'),
    percent: (value) => translator.percent(value, 0),
  })
  return html`<figure><figcaption>${title}<small>${t('report.quality.reliability_text', { outcome, error })}</small></figcaption>
${trusted(drawn)}
${dataBehind(t('report.data_behind'), table(title, reliabilityTable(context)))}</figure>`
}

function gains(context: ReportContext): Html {
  const { input, translator } = context
  const { t, percent } = translator
  const { outcome, validation } = input.profile
  const { card, gains: points } = validation.crossValidated
  const title = t('report.quality.gains', { outcome })
  const reached = percent(card.capturedTop20, 0)
  const text = t('report.quality.gains_text', { outcome, reached, worked: percent(0.2, 0) })
  const drawn = gainsCurve(points, {
    id: 'gains',
    title,
    description: text,
    worked: t('report.column.worked'),
    reached: t('report.column.reached'),
    marked: t('report.quality.gains_mark', { reached, worked: percent(0.2, 0) }),
    percent: (value) => percent(value, 0),
  })
  return html`<figure><figcaption>${title}<small>${text}</small></figcaption>
${trusted(drawn)}
${dataBehind(t('report.data_behind'), table(title, gainsTable(context)))}</figure>`
}

/** How the profile was checked, in words and in one table. */
export function methodSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t, percent } = translator
  const { validation, data } = input.profile
  const { card, folds, full, plainRule, pChance, pPlainRule, readabilityInterval } =
    validation.crossValidated
  const { outcome, weighting: counted } = input.profile
  const weighting = counted === undefined ? [] : weightingText(counted, outcome, translator)
  const lost = full === undefined ? 0 : card.logLoss / full.logLoss - 1
  const share = (nats: number) => percent(nats / (full?.logLoss ?? 1), 1)
  return section(
    'method',
    t('report.method.title'),
    undefined,
    html`<ul>
<li>${t('report.method.cross_validated', { folds, accounts: data.decided })}</li>
${
  full !== undefined &&
  html`<li>${t('report.method.full', {
    change: lost > 0 ? 'loses' : 'none',
    share:
      readabilityInterval === undefined
        ? percent(lost, 1)
        : t('report.within', {
            value: percent(lost, 1),
            range: range(readabilityInterval, translator, share),
          }),
  })}</li>`
}
${weighting.map((line) => html`<li>${line}</li>`)}
<li>${t('report.method.time')}</li>
<li>${t('report.method.beaten', { pChance: pValue(pChance, translator) })}${
      plainRule !== undefined &&
      html` ${t('report.method.plain_rule', {
        traits: ruleText(plainRule, translator),
        p: pValue(pPlainRule ?? 1, translator),
      })}`
    }</li>
<li>${t('report.method.discovery')}</li>
<li>${t('report.method.repeat', { seed: String(data.seed), fingerprint: data.fingerprint.slice(0, 12) })}</li>
</ul>
${table(t('report.method.caption'), checkTable(context))}`,
  )
}
