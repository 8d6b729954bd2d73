import type { PaperLocale, Words } from '../document.ts'
import { say } from '../document.ts'
import { term } from '../render/terms.ts'
import { day } from '../render/values.ts'
import type { Party } from './schemas.ts'

type Parts = readonly (string | undefined | false)[]
const sentence = (parts: Parts, locale: PaperLocale) =>
  `${parts.filter(Boolean).join(locale === 'zh-CN' ? '，' : ', ')}${locale === 'zh-CN' ? '。' : '.'}`

const person = (of: Party, locale: PaperLocale): string => {
  const isChinese = locale === 'zh-CN'
  const idKind = term('idKind', of.idKind ?? 'other', locale)
  return sentence(
    [
      isChinese ? `申请人：${of.name}` : `Applicant: ${of.name}`,
      of.sex && term('sex', of.sex, locale),
      of.bornOn && (isChinese ? `${day(of.bornOn, locale)}出生` : `born on ${day(of.bornOn, locale)}`),
      of.ethnicity,
      of.address && (isChinese ? `住${of.address}` : `of ${of.address}`),
      of.idNumber && (isChinese ? `${idKind}号码${of.idNumber}` : `${idKind} no. ${of.idNumber}`),
    ],
    locale,
  )
}

const organisation = (of: Party, locale: PaperLocale): string => {
  const isChinese = locale === 'zh-CN'
  return sentence(
    [
      isChinese ? `申请人：${of.name}` : `Applicant: ${of.name}`,
      of.address && (isChinese ? `住所地${of.address}` : `seat: ${of.address}`),
      of.creditCode && (isChinese ? `统一社会信用代码${of.creditCode}` : `unified social credit code ${of.creditCode}`),
    ],
    locale,
  )
}

/** How the court's rulings introduce a party: always as an applicant, with what is known of it. */
export const partySentences = (of: Party, locale: PaperLocale): readonly string[] => {
  const isChinese = locale === 'zh-CN'
  const head = of.kind === 'person' ? person(of, locale) : organisation(of, locale)
  const relation = of.guardianRelation && say(of.guardianRelation as Words, locale)
  const agents = of.agents?.join(isChinese ? '、' : ', ')
  return [
    head,
    of.legalRepresentative &&
      sentence(
        [
          `${isChinese ? '法定代表人（负责人）：' : 'Legal representative (person in charge): '}${of.legalRepresentative}`,
          of.post,
        ],
        locale,
      ),
    of.guardian &&
      sentence(
        [
          `${isChinese ? '法定代理人：' : 'Statutory guardian: '}${of.guardian}`,
          relation && `${isChinese ? '与申请人关系：' : 'relation to the applicant: '}${relation}`,
        ],
        locale,
      ),
    agents && sentence([`${isChinese ? '委托代理人：' : 'Authorised agent: '}${agents}`], locale),
  ].filter((text) => typeof text === 'string' && text !== '') as string[]
}
