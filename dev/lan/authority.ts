import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { daysLeft, isWithin, type Network, newLeaf, newRoot, type Pair, PRIVATE_NETWORKS } from './certificates.ts'

/** What this instance shows in the local network. */
export interface LanAuthority {
  /** PEM; what phones are told to trust. It stays the same from start to start. */
  readonly root: string
  /** For the addresses asked for. */
  readonly leaf: Pair
  /** True when phones must be told to trust a new root: at the first start, or in a network it cannot vouch for. */
  readonly isNew: boolean
}

interface Kept {
  readonly root: Pair
  readonly networks: readonly Network[]
  readonly leaf: Pair | null
  readonly addresses: readonly string[]
}

const FILE = 'lan.json'
const RENEW_ROOT_DAYS = 90
const RENEW_LEAF_DAYS = 20

/**
 * Opens the authority of the local network; at the first start it is founded. One file of mode 0600 holds it whole.
 *
 * @param dir Folder of the instance's keys; made if absent.
 * @param addresses IPv4 addresses at which the site is served.
 */
export async function openLanAuthority(dir: string, addresses: readonly string[]): Promise<LanAuthority> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, FILE)
  const kept = await readKept(path)
  const base = kept && isGood(kept, addresses) ? kept : await found(addresses)
  const hasLeaf = base.leaf && daysLeft(base.leaf.certificate) > RENEW_LEAF_DAYS && isSame(base.addresses, addresses)
  const leaf = hasLeaf && base.leaf ? base.leaf : await newLeaf(base.root, addresses)
  if (leaf !== kept?.leaf) await keep(path, { ...base, leaf, addresses })
  return { root: base.root.certificate, leaf, isNew: base !== kept }
}

/** Networks of the root: all private ones, and an address outside them for itself alone. */
async function found(addresses: readonly string[]): Promise<Kept> {
  const outside = addresses.filter((address) => !isWithin(address, PRIVATE_NETWORKS))
  const networks = [...PRIVATE_NETWORKS, ...outside.map((address): Network => [address, 32])]
  return { root: await newRoot(networks), networks, leaf: null, addresses: [] }
}

const isGood = ({ root, networks }: Kept, addresses: readonly string[]) =>
  daysLeft(root.certificate) > RENEW_ROOT_DAYS && addresses.every((address) => isWithin(address, networks))

const isSame = (some: readonly string[], others: readonly string[]) => some.join() === others.join()

/** @throws Error when the file is there and cannot be read: a new root in its place would lock every phone out. */
async function readKept(path: string): Promise<Kept | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  try {
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    throw new Error(`${path} is damaged. Restore it from a backup, or remove it: every phone must then trust anew.`)
  }
}

async function keep(path: string, kept: Kept): Promise<void> {
  await writeFile(`${path}.part`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${path}.part`, path)
}
