interface Reason {
  readonly zh: string
  readonly en: string
  readonly basis: string
}

/** A return names none of R1–R3: those are for the judge's ruling not to accept. */
interface ReturnReason extends Reason {
  readonly mayReturn: boolean
  /** R15 must be explained in words. */
  readonly needsText?: true
  /** What is asked where the clerk writes nothing of his own. */
  readonly ask?: { readonly zh: string; readonly en: string }
}

/** Why a court gives an application back; several may be named, each at its place. */
// biome-ignore format: one reason per line reads as a table
export const returnReasons = {
  R1: { mayReturn: false, basis: 'INT 355(1)', zh: '不属于受案范围', en: 'Outside the business of the courts' },
  R2: { mayReturn: false, basis: 'INT 355(2)', zh: '本院没有管辖权', en: 'This court has no jurisdiction' },
  R3: { mayReturn: false, basis: 'CPL 205', zh: '超过三十日期限', en: 'After the thirty days' },
  R4: { mayReturn: true, basis: 'CPL 205; INT 351', zh: '不是共同申请，或者授权不足', en: 'Not a joint application, or not enough authority', ask: { zh: '请双方都在申请书上签名；由别人代办的，交上写明代办事项和权限的委托书', en: 'Both sides sign the application; who acts for another submits a power of attorney that says for what' } },
  R5: { mayReturn: true, basis: 'INT 354', zh: '身份信息不符', en: 'The identity does not agree', ask: { zh: '请核对姓名和证件号码，交上看得清的身份证件', en: 'Check name and number, and submit a legible identity document' } },
  R6: { mayReturn: true, basis: 'INT 358(5), 461', zh: '内容不明确，无法履行', en: 'Unclear, cannot be performed', ask: { zh: '请写清谁做、做什么、做到什么程度、最晚哪一天做完', en: 'Say who does what, to what standard, and by which day' } },
  R7: { mayReturn: true, basis: 'INT 358(1)', zh: '违反法律强制性规定', en: 'Against mandatory law', ask: { zh: '请删去或者改正违反法律规定的内容', en: 'Take out or correct what the law does not allow' } },
  R8: { mayReturn: true, basis: 'INT 358(2)', zh: '损害国家利益、社会公共利益或者他人合法权益', en: 'Harms the state, the public or others', ask: { zh: '请删去损害国家、社会或者别人利益的内容，或者交上有关的人同意的材料', en: 'Take out what harms the state, the public or others, or submit the consent of those concerned' } },
  R9: { mayReturn: true, basis: 'INT 358(3)', zh: '违背公序良俗', en: 'Against public order and good morals', ask: { zh: '请删去或者改正违背公序良俗的内容', en: 'Take out or correct what offends public order and good morals' } },
  R10: { mayReturn: true, basis: 'INT 358(4)', zh: '违反自愿原则', en: 'Not of free will', ask: { zh: '请双方重新表示意思，确认是自愿达成的', en: 'Both sides state again that they agree of their own free will' } },
  R11: { mayReturn: true, basis: 'INT 354', zh: '材料不全或者不清楚', en: 'Papers missing or unreadable', ask: { zh: '请把缺少的或者看不清的材料补上', en: 'Submit what is missing or cannot be read' } },
  R12: { mayReturn: true, basis: 'INT 358(5)', zh: '数额大小写或者日期前后不一致', en: 'Digits and capitals, or dates, do not agree', ask: { zh: '请把数额的大小写、前后的日期改成一致', en: 'Make figures and capitals, and the dates, agree' } },
  R13: { mayReturn: true, basis: 'ESL 13', zh: '签名或者印章验证不通过', en: 'A signature or seal does not verify', ask: { zh: '请重新签名或者盖章', en: 'Sign or seal again' } },
  R14: { mayReturn: true, basis: 'CPL 205; INT 354', zh: '调解组织的资质需要证明', en: 'The standing of the organisation needs proof', ask: { zh: '请调解组织交上能证明资质的材料', en: 'The mediation organisation submits proof of its standing' } },
  R15: { mayReturn: true, needsText: true, basis: 'INT 354, 357', zh: '其他（写明）', en: 'Another reason, in words' },
} as const satisfies Record<string, ReturnReason>
export type ReturnReasonCode = keyof typeof returnReasons

