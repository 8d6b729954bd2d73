import type { ReturnReasonCode } from '../../confirmation/catalogue.ts'
import type { AgreementDraft, Place } from './agreement-draft.ts'

/** `block`: nobody can sign; `warn`: the mediator may go on with a reason, which the clerk sees. */
export type Level = 'block' | 'warn'

/**
 * What a court would answer to a text that breaks the rule: a reason to give it back (R4–R14), a ground not to accept
 * it (INT 355), or nothing, where the rule is a counsel of the platform.
 */
export type Prevents = ReturnReasonCode | `355(${1 | 2 | 3 | 4 | 5})` | null

/** Where the mediator mends it: in the clause, with a clause or terms on default to be added, in the notes, at the case. */
export type Mend = 'clause' | 'add' | 'default' | 'facts' | 'joint' | 'case'

interface Words {
  readonly zh: string
  readonly en: string
}

/** One rule of the check before signing. The editor, the gate of signing and the clerk's desk read this table alone. */
export interface CheckRule extends Words {
  readonly id: string
  readonly level: Level
  /** Articles by the keys of `i18n/law.ts`; `D` for a rule of the platform itself. */
  readonly basis: string
  /** False while the article is cited from memory: a lawyer has not compared it with the text of the law. */
  readonly isRead: boolean
  readonly prevents: Prevents
  readonly mend: Mend
  /** Whatever else the agreement is: the places where it breaks the rule. Never throws. */
  readonly find: (draft: AgreementDraft) => readonly Place[]
  /** The figure of the law that counts on the day of this agreement, with where it comes from. */
  readonly figure?: (draft: AgreementDraft) => Words | null
}

/** What one rule found in one agreement. */
export interface Finding extends Words {
  readonly rule: string
  readonly level: Level
  readonly basis: string
  readonly isRead: boolean
  readonly prevents: Prevents
  readonly mend: Mend
  readonly figure: Words | null
  readonly places: readonly Place[]
}
