import type { Tx } from '#prisma/client.server.ts'
import type { KeysInUse, RenewedKey } from '#templates/papers.server.ts'
import { keyOf, settledValues } from '../setting/settled.server.ts'

/** The keys of the authority that administrators renew. */
export const renewedKeys = ['issuing', 'timestamp'] as const satisfies readonly RenewedKey[]

/** Which generation of each key of the authority works now. */
export async function keysInUse(tx: Tx): Promise<KeysInUse> {
  const settled = await settledValues(tx, 'authority')
  const refOf = (kind: RenewedKey): string | null => {
    const ref = settled.get(keyOf('authority', kind))?.ref
    return typeof ref === 'string' ? ref : null
  }
  return { issuing: refOf('issuing'), timestamp: refOf('timestamp') }
}

/** The document by which each of them is renewed. */
export const renewals = (): Readonly<Record<RenewedKey, string>> => ({
  issuing: keyOf('authority', 'issuing'),
  timestamp: keyOf('authority', 'timestamp'),
})