export const isReturnReason = (code: string): code is ReturnReasonCode => Object.hasOwn(returnReasons, code)

/** The reasons a clerk may tick when an application goes back, the common ones first. */
export const reasonsToReturn = [
  ...(['R6', 'R12', 'R11', 'R4', 'R5', 'R13'] as const),
  ...(['R7', 'R8', 'R9', 'R10', 'R14', 'R15'] as const),
] satisfies ReturnReasonCode[]

/** What a reason asks for in prepared words; R15 has none. */
export const askOf = (code: ReturnReasonCode): { readonly zh: string; readonly en: string } | null => {
  const reason: ReturnReason = returnReasons[code]
  return reason.ask ?? null
}

/** Grounds on which a court does not accept an application (司法解释 355). */
// biome-ignore format: one ground per line reads as a table
export const notAcceptGrounds = {
  1: { basis: 'INT 355(1)', zh: '不属于人民法院受理范围的', en: 'not within the business of the people\'s courts' },
  2: { basis: 'INT 355(2)', zh: '不属于收到申请的人民法院管辖的', en: 'not within the jurisdiction of the court that received the application' },
  3: { basis: 'INT 355(3)', zh: '申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除的', en: 'asks to confirm that a marriage, parentage, adoption or other personal relation is void, valid or dissolved' },
  4: { basis: 'INT 355(4)', zh: '涉及适用其他特别程序、公示催告程序、破产程序审理的', en: 'concerns a matter for another special procedure, public summons or bankruptcy' },
  5: { basis: 'INT 355(5)', zh: '调解协议内容涉及物权、知识产权确权的', en: 'the agreement confirms title to real rights or intellectual property' },
} as const satisfies Record<number, Reason>
export type NotAcceptGround = keyof typeof notAcceptGrounds

/** Grounds on which a court dismisses an application (司法解释 358). */
// biome-ignore format: one ground per line reads as a table
export const dismissalGrounds = {
  1: { basis: 'INT 358(1)', zh: '违反法律强制性规定', en: 'violation of mandatory provisions of law' },
  2: { basis: 'INT 358(2)', zh: '损害国家利益、社会公共利益、他人合法权益', en: 'harm to the interests of the state, the public or others' },
  3: { basis: 'INT 358(3)', zh: '违背公序良俗', en: 'offence against public order and good morals' },
  4: { basis: 'INT 358(4)', zh: '违反自愿原则', en: 'violation of the principle of free will' },
  5: { basis: 'INT 358(5)', zh: '内容不明确', en: 'unclear content' },
  6: { basis: 'INT 358(6)', zh: '其他不能进行司法确认的情形', en: 'another circumstance in which judicial confirmation is not possible' },
} as const satisfies Record<number, Reason>
export type DismissalGround = keyof typeof dismissalGrounds

const isGroundOf = <Grounds extends object>(grounds: Grounds, ground: unknown): ground is keyof Grounds =>
  (typeof ground === 'number' || typeof ground === 'string') && Object.hasOwn(grounds, ground)

export const isNotAcceptGround = (ground: unknown): ground is NotAcceptGround => isGroundOf(notAcceptGrounds, ground)
export const isDismissalGround = (ground: unknown): ground is DismissalGround => isGroundOf(dismissalGrounds, ground)

/** After these grounds nothing unlawful remains to be mended: a clearer agreement may be made and sent again. */
export const isMendableDismissal = (ground: DismissalGround): boolean => ground >= 5

