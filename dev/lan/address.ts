import { createSocket } from 'node:dgram'
import { isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { EnvironmentRefused } from '#app/http/env.server.ts'

/** An address of the block for examples (RFC 5737): asking for the way there sends nothing. */
const SOMEWHERE = '192.0.2.254'
const DISCARD_PORT = 9

/**
 * The address under which other devices of this network find this computer.
 *
 * @param wanted IPv4 address of this computer, or null to choose the one that leads outside.
 * @throws EnvironmentRefused when this computer has no such address, or none at all.
 */
export async function lanAddress(wanted: string | null): Promise<string> {
  if (wanted !== null) {
    const isOurs = isIPv4(wanted) && (wanted.startsWith('127.') || ownAddresses().includes(wanted))
    if (isOurs) return wanted
    throw new EnvironmentRefused(`--lan=${wanted}: expected an IPv4 address of this computer: ${listed()}`)
  }
  const own = ownAddresses()
  const leading = await addressOnTheWayOut()
  const found = leading !== null && own.includes(leading) ? leading : own[0]
  if (!found) throw new EnvironmentRefused('--lan: this computer is in no network; connect it, or leave --lan out.')
  return found
}

/** Addresses of cards that reach other devices; those of virtual machines and containers come last. */
function ownAddresses(): string[] {
  const cards = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [{ name, address }] : [])),
  )
  const isVirtual = ({ name }: { name: string }) => /^(?:docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg)/.test(name)
  return [...cards.filter((card) => !isVirtual(card)), ...cards.filter(isVirtual)].map(({ address }) => address)
}

const listed = () => ownAddresses().join(', ') || 'it has none'

function addressOnTheWayOut(): Promise<string | null> {
  const socket = createSocket('udp4')
  return new Promise<string | null>((resolve) => {
    socket.once('error', () => resolve(null))
    socket.connect(DISCARD_PORT, SOMEWHERE, () => resolve(socket.address().address))
  }).finally(() => socket.close())
}
