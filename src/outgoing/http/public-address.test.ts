import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublic } from './public-address.ts'

const internal = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.8.8.8'],
  ...['168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192'],
  ...['192.0.2.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
]
const internalIPv6 = [
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fec0::1',
    'fd00:ec2::254',
    'fc00::1',
  ],
  ...['ff02::1', '100::1', '2001:db8::1', '2001::1', '2002:808:808::1', '64:ff9b:1::808:808'],
  ...['3fff::1', '5f00::1', '4000::1', '64:ff9b::a00:1', '64:ff9b::a9fe:a9fe'],
]

describe('an address', () => {
  it.each([...internal, ...internalIPv6])('is not of the open internet: %s', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  const open = [
    ...['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.255.255', '100.128.0.1'],
    ...['2606:4700::1111', '2a00:1450:4001::1', '64:ff9b::808:808'],
  ]
  it.each(open)('is of the open internet: %s', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  it('does not become public by being put into an IPv6 address', () => {
    const bytes = fc.tuple(fc.constantFrom(10, 127, 0, 224), fc.nat(255), fc.nat(255), fc.nat(255))
    fc.assert(
      fc.property(bytes, ([a, b, c, d]) => {
        const hex = (high: number, low: number) => (high * 256 + low).toString(16)
        const [left, right] = [hex(a, b), hex(c, d)]
        expect(isPublic(`${a}.${b}.${c}.${d}`)).toBe(false)
        for (const form of [
          '::ffff:L:R',
          '::L:R',
          '64:ff9b::L:R',
          '2002:L:R::1',
          '2001:0:1:1::L:R',
        ])
          expect(isPublic(form.replace('L', left).replace('R', right))).toBe(false)
      }),
    )
  })
})
