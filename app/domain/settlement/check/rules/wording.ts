import { obliges, placesOf, saying } from '../agreement-draft.ts'
import type { CheckRule } from '../rule.ts'

const VAGUE =
  /尽快|适当|酌情|视情况|视情|合理(时间|期限|费用)|必要时|有条件(时|的)|争取|尽量|大概|左右|等(?=$|[。;,])|assoonaspossible|reasonabletime/i
const UNVERIFIABLE =
  /(有|具备)(支付|偿还|履行|经济)?能力(时|后|了)|有钱(了|时|后|再|就)|经济(条件)?好转|条件(允许|成熟)|满意为止|修好为止|视[^。;,]{0,6}态度|(如果?|若)愿意|明显不履行|恶意拖欠|情节严重|表现好|心情/
const PROMISED = /保证(胜诉|执行|确认)|一定(能|会)?(执行|确认|胜诉)|法院(一定|必须|肯定)|(列入|拉入)(失信|黑名单)/
const GAG = /(不得|不再|不能|不许|放弃|禁止)[^。;,]{0,8}(举报|投诉|作证|检举|控告|上访|信访)/
const SELF_HELP =
  /(?<!不|不得|不能|不可)(可以|可|有权|得以|自行|直接|强行|擅自)(自行|直接|强行)?(将[^。;,]{1,6})?(换锁|更换门锁|断水|断电|停水|停电|扣押|扣留|搬走|清空|拖走)/
const TOO_WIDE = /今后一切|一切后果|永不追究|概不负责|放弃(一切|全部|所有)权利|任何时候都不得/
const ADMITTED = /(承认|认可|自认)[^。;,]{0,10}(犯罪|诈骗|盗窃|违法|犯法|全部(过错|责任)|一切(过错|责任))/
const PERSONAL = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/

/** Words that a court may find unclear or unlawful. */
// biome-ignore format: one rule per line reads as a table
export const wordingRules: readonly CheckRule[] = [
  { id: 'vague-words', level: 'warn', basis: 'INT 358(5), 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '有“尽快”“适当”一类的词，内容可能不明确。请写成具体的日子、数额或者标准。', en: 'Words such as "as soon as possible" may be unclear. Write a day, a sum or a standard.', find: (draft) => saying(draft, VAGUE, obliges) },
  { id: 'condition-unverifiable', level: 'warn', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '“有钱了再付”“恶意拖欠的”这样的条件，看日历和付款记录判断不了。请改成能核实的条件。', en: 'A condition such as "once he has money" cannot be judged by calendar and payments. Please write one that can be verified.', find: (draft) => saying(draft, UNVERIFIABLE, obliges) },
  { id: 'gag-on-reporting', level: 'warn', basis: 'INT 358(1), 358(3)', isRead: true, prevents: 'R7', mend: 'clause', zh: '不能限制举报、投诉、信访或者作证。', en: 'Reporting, complaining, petitioning or giving evidence cannot be restricted.', find: (draft) => saying(draft, GAG) },
  { id: 'self-help', level: 'block', basis: 'INT 358(1)', isRead: true, prevents: 'R7', mend: 'clause', zh: '不能约定一方自己换锁、断水断电、扣东西。可以写逾期付多少钱。', en: 'Changing locks, cutting supplies or keeping things cannot be agreed as a means. Write what is paid for delay instead.', find: (draft) => saying(draft, SELF_HELP) },
  { id: 'waiver-too-wide', level: 'warn', basis: 'INT 358(1)', isRead: true, prevents: 'R7', mend: 'clause', zh: '放弃的范围太宽，请限于本次纠纷。', en: 'The waiver is too wide. Keep it to this dispute.', find: (draft) => saying(draft, TOO_WIDE) },
  { id: 'result-promised', level: 'warn', basis: 'D', isRead: true, prevents: null, mend: 'clause', zh: '不能写保证法院确认、执行或者把人列入失信名单的话。', en: 'No clause can promise what the court will do.', find: (draft) => saying(draft, PROMISED) },
  { id: 'admission-beyond', level: 'warn', basis: 'INT 107', isRead: true, prevents: 'R10', mend: 'clause', zh: '承认违法、犯罪或者全部责任，超出了解决这件事的需要。请只写怎么解决。', en: 'An admission of crime or of all fault goes beyond settling this dispute. Keep to how it is settled.', find: (draft) => saying(draft, ADMITTED) },
  { id: 'personal-number-in-text', level: 'warn', basis: 'PIPL 6, 28', isRead: true, prevents: null, mend: 'clause', zh: '条款里写了身份证号或者手机号。当事人部分已经有了，条款里请删去。', en: 'A clause holds an identity or phone number. The parties\' section has it already; please take it out.', find: (draft) => saying(draft, PERSONAL, ({ key }) => key !== 'notice-addresses') },
  { id: 'clause-not-confirmable', level: 'warn', basis: 'CPL 205; INT 355, 358', isRead: true, prevents: 'R6', mend: 'clause', zh: '这一条法院一般不确认，仍然对双方有约束力。', en: 'The court does not usually confirm this clause; it still binds both sides.', find: (draft) => (draft.appliesJointly ? placesOf(draft, ({ definition }) => definition.confirmable === 'no') : []) },
]
