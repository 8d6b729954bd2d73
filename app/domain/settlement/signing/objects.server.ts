import type { SignatureIntent, SignerSlot } from '#prisma/generated/client.ts'
import type { SignerRole } from '#templates/papers.server.ts'
import type { Act } from '../../engine/types.ts'
import type { Platform } from '../../platform/platform.ts'

/** Who signs, as the paper shows it. */
export interface SignerOnPaper {
  readonly name: string
  readonly role: Exclude<SignerRole, 'platform' | 'organisation-seal' | 'court-seal'>
  /** The office in words, such as 申请人. */
  readonly roleLabel: string
}

/**
 * What one kind of signed object brings to the common way: the agreement, the application to the court.
 * The intent is durable before any key is used; the paper's next file is durable before the signature is recorded.
 */
export interface SignedObject {
  /** The paper whose next file is signed. */
  readonly templateId: string
  /** Whether signatures are still wanted: the version is open for them, the application is being collected. */
  readonly isOpen: (db: Platform['db'] | Act['tx'], intent: SignatureIntent) => Promise<boolean>
  readonly signerOf: (platform: Platform, intent: SignatureIntent, slot: SignerSlot) => Promise<SignerOnPaper>
  /** In the transaction in which the signature entered the record. */
  readonly recorded: (act: Act, intent: SignatureIntent, revisionId: string) => Promise<void>
  /** After several vain attempts, once. */
  readonly failed: (act: Act, intent: SignatureIntent) => Promise<void>
}
