import type { AgreementDraft, CheckRule, Finding } from './finding.ts'
import { matterRules } from './matter-rules.ts'
import { structureRules } from './structure-rules.ts'
import { wordingRules } from './wording-rules.ts'

export type { AgreementDraft, Finding, Level, Place } from './finding.ts'

/** Every rule of the check before signing, the blocking ones first. */
export const checkRules: readonly CheckRule[] = [...structureRules, ...matterRules, ...wordingRules]

/** What a rule says, for those who read that it was accepted. */
export function wordsOfRule(id: string): { readonly zh: string; readonly en: string } {
  const rule = checkRules.find((one) => one.id === id)
  return { zh: rule?.zh ?? id, en: rule?.en ?? id }
}

/** What stands in the way of signing (`block`) and what the mediator may accept with a reason (`warn`). */
export const checkAgreement = (draft: AgreementDraft): Finding[] =>
  checkRules.flatMap(({ id, level, basis, zh, en, find }) => {
    const places = find(draft)
    return places.length > 0 ? [{ rule: id, level, basis, zh, en, places }] : []
  })

/** Whether nothing blocks and every warning was accepted by its rule's id. */
export const maySign = (findings: readonly Finding[], acceptedRules: readonly string[]): boolean =>
  findings.every(({ level, rule }) => level === 'warn' && acceptedRules.includes(rule))
