import { describe, expect, it } from 'vitest'
import { exampleLookalikes } from '../../test/report/example-lookalikes.ts'
import { exampleInput, unreliableInput } from '../../test/report/report-input.ts'
import { languages, translator } from '../messages/index.ts'
import { likenessParts, lookalikesWorkbook, reportHtml, reportMarkdown } from './index.ts'

const input = { ...exampleInput, lookalikes: exampleLookalikes }
const english = translator('en')

describe('look-alikes in the report', () => {
  it('stand with the proof, the reasons, the nearest example and what is shared', () => {
    const page = reportHtml(input, english)
    for (const said of [
      'AUC 0.82, 0.72 to 0.92',
      'Industry: Software (3.5×)',
      'ann@c1.example, also at Kestrel &amp; Vale Ltd',
      '&lt;img src=x',
    ])
      expect(page).toContain(said)
    const text = reportMarkdown(input, english)
    expect(text).toContain('## Look-alikes')
    expect(text).toContain('plain cosine similarity')
    expect(reportHtml(exampleInput, english)).not.toContain('id="lookalikes"')
  })

  it('are told beside an unproven profile too, in every language without a gap', () => {
    for (const language of languages) {
      const page = reportHtml(
        { ...unreliableInput, lookalikes: exampleLookalikes },
        translator(language),
      )
      expect(page).toContain('id="lookalikes"')
      expect(page).not.toMatch(/lookalikes\.[a-z_]+\b(?!\w*\.json)/)
    }
  })

  it('come as data, and the parts of an account multiply to the whole', () => {
    const [list] = lookalikesWorkbook(exampleLookalikes, english).sheets
    expect(list?.rows[0]?.slice(0, 6)).toEqual([
      ...[1, 'A9', '<img src=x onerror=alert(1)>', 'c9.example'],
      ...[3.1, 0.9994],
    ])
    const [account] = exampleLookalikes.accounts
    if (account === undefined) throw new Error('no example')
    const { rows } = likenessParts(account, { found: exampleLookalikes, translator: english })
    expect(rows.map(([, times]) => times)).toEqual(['3.5×', '0.89×', '3.1×'])
  })
})
