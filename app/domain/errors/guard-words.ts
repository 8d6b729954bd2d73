import type { GuardName } from '../workflow/index.ts'

/** What a guard that does not hold says beside the disabled button; each area adds its own. */
export const guardWords: Partial<Record<GuardName, { readonly zh: string; readonly en: string }>> = {
  deadlineMissed: { zh: '期限还没有到。', en: 'The time limit is not over yet.' },
  reasonGiven: { zh: '请写明原因。', en: 'Please give a reason.' },
}
