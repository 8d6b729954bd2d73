import type { AgreementDraft } from './agreement-draft.ts'
import type { CheckRule, Finding } from './rule.ts'
import { contentRules } from './rules/content.ts'
import { dateRules } from './rules/dates.ts'
import { limitRules } from './rules/limits.ts'
import { matterRules } from './rules/matters.ts'
import { moneyRules } from './rules/money.ts'
import { partyRules } from './rules/parties.ts'
import { wordingRules } from './rules/wording.ts'

export type { AgreementDraft, CheckedDefinition, CheckedParty } from './agreement-draft.ts'
export type { Finding } from './rule.ts'

const all = [
  ...contentRules,
  ...partyRules,
  ...moneyRules,
  ...dateRules,
  ...matterRules,
  ...limitRules,
  ...wordingRules,
]

/** Every rule of the check before signing, the blocking ones first. */
export const checkRules: readonly CheckRule[] = [
  ...all.filter(({ level }) => level === 'block'),
  ...all.filter(({ level }) => level === 'warn'),
]

/** What stands in the way of signing (`block`) and what the mediator may accept with a reason (`warn`). */
export const checkAgreement = (draft: AgreementDraft): Finding[] =>
  checkRules.flatMap(({ id, find, figure, ...rule }) => {
    const places = find(draft)
    return places.length > 0 ? [{ ...rule, rule: id, figure: figure?.(draft) ?? null, places }] : []
  })
