import { createHash } from 'node:crypto'
import type { Platform } from '../platform/platform.ts'

const PURPOSE = 'handover/link'

/** What the QR picture carries; made from the number by a key, so that the page can draw it again and nobody else can. */
export const tokenOf = ({ keys }: Pick<Platform, 'keys'>, handoverId: string): string =>
  Buffer.from(keys.secretHash(PURPOSE, handoverId)).toString('base64url')

/** The form in which tokens and grants are kept. */
export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())
