interface Ending {
  readonly zh: string
  readonly en: string
  readonly basis: string
}

/** Grounds on which mediation ends (在线调解规则 25), in the order of the rule: the first is item 1. */
// biome-ignore format: one ground per line reads as a table
export const terminationGrounds = {
  settled: { item: 1, basis: 'OMR 25(1)', zh: '各方已经达成调解协议', en: 'the parties have reached a settlement agreement' },
  withdrawn: { item: 2, basis: 'OMR 25(2)', zh: '各方自行和解，申请人撤回申请', en: 'the parties settled by themselves and the application was withdrawn' },
  unreachable: { item: 3, basis: 'OMR 25(3)', zh: '在调解期限内无法与当事人取得联系', en: 'a party could not be reached within the term' },
  unwilling: { item: 4, basis: 'OMR 25(4)', zh: '一方明确表示不愿意继续调解', en: 'a party clearly stated that it does not wish to continue' },
  tooFarApart: { item: 5, basis: 'OMR 25(5)', zh: '各方经充分协商仍无法达成协议', en: 'after full discussion the parties could not agree' },
  termEnded: { item: 6, basis: 'OMR 25(6)', zh: '调解期限届满，未达成协议，各方也未同意延长', en: 'the term ended without agreement and without consent to an extension' },
  notSigned: { item: 7, basis: 'OMR 25(7)', zh: '一方拒绝在调解协议上签名或者盖章', en: 'a party refused to sign or seal the settlement agreement' },
  otherEnd: { item: 8, basis: 'OMR 25(8)', zh: '有其他情形，调解无法继续进行', en: 'for another reason the mediation could not continue' },
} as const satisfies Record<string, Ending & { item: number }>
export type TerminationGround = keyof typeof terminationGrounds

export const isTerminationGround = (ground: string): ground is TerminationGround =>
  Object.hasOwn(terminationGrounds, ground)

/** Grounds a mediator may choose to end a mediation that failed; the rest are found by the system. */
export const mediatorsGrounds: readonly TerminationGround[] = [
  'unwilling',
  'tooFarApart',
  'notSigned',
  'unreachable',
  'otherEnd',
]

/** Why an application is not taken: the applicant always reads the reason and where to turn. */
// biome-ignore format: one reason per line reads as a table
export const nonAcceptanceReasons = {
  outOfScope: { basis: 'PML 2; OMR 9', zh: '不属于可以调解的纠纷', en: 'Not a dispute that can be mediated' },
  wrongBody: { basis: 'OMR 9', zh: '应当由其他组织或者机关办理', en: 'Another organisation or authority is competent' },
  unsuitable: { basis: 'OMR 9', zh: '情况不适合调解', en: 'Mediation does not suit the situation' },
  decided: { basis: 'OMR 9', zh: '法院、仲裁机构已经处理，或者正在处理', en: 'A court or arbitral body has decided, or is dealing with it' },
  duplicate: { basis: 'D', zh: '同一件事已经有案件在办理', en: 'The same matter is already being handled' },
  notMediable: { basis: 'PML 25', zh: '可能涉及违法犯罪，先由公安机关处理', en: 'It may concern an offence; the police act first' },
} as const satisfies Record<string, Ending>
export type NonAcceptanceReason = keyof typeof nonAcceptanceReasons

/** Why a respondent says no; a reason is never required, and it is shown to the applicant only if the respondent agrees. */
// biome-ignore format: one reason per line reads as a table
export const refusalReasons = {
  noDispute: { basis: 'PML 17', zh: '我认为没有这件事', en: 'I think there is no such matter' },
  settledAlready: { basis: 'PML 17', zh: '我们已经自己谈好了', en: 'We have settled it already' },
  preferCourt: { basis: 'PML 17', zh: '我想走法院', en: 'I would rather go to court' },
  notNow: { basis: 'PML 17', zh: '现在不方便，以后再说', en: 'Not now, perhaps later' },
  noTrust: { basis: 'PML 17', zh: '我不放心在网上谈', en: 'I do not want to talk online' },
  otherReason: { basis: 'PML 17', zh: '其他原因', en: 'Another reason' },
  noReason: { basis: 'PML 17', zh: '不想说原因', en: 'I would rather not say' },
} as const satisfies Record<string, Ending>
export type RefusalReason = keyof typeof refusalReasons

/** Why a mediator does not take an offered case. */
// biome-ignore format: one reason per line reads as a table
export const mediatorDeclineReasons = {
  conflict: { basis: 'OMR 12, 13', zh: '与当事人或者本案有关系', en: 'A relation to a party or the case' },
  noTime: { basis: 'OMR 12', zh: '手上的案件已满', en: 'No time for another case' },
  notMyField: { basis: 'OMR 12', zh: '不是我擅长的类型', en: 'Not my field' },
  away: { basis: 'OMR 12', zh: '这段时间不在岗', en: 'Away in this time' },
  otherDecline: { basis: 'OMR 12', zh: '其他原因', en: 'Another reason' },
} as const satisfies Record<string, Ending>
export type MediatorDeclineReason = keyof typeof mediatorDeclineReasons

/** Why a mediator is challenged, and the three circumstances a mediator discloses. */
// biome-ignore format: one ground per line reads as a table
export const challengeGrounds = {
  party: { basis: 'IM 15; OMR 13', zh: '是一方当事人、代理人或者其近亲属', en: 'is a party, an agent, or a close relative of one' },
  interest: { basis: 'IM 15; OMR 13', zh: '与纠纷有利害关系', en: 'has an interest in the dispute' },
  otherRelation: { basis: 'IM 15; OMR 13', zh: '与当事人有其他关系，可能影响公正调解', en: 'has another relation with a party that may affect fair mediation' },
} as const satisfies Record<string, Ending>
export type ChallengeGround = keyof typeof challengeGrounds

/** Why a signer does not sign; the mediator reads it and may change the text. */
// biome-ignore format: one reason per line reads as a table
export const signingDeclineReasons = {
  wording: { basis: 'OMR 25(7)', zh: '有的条款写得不对', en: 'Some clause is not worded rightly' },
  amount: { basis: 'OMR 25(7)', zh: '数额或者日期不是我同意的', en: 'The sum or day is not what I agreed' },
  advice: { basis: 'PML 23', zh: '想先问问家人或者律师', en: 'I want to ask family or a lawyer first' },
  pressure: { basis: 'PML 3, 23', zh: '我不是自愿的', en: 'I do not agree freely' },
  changedMind: { basis: 'PML 23', zh: '我不想签了', en: 'I do not want to sign' },
} as const satisfies Record<string, Ending>
export type SigningDeclineReason = keyof typeof signingDeclineReasons
