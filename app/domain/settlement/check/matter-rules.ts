import { type AgreementDraft, type CheckRule, knownClauses, placeIn, saying, wholeAgreement } from './finding.ts'

/** Marriage, parentage, adoption, guardianship: neither confirmed by the court nor signed electronically. */
const IDENTITY =
  /(同意|自愿|协议|办理|双方)离婚|解除(婚姻|收养|同居)关系|婚姻(关系)?(有效|无效|成立|解除)|(亲子|收养|父子|母子|父女|母女)关系(成立|不成立|解除|存在|不存在|有效|无效)|(确认|承认|否认).{0,8}(亲生|亲子|收养|父子|母子|父女|母女)|断绝.{0,4}关系|(抚养权|监护权)(归|由|属)/

/** Words that declare who owns real estate, shares or intellectual property; a promise to hand over or register is no declaration. */
const TITLE =
  /(房屋|房产|住房|商品房|宅基地|土地|林地|车位|车库|商铺|厂房|股权|商标|专利|著作权|版权)[^。；，]{0,20}(归|属于|属|为)[^。；，]{0,12}所有|(?<!不)确认[^。；，]{0,15}(所有权|产权|使用权|承包权|专利权|商标权|著作权|股权)[^。；，]{0,4}(归|属|为|人)|(所有权|产权)(归|属于?)[^。；，]/

const clausesOnPaper = (draft: AgreementDraft) =>
  knownClauses(draft)
    .filter(({ definition }) => definition.signing === 'paper-only')
    .map((clause) => placeIn(clause))

/** Matters that cannot be confirmed or cannot be signed here at all. */
// biome-ignore format: one rule per line reads as a table
export const matterRules: readonly CheckRule[] = [
  { id: 'identity-matter', level: 'block', basis: 'INT 355(3); ESL 3', zh: '涉及婚姻、亲子、收养等身份关系，法院不能确认，也不能在线签名。请改成只写钱和日子，其余在纸上另签。', en: 'It concerns marriage, parentage or another personal relation: no court can confirm it and it cannot be signed online. Keep to money and dates; the rest is signed on paper.', find: (draft) => saying(draft, IDENTITY) },
  { id: 'title-matter', level: 'block', basis: 'INT 355(5)', zh: '不能在协议里确认房地产、股权或者知识产权归谁所有。可以写什么时候交付、什么时候办理登记。', en: 'An agreement cannot declare who owns real estate, shares or intellectual property. It may say when to hand over and when to register.', find: (draft) => saying(draft, TITLE) },
  { id: 'type-excluded', level: 'block', basis: 'ESL 3', zh: '这一类纠纷的协议要在纸上签名，不能在线签。', en: 'Agreements in this kind of dispute are signed on paper, not online.', find: ({ policy }) => (policy.eSign === 'excluded' ? wholeAgreement : []) },
  { id: 'clause-on-paper', level: 'block', basis: 'ESL 3', zh: '这一条涉及人身关系，要在纸上亲笔签名，请从在线签署的文本里移出。', en: 'This clause concerns personal relations and is signed by hand on paper. Please take it out of the text that is signed online.', find: clausesOnPaper },
  { id: 'type-not-confirmable', level: 'block', basis: 'INT 355', zh: '这一类纠纷法院不能确认，请改为不申请司法确认。', en: 'The court cannot confirm agreements of this kind. Please choose not to apply.', find: ({ policy, appliesJointly }) => (policy.confirmable === 'no' && appliesJointly ? wholeAgreement : []) },
]
