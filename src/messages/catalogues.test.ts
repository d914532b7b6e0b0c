import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { catalogues, messagesOf as flat } from './catalogues.ts'
import { locales } from './languages.ts'

const { en, ...others } = catalogues
const english = new Map(flat(en))

type Parts = ReturnType<IntlMessageFormat['getAst']>

/** Names of the placeholders of a message with their kind, and the cases of selects. */
function placeholders(parts: Parts): string[] {
  return parts.flatMap((part) => {
    if (!('value' in part) || part.type === 0) return []
    if (!('options' in part)) return [`${part.value}`]
    const cases = Object.entries(part.options)
    const names = part.type === 5 ? cases.map(([name]) => `${part.value}=${name}`) : []
    return [`${part.value}`, ...names, ...cases.flatMap(([, option]) => placeholders(option.value))]
  })
}

function shape(text: string, locale: string): string[] {
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  return [...new Set(placeholders(format.getAst()))].sort()
}

describe('catalogues', () => {
  for (const language of ['fa', 'th', 'vi', 'zh'] as const) {
    const messages = new Map(flat(others[language]))

    it(`${language} says everything that English says, and nothing else`, () => {
      expect([...english.keys()].filter((key) => !messages.has(key))).toEqual([])
      expect([...messages.keys()].filter((key) => !english.has(key))).toEqual([])
    })

    it(`${language} uses the same facts as English`, () => {
      for (const [key, text] of messages) {
        const source = english.get(key) ?? ''
        expect([key, shape(text, locales[language])]).toEqual([key, shape(source, 'en')])
      }
    })
  }
})

/** What a reader sees of a message: the words of all its cases, a dash for every fact. */
function words(parts: Parts): string {
  return parts
    .map((part) => {
      if (!('value' in part)) return '–'
      if (part.type === 0) return `${part.value}`
      if (!('options' in part)) return '–'
      return Object.values(part.options)
        .map((option) => words(option.value))
        .join('–')
    })
    .join('')
}

/** Signs that a reader of the language would take for a slip of the pen. */
const slips = {
  fa: /[,;?]|[\u064a\u0643\u0660-\u0669]| [،؛؟]| ن?می /,
  th: /[^.]\.$|[\u0e00-\u0e7f],[\u0e00-\u0e7f]/,
  vi: / [,.;:?]( |$)/,
  zh: /[\u4e00-\u9fff][,;:?!()]|[,;?!()][\u4e00-\u9fff]| [，。；：？！（）、]|[，。；：？！（）、] /,
} as const

/** Words for which all messages take another, so that one thing has one name: account, key, second factor, publish ... */
const otherWords = {
  fa: /\u0647\u0654|\u06c2|عامل\u200cها|عامل دوم|رازهای|فضای کار(?!ی)|برون‌بری/,
  th: /ลงชื่อเข้าใช้|กุญแจ|ปัจจัยที่สอง|เมลเซิร์ฟเวอร์|ความลับของเว็บฮุก/,
  vi: /e-mail|khóa chính|bản phát hành|yếu tố thứ hai|công bố/,
  zh: /账户|第二(?:验证)?因素|还原|电子邮件/,
} as const

const typed = /--[a-z][a-z-]*|northfit [a-z]+|[\w-]+\.(?:csv|json|yaml)\b|[A-Z]+_[A-Z]+/g

describe('translations', () => {
  for (const language of ['fa', 'th', 'vi', 'zh'] as const) {
    const messages = flat(others[language])

    it(`${language} names commands, options and files as they are typed`, () => {
      for (const [key, text] of messages) {
        const names = english.get(key)?.match(typed) ?? []
        expect([key, names.filter((name) => !text.includes(name))]).toEqual([key, []])
      }
    })

    it(`${language} is set with its own marks`, () => {
      for (const [key, text] of messages) {
        const format = new IntlMessageFormat(text, locales[language], undefined, {
          ignoreTag: true,
        })
        expect([key, words(format.getAst()).match(slips[language])]).toEqual([key, null])
      }
    })

    it(`${language} calls a thing by one name`, () => {
      const named = messages.filter(([, text]) => otherWords[language].test(text))
      expect(named).toEqual([])
    })
  }
})

describe('faults', () => {
  it('have a sentence for every code that the program throws', () => {
    const root = path.join(import.meta.dirname, '..')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    )
    const codes = files.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/new Fault\(\s*'([\w.]+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    )
    expect(codes.length).toBeGreaterThan(10)
    expect(codes.filter((code) => !english.has(`fault.${code}`))).toEqual([])
  })
})
