import { type AgreementDraft, placesOf, saying, wholeAgreement } from '../agreement-draft.ts'
import type { CheckRule } from '../rule.ts'

/** Marriage, parentage, adoption, guardianship: neither confirmed by the court nor signed electronically. */
const IDENTITY =
  /(同意|自愿|协议|办理|双方)离婚|解除(婚姻|收养|同居)关系|婚姻(关系)?(有效|无效|成立|解除)|(亲子|收养|父子|母子|父女|母女)关系(成立|不成立|解除|存在|不存在|有效|无效)|(确认|承认|否认).{0,8}(亲生|亲子|收养|父子|母子|父女|母女)|断绝.{0,4}关系|(抚养权|监护权)(归|由|属)/

/** Words that declare who owns real estate, shares or intellectual property; a promise to hand over or register is no declaration. */
const TITLE =
  /(房屋|房产|住房|商品房|宅基地|土地|林地|车位|车库|商铺|厂房|股权|商标|专利|著作权|版权)[^。;,]{0,20}(归|属于|属|为)[^。;,]{0,12}所有|(?<!不)确认[^。;,]{0,15}(所有权|产权|使用权|承包权|专利权|商标权|著作权|股权)[^。;,]{0,4}(归|属|为|人)|(所有权|产权)(归|属于?)[^。;,]/

const SPECIAL =
  /宣告[^。;,]{0,10}(死亡|失踪)|(认定|确认)[^。;,]{0,10}(无民事行为能力|限制民事行为能力|无主财产)|公示催告|(申请|进入)破产|破产(清算|重整)/

/** Criminal responsibility is nobody's to give away, and nobody's report to the police to sell. */
const CRIMINAL =
  /(?<!不影响[^。;]{0,20})(不|不再|免予|免于|放弃)追究[^。;,]{0,12}刑事|(不得|不再|不能|不许|放弃|撤回|撤销|取消)[^。;,]{0,6}(报案|报警|刑事控告)|(向|到)?(公安|派出所|警方)[^。;,]{0,6}(撤案|销案)|私了/

const UNLAWFUL = /赌债|赌资|赌款|赌博(欠|输|所)|(欠|输)的?赌|毒资|毒品|嫖资|贿赂|行贿|回扣款|套路贷|枪支|弹药|假币|包养/
const MORALS = /分手费|青春(损失)?费|空床费|忠诚(协议|费)|不(得|许|准)(再婚|恋爱|生育|结婚)|情人|第三者(?!责任|强制)/
const WAIVED =
  /(放弃|不再要求|不要求|自愿不|无需|不用|不必)[^。;,]{0,8}(社会保险|社保|五险|最低工资|抚养费|赡养费|赡养义务|抚养义务)|(免除|不再承担|不承担|不履行)[^。;,]{0,8}(抚养|赡养)|(社保|社会保险)[^。;,]{0,8}(折现|折成现金|现金代替)|不缴(纳)?(社会保险|社保)/
const INJURY =
  /(受伤|伤亡|伤残|死亡|人身损害|人身伤害|工伤|身亡)[^。;,]{0,14}(概不负责|不负(任何)?责任|不承担(任何)?(责任|赔偿)|与[^。;,]{1,10}无关|责任自负|后果自负|(后果|责任)(由[^。;,]{1,8})?自行(承担|负责))|生死(由命|自负|有命)/
const TAX = /(不|无需|不用|不再)开(具)?(发)?票|阴阳合同|两份合同|(偷|逃|避)税|少报(价|金额)|隐瞒[^。;,]{0,4}收入/

const clausesOnPaper = (draft: AgreementDraft) =>
  placesOf(draft, ({ definition }) => definition.signing === 'paper-only')

