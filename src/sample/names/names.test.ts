import { expect, test } from 'vitest'
import { coinedName, coinedNames } from './index.ts'
import { nativeName } from './native.ts'

test('there are more coined names than accounts, and all differ', () => {
  expect(coinedNames).toBeGreaterThan(10_000_000)
  const slugs = new Set<string>()
  const step = 61
  for (let number = 0; number < coinedNames; number += step) slugs.add(coinedName(number).slug)
  expect(slugs.size).toBe(Math.ceil(coinedNames / step))
})

test.each(['vietnamese', 'thai', 'chinese', 'persian'] as const)(
  '%s names and their domains differ',
  (script) => {
    const names = new Set<string>()
    const slugs = new Set<string>()
    for (let number = 0; number < 12_700_000; number += 121) {
      const { name, slug } = nativeName(script, number)
      names.add(name)
      slugs.add(slug)
      if (!/^[a-z]+-[a-z]+-[a-z]+$/.test(slug)) expect(slug).toBe('a domain in Latin letters')
    }
    expect(slugs.size).toBe(Math.ceil(12_700_000 / 121))
    expect(names.size).toBe(slugs.size)
  },
)
