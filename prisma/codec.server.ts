import { createSecretKey, randomBytes } from 'node:crypto'
import type { Tx } from './client.server.ts'
import { type KeyStore, seal, unseal } from './keys.server.ts'

/**
 * Seals and opens the personal fields of one owner (a dispute or a person) with its own data key.
 * `place` names table, column and row, such as `claim.text/<id>`: a value that was moved elsewhere does not open.
 */
export interface Codec {
  seal(place: string, text: string): Uint8Array<ArrayBuffer>
  open(place: string, sealed: Uint8Array): string
  /** Null stays null. */
  openMaybe(place: string, sealed: Uint8Array | null): string | null
  sealJson(place: string, value: unknown): Uint8Array<ArrayBuffer>
  openJson<T>(place: string, sealed: Uint8Array): T
}

/** The key of this owner was destroyed: what it sealed can never be read again. */
export class Erased extends Error {
  override readonly name = 'Erased'
}

const codecOf = (dataKey: Uint8Array, owner: string): Codec => {
  const key = createSecretKey(dataKey)
  const context = (place: string) => `${owner}/${place}`
  const sealText = (place: string, text: string) => seal(key, Buffer.from(text), context(place))
  const open = (place: string, sealed: Uint8Array) => Buffer.from(unseal(key, sealed, context(place))).toString()
  return {
    seal: sealText,
    open,
    openMaybe: (place, sealed) => (sealed === null ? null : open(place, sealed)),
    sealJson: (place, value) => sealText(place, JSON.stringify(value)),
    openJson: <T>(place: string, sealed: Uint8Array) => JSON.parse(open(place, sealed)) as T,
  }
}

type Kind = 'dispute' | 'person'

const rowOf = (tx: Tx, kind: Kind, id: string) =>
  kind === 'dispute'
    ? tx.disputeKey.findFirst({ where: { disputeId: id } })
    : tx.personKey.findFirst({ where: { personId: id } })

/** The codec of a dispute or of a person. @throws Erased after erasure. */
export async function codecFor(tx: Tx, keys: KeyStore, kind: Kind, id: string): Promise<Codec> {
  const row = await rowOf(tx, kind, id)
  if (!row) throw new Error(`no data key for this ${kind}`)
  return codecWith(keys, row, id)
}

/** The codec over a key row that was read together with what it opens. @throws Erased after erasure. */
export function codecWith(keys: KeyStore, row: KeyRow, id: string): Codec {
  if (!row.wrappedDek) throw new Erased(id)
  return codecOf(keys.unwrap(row.wrappedDek, row.kekId), id)
}

interface KeyRow {
  readonly wrappedDek: Uint8Array | null
  readonly kekId: string
}

/** Makes the data key of a new dispute or person. */
export async function newCodec(tx: Tx, keys: KeyStore, kind: Kind, id: string): Promise<Codec> {
  const dataKey = randomBytes(32)
  const data = { wrappedDek: keys.wrap(dataKey), kekId: keys.kekId }
  if (kind === 'dispute') await tx.disputeKey.create({ data: { disputeId: id, ...data } })
  else await tx.personKey.create({ data: { personId: id, ...data } })
  return codecOf(dataKey, id)
}