/** What the clerk answers with yes or no before a ruling is proposed: every one of the six must be "no". */
// biome-ignore format: one question per line reads as a table
export const reviewQuestions = {
  1: { basis: 'INT 358(1)', zh: '有没有违反法律强制性规定的内容？', en: 'Does anything violate mandatory law?' },
  2: { basis: 'INT 358(2)', zh: '有没有损害国家、社会公共利益或者他人合法权益？', en: 'Does anything harm the state, the public or others?' },
  3: { basis: 'INT 358(3)', zh: '有没有违背公序良俗？', en: 'Does anything offend public order and good morals?' },
  4: { basis: 'INT 358(4); CPL 115', zh: '有没有违反自愿或者虚假调解的迹象？', en: 'Is there a sign of pressure or of a sham?' },
  5: { basis: 'INT 358(5), 461', zh: '主体或者给付内容有没有不明确？', en: 'Are the persons or what is to be performed unclear?' },
  6: { basis: 'INT 358(6)', zh: '有没有其他不能确认的情形？', en: 'Is there another circumstance against confirmation?' },
} as const satisfies Record<DismissalGround, Reason>

/** What both parties are asked when the court hears them (司法解释 356). */
// biome-ignore format: one question per line reads as a table
const partyQuestions = {
  signed: { basis: 'JC11 6', zh: '协议是否由你们本人签署？', en: 'Did you sign the agreement yourselves?' },
  voluntary: { basis: 'INT 356', zh: '是否自愿达成，有没有受到压力？', en: 'Was it reached freely, without pressure?' },
  understood: { basis: 'INT 356', zh: '是否理解协议的内容？', en: 'Do you understand the content of the agreement?' },
  consequences: { basis: 'INT 356', zh: '是否接受由此产生的后果？', en: 'Do you accept what follows from it?' },
  enforceable: { basis: 'CPL 206', zh: '是否愿意由法院确认，从而可以申请执行？', en: 'Do you wish the court to confirm it, so that it can be enforced?' },
  real: { basis: 'CPL 115', zh: '纠纷是怎样发生的？', en: 'How did the dispute arise?' },
  performed: { basis: 'INT 356', zh: '已经履行了哪些？', en: 'What has been performed already?' },
  third: { basis: 'INT 358(2)', zh: '协议涉及的财产有没有他人的权利？', en: 'Do others have rights in the property concerned?' },
  elsewhere: { basis: 'INT 355', zh: '有没有就同一纠纷起诉或者申请仲裁？', en: 'Is there an action or arbitration on the same dispute?' },
} as const satisfies Record<string, Reason>

/** What the mediator may be asked for the organisation, where it is needed: how it went, never what was said in it. */
// biome-ignore format: one question per line reads as a table
const mediatorQuestions = {
  rightsTold: { basis: 'INT 356', zh: '调解开始前，是否把权利义务和协议的效力告诉了双方？', en: 'Were both sides told of their rights and of the effect of an agreement before it began?' },
  inPerson: { basis: 'INT 356', zh: '双方是本人参加的，还是由代理人参加？怎样核对了身份？', en: 'Did both take part in person or through an agent? How was identity checked?' },
  readOut: { basis: 'INT 356', zh: '签名以前，协议是否逐条给双方看过、讲清楚了？', en: 'Was the agreement gone through with both, clause by clause, before they signed?' },
  atEase: { basis: 'INT 358(4)', zh: '有没有看到一方不自愿或者不清醒的情形？', en: 'Was there any sign that a side did not act freely or with a clear mind?' },
} as const satisfies Record<string, Reason>

/** Every prepared question, those for parties first. */
export const inquiryQuestions = { ...partyQuestions, ...mediatorQuestions }
export type InquiryQuestion = keyof typeof inquiryQuestions

export const isInquiryQuestion = (key: string): key is InquiryQuestion => Object.hasOwn(inquiryQuestions, key)

export type AskedRole = 'party' | 'mediator'
/** Whom a prepared question is for. */
export const roleAsked = (key: InquiryQuestion): AskedRole =>
  Object.hasOwn(mediatorQuestions, key) ? 'mediator' : 'party'
