import type { PaperLocale } from '../document.ts'
import { choices } from './choices.ts'
import { phrases } from './phrases.ts'

/** Words that papers print for what the data name by a key. */
export const terms = {
  ...choices,
  ...phrases,
  role: {
    applicant: { 'zh-CN': '申请人', en: 'Applicant' },
    respondent: { 'zh-CN': '被申请人', en: 'Respondent' },
    thirdParty: { 'zh-CN': '第三人', en: 'Third party' },
    guarantor: { 'zh-CN': '担保人', en: 'Guarantor' },
  },
  sex: { male: { 'zh-CN': '男', en: 'male' }, female: { 'zh-CN': '女', en: 'female' } },
  idKind: {
    residentId: { 'zh-CN': '居民身份证', en: 'ID card' },
    passport: { 'zh-CN': '护照', en: 'Passport' },
    residencePermit: { 'zh-CN': '港澳台居民居住证', en: 'Residence permit' },
    other: { 'zh-CN': '证件', en: 'Document' },
  },
  agentScope: {
    general: { 'zh-CN': '一般代理', en: 'general' },
    special: { 'zh-CN': '特别授权', en: 'special' },
  },
  organisationNature: {
    peoples: {
      'zh-CN': '依法设立的调解民间纠纷的群众性组织',
      en: 'a mass-based organisation established by law to mediate disputes among the people',
    },
    invited: {
      'zh-CN': '列入人民法院特邀调解组织名册的调解组织',
      en: "a mediation organisation on the court's register of invited organisations",
    },
    commercial: {
      'zh-CN': '依法取得执业证书的非营利性商事调解组织',
      en: 'a non-profit commercial mediation organisation holding a practising certificate',
    },
    industry: {
      'zh-CN': '依法设立的行业性、专业性调解组织',
      en: 'a mediation organisation of an industry or profession established by law',
    },
  },
  identityMethod: {
    idVideo: { 'zh-CN': '居民身份证与本人视频核对', en: 'ID card compared with the person by video' },
    idCounter: { 'zh-CN': '到窗口核对居民身份证原件', en: 'original ID card checked at the counter' },
    national: {
      'zh-CN': '国家网络身份认证公共服务核验',
      en: 'verified by the national online identity service',
    },
    organisation: {
      'zh-CN': '营业执照与法定代表人身份核对',
      en: 'business licence and identity of the legal representative checked',
    },
  },
  inquiryMode: { online: { 'zh-CN': '线上', en: 'online' }, atCourt: { 'zh-CN': '到院', en: 'at court' } },
  lateConsequence: {
    beforeDocket: {
      'zh-CN': '逾期未补正的，视为未提出申请；期限内可以重新共同申请。',
      en: 'If not corrected in time, the application counts as not made; within the period a new joint application is possible.',
    },
    afterDocket: {
      'zh-CN': '无正当理由逾期未补充或者拒不接受询问的，可以按撤回申请处理。',
      en: 'Without good reason for the delay or refusal to be heard, the application may be treated as withdrawn.',
    },
  },
  dismissalArticle: {
    a358: { 'zh-CN': '第三百五十八条', en: 'article 358' },
    a355p2: { 'zh-CN': '第三百五十五条第二款', en: 'article 355, paragraph 2' },
  },
  jointApplication: {
    apply: {
      'zh-CN': '各方同意自本协议生效之日起三十日内共同申请司法确认，并同时签署申请书。',
      en: 'The parties agree to apply jointly for judicial confirmation within thirty days from the day this agreement takes effect, and sign the application at the same time.',
    },
    notNow: {
      'zh-CN': '各方知道可以自本协议生效之日起三十日内共同申请司法确认，现不申请。',
      en: 'The parties know that they may jointly apply for judicial confirmation within thirty days from the day this agreement takes effect, and do not apply now.',
    },
  },
  jurisdiction: {
    inviting: {
      'zh-CN': '本次调解由贵院邀请调解组织先行调解，依照民事诉讼法第二百零五条第一项，向贵院提出。',
      en: 'This court invited the organisation to mediate first; the application is made to it under article 205, item 1, of the Civil Procedure Law.',
    },
    domicile: {
      'zh-CN': '调解组织自行开展调解，一方申请人住所地位于贵院辖区，依照民事诉讼法第二百零五条第二项，向贵院提出。',
      en: "The organisation mediated of its own accord and an applicant's domicile lies in this court's district; the application is made under article 205, item 2.",
    },
    subject: {
      'zh-CN': '调解组织自行开展调解，标的物所在地位于贵院辖区，依照民事诉讼法第二百零五条第二项，向贵院提出。',
      en: "The organisation mediated of its own accord and the subject matter lies in this court's district; the application is made under article 205, item 2.",
    },
    seat: {
      'zh-CN': '调解组织自行开展调解，调解组织所在地位于贵院辖区，依照民事诉讼法第二百零五条第二项，向贵院提出。',
      en: "The organisation mediated of its own accord and its seat lies in this court's district; the application is made under article 205, item 2.",
    },
    intermediate: {
      'zh-CN':
        '调解组织自行开展调解，协议所涉纠纷应当由中级人民法院管辖，依照民事诉讼法第二百零五条第二项，向贵院提出。',
      en: 'The organisation mediated of its own accord and the dispute belongs to an intermediate court; the application is made under article 205, item 2.',
    },
  },
} as const

export type TermList = keyof typeof terms

/** The word for a key; an unknown key is an error, never a blank. */
export const term = (list: TermList, key: string, locale: PaperLocale): string => {
  const entry = new Map<string, { 'zh-CN': string; en: string }>(Object.entries(terms[list])).get(key)
  if (!entry) throw new RangeError(`no word for ${list} ${key}`)
  return entry[locale]
}
