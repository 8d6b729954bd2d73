import type { TemplateId } from '../catalogue.ts'
import type { PaperLocale } from '../document.ts'

/** What is asked of the thread that renders. */
export interface RenderOrder {
  readonly templateId: TemplateId
  readonly data: unknown
  readonly locale: PaperLocale
  readonly code: string
  readonly verifyUrl: string
  readonly signable: boolean
}

/** Why a paper was refused, in a form that passes from one thread to another. */
export interface Refusal {
  readonly name: string
  readonly message: string
  /** The character that no font has, the value that is missing, or the amount that is stated twice. */
  readonly about?: string
}
