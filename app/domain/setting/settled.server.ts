import { createHash } from 'node:crypto'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { Platform } from '../platform/platform.ts'

/** What administrators settle in place of something that the program ships with. */
export type SettledKind = 'rule' | 'notice' | 'reason' | 'authority'

export type Value = { readonly [name: string]: unknown }

/** What ships has no row of its own: its number follows from its name, the same on every instance. */
export function keyOf(kind: SettledKind, name: string): string {
  const hex = createHash('sha256').update(`${kind}/${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What counts now, or counted at a moment, by key; what is not there is as it ships. */
export async function settledValues(tx: Tx, kind: SettledKind, at?: Date): Promise<Map<string, Value>> {
  const rows = await tx.settledValue.findMany({
    where: { kind, ...(at ? { fromAt: { lte: at } } : {}) },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    select: { key: true, body: true },
  })
  return new Map(rows.map(({ key, body }) => [key, body as Value]))
}

/** What counts now of one key; null while it is as it ships. */
export async function settledValue(tx: Tx, kind: SettledKind, key: string): Promise<Value | null> {
  const row = await tx.settledValue.findFirst({
    where: { kind, key },
    orderBy: [{ fromAt: 'desc' }, { id: 'desc' }],
    select: { body: true },
  })
  return row ? (row.body as Value) : null
}

/** From now on this counts. */
export async function settle(
  { tx, platform }: { tx: Tx; platform: Pick<Platform, 'chance' | 'clock'> },
  { kind, key, body }: { kind: SettledKind; key: string; body: Value },
): Promise<void> {
  const data = { id: platform.chance.id(), kind, key, fromAt: platform.clock.real() }
  await tx.settledValue.create({ data: { ...data, body: body as Prisma.InputJsonObject } })
}
