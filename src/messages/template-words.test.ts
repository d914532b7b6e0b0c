import { expect, test } from 'vitest'
import { languages, notedText, translator } from './index.ts'

const key = 'template.saas_smb.reason.6'

test.each(languages)('words of a template are told in the language of the reader: %s', (kept) => {
  const words = translator(kept).t(key)
  for (const language of languages)
    expect(notedText(words, translator(language))).toBe(translator(language).t(key))
})

test('a code of fit is told in words, what somebody wrote as it was written', () => {
  expect(notedText('strong', translator('vi'))).toBe(translator('vi').t('hypothesis.fit.strong'))
  expect(notedText('They told us so.', translator('fa'))).toBe('They told us so.')
  expect(notedText('', translator('th'))).toBe('')
})