/** Matters that cannot be confirmed, cannot be agreed, or cannot be signed here at all. */
// biome-ignore format: one rule per line reads as a table
export const matterRules: readonly CheckRule[] = [
  { id: 'identity-matter', level: 'block', basis: 'INT 355(3); ESL 3', isRead: true, prevents: '355(3)', mend: 'clause', zh: '涉及婚姻、亲子、收养等身份关系，法院不能确认，也不能在线签名。请改成只写钱和日子，其余在纸上另签。', en: 'It concerns marriage, parentage or another personal relation: no court can confirm it and it cannot be signed online. Keep to money and dates; the rest is signed on paper.', find: (draft) => saying(draft, IDENTITY) },
  { id: 'title-matter', level: 'block', basis: 'INT 355(5)', isRead: true, prevents: '355(5)', mend: 'clause', zh: '不能在协议里确认房地产、股权或者知识产权归谁所有。可以写什么时候交付、什么时候办理登记。', en: 'An agreement cannot declare who owns real estate, shares or intellectual property. It may say when to hand over and when to register.', find: (draft) => saying(draft, TITLE) },
  { id: 'special-procedure', level: 'block', basis: 'INT 355(4)', isRead: true, prevents: '355(4)', mend: 'clause', zh: '宣告死亡或者失踪、认定行为能力、公示催告、破产，要由法院用别的程序办，不能写在调解协议里。', en: 'Declaring somebody dead or missing, legal capacity, public summons and bankruptcy have procedures of their own and cannot be agreed here.', find: (draft) => saying(draft, SPECIAL) },
  { id: 'type-excluded', level: 'block', basis: 'ESL 3', isRead: true, prevents: null, mend: 'case', zh: '这一类纠纷的协议要在纸上签名，不能在线签。', en: 'Agreements in this kind of dispute are signed on paper, not online.', find: ({ policy }) => (policy.eSign === 'excluded' ? wholeAgreement : []) },
  { id: 'clause-on-paper', level: 'block', basis: 'ESL 3', isRead: true, prevents: null, mend: 'clause', zh: '这一条涉及人身关系，要在纸上亲笔签名，请从在线签署的文本里移出。', en: 'This clause concerns personal relations and is signed by hand on paper. Please take it out of the text that is signed online.', find: clausesOnPaper },
  { id: 'type-not-confirmable', level: 'block', basis: 'INT 355', isRead: true, prevents: '355(1)', mend: 'joint', zh: '这一类纠纷法院不能确认，请改为不申请司法确认。', en: 'The court cannot confirm agreements of this kind. Please choose not to apply.', find: ({ policy, appliesJointly }) => (policy.confirmable === 'no' && appliesJointly ? wholeAgreement : []) },
  { id: 'criminal-matter', level: 'block', basis: 'PML 25; INT 358(1), 358(3)', isRead: true, prevents: 'R7', mend: 'clause', zh: '刑事责任、报案和撤案不能由双方约定。请只写赔偿。', en: 'Criminal responsibility and reports to the police cannot be agreed between the parties. Keep to the compensation.', find: (draft) => saying(draft, CRIMINAL) },
  { id: 'unlawful-object', level: 'block', basis: 'CC 153; INT 358(1), 358(3)', isRead: false, prevents: 'R9', mend: 'clause', zh: '赌债、毒资、嫖资、贿赂这一类的钱和东西，法律不保护，不能写进协议。', en: 'Debts from gambling, drugs, prostitution or bribes are not protected by law and cannot be agreed.', find: (draft) => saying(draft, UNLAWFUL) },
  { id: 'morals-doubtful', level: 'warn', basis: 'CC 153; INT 358(3)', isRead: false, prevents: 'R9', mend: 'clause', zh: '“分手费”或者限制婚姻、生育的约定，可能违背公序良俗。请写明款项真实的来由。', en: 'Money for a parting, or limits on marriage and children, may offend good morals. Please name what the money really is for.', find: (draft) => saying(draft, MORALS) },
  { id: 'waiver-of-rights', level: 'block', basis: 'CC 1067; SIL 60; LCL 26', isRead: false, prevents: 'R7', mend: 'clause', zh: '社会保险、最低工资、抚养和赡养是法定的，不能约定放弃。已经发生的加班费、工伤赔偿可以协商数额。', en: 'Social insurance, the minimum wage and support are set by law and cannot be waived; a sum for past overtime or an injury may be agreed.', find: (draft) => saying(draft, WAIVED) },
  { id: 'injury-exempt', level: 'block', basis: 'CC 506', isRead: false, prevents: 'R7', mend: 'clause', zh: '造成人身伤害也不负责的约定无效。', en: 'A term that frees somebody of answering for bodily harm is void.', find: (draft) => saying(draft, INJURY) },
  { id: 'tax-evasion', level: 'warn', basis: 'TCL 63; INT 358(2)', isRead: false, prevents: 'R8', mend: 'clause', zh: '不能约定不开应当开的发票、签两份合同或者少报数额。本来就不用开票的，写明理由。', en: 'Parties cannot agree to go without an invoice that is due, to sign two contracts or to report less. Where none is due, say why.', find: (draft) => saying(draft, TAX) },
]
