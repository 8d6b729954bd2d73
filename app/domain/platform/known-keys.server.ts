import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type KeysInUse, type KnownKey, knownKeys } from '#templates/papers.server.ts'
import { keysInUse } from './keys-in-use.server.ts'
import type { Platform } from './platform.ts'

const SHOWN = 16
const DAY_MS = 86_400_000
/** A certificate that ends within this is to be replaced. */
const SOON_MS = 90 * DAY_MS

/** A key as an administrator may know it: never the key. */
export interface KeyShown {
  readonly kind: KnownKey['kind'] | 'data' | 'livekit' | 'sms' | 'store'
  readonly name: string
  readonly fingerprint: string | null
  readonly from: string | null
  readonly to: string | null
  readonly endsSoon: boolean
  /** A seal that its organisation no longer uses, or an earlier generation of a key. */
  readonly isRetired: boolean
  /** The organisation whose seal it is now. */
  readonly organisationId: string | null
}

const NOTHING = { name: '', from: null, to: null, endsSoon: false, isRetired: false, organisationId: null } as const

/** Every key that this instance works with, by fingerprint and age. */
export async function keysOf(platform: Platform): Promise<KeyShown[]> {
  const dir = join(platform.settings.dataDir, 'keys')
  const [certificates, inUse, organisations, file] = await Promise.all([
    knownKeys(dir),
    keysInUse(platform.db),
    platform.db.organisation.findMany({ where: { state: { not: 'closed' } }, orderBy: { name: 'asc' } }),
    stat(join(dir, 'platform.key')).catch(() => null),
  ])
  const owners = new Map(organisations.map(({ id, sealKeyRef }) => [sealKeyRef ?? `organisation-${id}`, id]))
  const used = new Set(certificates.map(({ ref }) => ref))
  const unused = organisations.filter(({ id, sealKeyRef }) => !used.has(sealKeyRef ?? `organisation-${id}`))
  return [
    ...certificates.map((one) => {
      const isWorking = one.kind === 'seal' ? owners.has(one.ref) : isInUse(one, inUse)
      return certificateShown(platform, one, { organisationId: owners.get(one.ref) ?? null, isWorking })
    }),
    ...unused.map(({ id, name }) => ({
      ...NOTHING,
      kind: 'seal' as const,
      name,
      fingerprint: null,
      organisationId: id,
    })),
    { ...NOTHING, kind: 'data', fingerprint: platform.keys.kekId, from: file?.mtime.toISOString() ?? null },
    ...given(platform),
  ]
}

/** A root is in use as long as its issuing key is. */
const isInUse = ({ kind, ref }: KnownKey, inUse: KeysInUse): boolean =>
  (kind === 'timestamp' ? inUse.timestamp : inUse.issuing) === (ref || null)

function certificateShown(
  { clock }: Platform,
  one: KnownKey,
  { organisationId, isWorking }: { organisationId: string | null; isWorking: boolean },
): KeyShown {
  const { kind, name, fingerprint, from, to } = one
  return {
    kind,
    name: kind === 'seal' ? name : '',
    fingerprint: fingerprint.slice(0, SHOWN),
    from: from.toISOString(),
    to: to.toISOString(),
    endsSoon: to.getTime() - clock.real().getTime() < SOON_MS,
    isRetired: !isWorking,
    organisationId,
  }
}

/** What the environment gave. Their fingerprints are keyed: they tell two of them apart and help nobody to guess one. */
function given({ settings, keys }: Platform): KeyShown[] {
  const secrets = {
    livekit: settings.livekit?.apiSecret,
    sms: settings.sms?.token,
    store: settings.store.secretAccessKey,
  }
  return (['livekit', 'sms', 'store'] as const).flatMap((kind) => {
    const secret = secrets[kind]
    if (!secret) return []
    const fingerprint = Buffer.from(keys.secretHash(`fingerprint/${kind}`, secret))
      .toString('hex')
      .slice(0, SHOWN)
    return [{ ...NOTHING, kind, fingerprint }]
  })
}
