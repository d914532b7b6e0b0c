import { describe, expect, it } from 'vitest'
import { type Language, languageOf, translator } from './index.ts'

describe('translator', () => {
  it('formats numbers, shares and dates as each language reads them', () => {
    expect(translator('en').number(1234567.5)).toBe('1,234,567.5')
    expect(translator('vi').number(1234567.5)).toBe('1.234.567,5')
    expect(translator('fa').number(1234)).toBe('۱٬۲۳۴')
    expect(translator('fa').percent(0.255)).toBe('۲۶٪')
    expect(translator('th').date('2026-11-22')).toBe('22 พ.ย. 2569')
    expect(translator('fa').date('2026-11-22 10:00:00')).toBe('۱ آذر ۱۴۰۵')
    expect(translator('zh').date('2026-11-22')).toBe('2026年11月22日')
  })

  it('puts facts into sentences and shows the key where there is no sentence', () => {
    expect(translator('en').t('fault.store.damaged', { file: 'a.duckdb' })).toContain('a.duckdb')
    expect(translator('en').t('no.such.key')).toBe('no.such.key')
  })

  it('says several things as each language lists them', () => {
    const said = (language: Language) =>
      translator(language).t('fault.cli.choice', {
        option: '-x',
        given: 'a',
        known: ['b', 'c', 'd'],
      })
    expect(said('en')).toContain('one of b, c and d')
    expect(said('zh')).toContain('b、c 和 d')
    expect(said('th')).toContain('c และ d')
    expect(said('fa')).toContain('b،\u200f c، و d')
  })

  it('reads the language from a locale name', () => {
    expect(['fa_IR.UTF-8', 'zh-TW', 'de_DE', 'C'].map(languageOf)).toEqual(['fa', 'zh', 'en', 'en'])
  })
})
