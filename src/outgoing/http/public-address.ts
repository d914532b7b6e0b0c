import ipaddr from 'ipaddr.js'

type IPv4 = InstanceType<typeof ipaddr.IPv4>
type IPv6 = InstanceType<typeof ipaddr.IPv6>

/** Answers every machine of one cloud with its secrets, and looks like any public address. */
const publicMetadata = ipaddr.IPv4.parse('168.63.129.16')
/** The only part of IPv6 that is given out (IANA); what lies outside embeds, maps or is not routed. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')
/** How a network without IPv4 spells every IPv4 address (RFC 6052): the last 32 bits are the address. */
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/**
 * Whether an address belongs to the open internet: not this machine, its network, its cloud, or a group
 * of machines, however it is spelled. Everything that is not known to be public is not.
 */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address)
  return isIPv6(parsed) ? isPublicIPv6(parsed) : isPublicIPv4(parsed)
}

function isPublicIPv4(address: IPv4): boolean {
  return address.range() === 'unicast' && !address.match(publicMetadata, 32)
}

function isPublicIPv6(address: IPv6): boolean {
  if (address.match(nat64)) return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(-4)))
  return address.range() === 'unicast' && address.match(globalUnicast)
}

function isIPv6(address: IPv4 | IPv6): address is IPv6 {
  return address.kind() === 'ipv6'
}
