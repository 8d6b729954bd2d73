import type { Locale } from './locale.ts'

const acts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  CC: { zh: '民法典', en: 'Civil Code' },
  COL: { zh: '公司法', en: 'Company Law' },
  FXR: { zh: '外汇管理条例', en: 'Regulations on Foreign Exchange' },
  INT: { zh: '民诉法解释', en: 'Interpretation of the Civil Procedure Law' },
  JC11: { zh: '司法确认程序规定（法释〔2011〕5号）', en: 'Provisions on Judicial Confirmation (2011)' },
  LCL: { zh: '劳动合同法', en: 'Labour Contract Law' },
  MWR: { zh: '最低工资规定', en: 'Provisions on Minimum Wages' },
  OLR: { zh: '人民法院在线诉讼规则', en: 'Rules on Online Litigation' },
  OMR: { zh: '人民法院在线调解规则', en: 'Rules on Online Mediation' },
  CPL: { zh: '民事诉讼法', en: 'Civil Procedure Law' },
  ESL: { zh: '电子签名法', en: 'Electronic Signature Law' },
  LAB: { zh: '劳动争议调解仲裁法', en: 'Law on Mediation and Arbitration of Employment Disputes' },
  MED: { zh: '医疗纠纷预防和处理条例', en: 'Regulations on Medical Disputes' },
  PIPL: { zh: '个人信息保护法', en: 'Personal Information Protection Law' },
  PLR: { zh: '民间借贷司法解释', en: 'Provisions on Private Lending' },
  PML: { zh: '人民调解法', en: "People's Mediation Law" },
  SIL: { zh: '社会保险法', en: 'Social Insurance Law' },
  TCL: { zh: '税收征收管理法', en: 'Law on Tax Collection' },
  WAGE: { zh: '工资支付暂行规定', en: 'Interim Provisions on the Payment of Wages' },
}

/** A limit that no law sets. */
const OWN = { zh: '平台自定', en: 'set by the platform' } as const

const articleIn = (text: string, locale: Locale): string => {
  if (locale === 'en') return text
  return text.replace(/^(\d+)(?:\((\d+)\))?/, (_, article, item) => `第${article}条${item ? `第${item}项` : ''}`)
}

/** A basis such as `INT 358(5), 461; CPL 205` as a reader says it: 民诉法解释第358条第5项、第461条；民事诉讼法第205条. */
export function lawWords(basis: string, locale: Locale): string {
  const zh = locale === 'zh-CN'
  if (basis === 'D') return zh ? OWN.zh : OWN.en
  const parts = basis.split('; ').map((part) => {
    const [, key = '', rest = ''] = /^([A-Z]+\d*) (.*)$/.exec(part) ?? []
    const act = acts[key]
    if (!act) return part
    const articles = rest.split(', ').map((one) => articleIn(one, locale))
    return zh ? `${act.zh}${articles.join('、')}` : `${act.en}, art. ${articles.join(', ')}`
  })
  return parts.join(zh ? '；' : '; ')
}
