import { addYears } from '../../../calendar/days.ts'
import {
  type AgreementDraft,
  knownClauses,
  obliges,
  type Place,
  placeIn,
  placesOf,
  type Said,
  saying,
  wholeAgreement,
  wordsWhere,
} from '../agreement-draft.ts'
import type { CheckRule } from '../rule.ts'

const strangers = (draft: AgreementDraft): Place[] => {
  const ids = new Set(draft.parties.map(({ id }) => id))
  return knownClauses(draft).flatMap((clause) =>
    clause.definition.variables
      .filter(({ name, kind }) => {
        const value = clause.values[name]
        if (kind === 'party') return typeof value === 'string' && !ids.has(value)
        return kind === 'names' && Array.isArray(value) && value.some((id) => !ids.has(id as string))
      })
      .map(({ name }) => placeIn(clause, name)),
  )
}

const sameOnBothSides = (draft: AgreementDraft): Place[] =>
  knownClauses(draft)
    .filter(
      ({ definition: { actor, other }, values }) => actor && other && values[actor] && values[actor] === values[other],
    )
    .map((clause) => placeIn(clause, clause.definition.other ?? null))

/** Somebody younger than this on the day of the agreement does not settle alone (CC 18: sixteen with own wages). */
const ALONE_FROM = 16
const someParty = (draft: AgreementDraft, isMeant: (party: AgreementDraft['parties'][number]) => boolean) =>
  draft.parties.some(isMeant) ? wholeAgreement : []

const RELATIVES =
  /由(其|他|她|第三)?的?(父母|父亲|母亲|爸爸?|妈妈?|儿子|女儿|妻子|丈夫|配偶|哥哥|弟弟|姐姐|妹妹|亲戚|亲属|家属|朋友|第三人|第三方|案外人|担保人|股东|保险公司|村委会|村民委员会|居委会)[^。;,]{0,8}(支付|承担|偿还|负担|赔偿|代付|代还|付清|归还)/
const FIRMS = /由(其|所在)?的?(公司|单位|用人单位|老板)[^。;,]{0,8}(支付|承担|偿还|负担|赔偿|代付|代还|付清|归还)/

/** A burden laid on somebody who does not sign; a firm that is a party is no stranger. */
const onStrangers = (draft: AgreementDraft): Place[] => {
  const hasFirm = draft.parties.some(({ kind }) => kind === 'organisation')
  return wordsWhere(draft, ({ text }) => RELATIVES.test(text) || (!hasFirm && FIRMS.test(text)))
}

const TOGETHER = /(共同|一起|一同|一块儿?)(向[^。;,]{1,12})?(支付|偿还|承担|赔偿|返还|归还|清偿|还清|付清)/
const HOW_TOGETHER =
  /连带|按份|平均|均摊|分别|各自|各付|各承担|各担|各出|百分之|%|一半|二分之一|三分之一|共同到|共同申请/
const isUnclearTogether = ({ clause, text }: Said) => obliges(clause) && TOGETHER.test(text) && !HOW_TOGETHER.test(text)

const kindOf = (draft: AgreementDraft, id: unknown) => draft.parties.find((party) => party.id === id)?.kind
const byFirm = (draft: AgreementDraft): Place[] =>
  placesOf(draft, ({ key, values }) => {
    if (key !== 'guarantee' && key !== 'debt-assumption') return false
    return kindOf(draft, values[key === 'guarantee' ? 'guarantor' : 'joiner']) === 'organisation'
  })

const OTHERS_RIGHT =
  /(被|已)(经)?(人民)?(法院)?(查封|冻结)|(已|设有|办理)(经)?[^。;,]{0,4}抵押|(与|和)[^。;,]{1,8}共有|共有(的)?(房|财产|车)|登记在[^。;,]{1,12}名下/

/** Who is bound, and who is not. */
// biome-ignore format: one rule per line reads as a table
export const partyRules: readonly CheckRule[] = [
  { id: 'party-too-few', level: 'block', basis: 'CPL 205', isRead: true, prevents: 'R4', mend: 'case', zh: '协议至少要有两方。', en: 'An agreement needs two parties.', find: ({ parties }) => (parties.length < 2 ? wholeAgreement : []) },
  { id: 'party-unknown', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '条款里的人不是协议的当事人，请从当事人里选。', en: 'A person named in a clause is not a party to the agreement. Please choose one of the parties.', find: strangers },
  { id: 'same-on-both-sides', level: 'block', basis: 'INT 461', isRead: true, prevents: 'R6', mend: 'clause', zh: '同一个人不能既是付的一方又是收的一方。', en: 'One person cannot be on both sides of a promise.', find: sameOnBothSides },
  { id: 'credit-code-missing', level: 'warn', basis: 'INT 354', isRead: true, prevents: 'R5', mend: 'case', zh: '单位一方没有写统一社会信用代码，法院要核对。请让它补上。', en: 'An organisation has not given its credit code, which the court compares. Please ask for it.', find: (draft) => someParty(draft, ({ kind, hasNumber }) => kind === 'organisation' && !hasNumber) },
  { id: 'representative-missing', level: 'warn', basis: 'INT 354; CPL 61', isRead: true, prevents: 'R4', mend: 'case', zh: '单位一方没有写法定代表人或者负责人。', en: 'It is not said who represents the organisation.', find: (draft) => someParty(draft, ({ kind, representative }) => kind === 'organisation' && !representative) },
  { id: 'minor-alone', level: 'block', basis: 'CC 18, 19, 145', isRead: false, prevents: 'R4', mend: 'case', zh: '有一方不满十六周岁，不能自己签协议，要由监护人来谈、来签。', en: 'One party is under sixteen and cannot sign alone; a guardian has to settle and sign.', find: (draft) => someParty(draft, ({ bornOn }) => bornOn !== null && addYears(bornOn, ALONE_FROM) > draft.agreementOn) },
  { id: 'third-party-burden', level: 'warn', basis: 'INT 358(2); CC 523', isRead: false, prevents: 'R8', mend: 'clause', zh: '让没有签字的人来付、来做，他不受协议约束。请改由当事人承担，或者请他作为一方签字。', en: 'Somebody who does not sign is to pay or act, but is not bound. Put it on a party, or let that person sign as one.', find: onStrangers },
  { id: 'third-party-right', level: 'warn', basis: 'INT 358(2)', isRead: true, prevents: 'R8', mend: 'clause', zh: '涉及抵押、查封、共有或者别人名下的财产，可能损害别人的权利。请写明权利人已经同意，并请他交材料。', en: 'The property is mortgaged, seized, co-owned or in another name. Say that the holder of the right agrees, with proof.', find: (draft) => saying(draft, OTHERS_RIGHT, obliges) },
  { id: 'equity-consents', level: 'warn', basis: 'INT 358(2); COL 84', isRead: false, prevents: 'R11', mend: 'clause', zh: '转让股权要通知其他股东，请确认有公司和其他股东的书面材料。', en: 'Other members must be told of a transfer of equity. Please make sure that the papers of the company are there.', find: (draft) => placesOf(draft, ({ key }) => key === 'equity-transfer', 'consentEvidence') },
  { id: 'company-security', level: 'warn', basis: 'COL 15', isRead: false, prevents: 'R11', mend: 'clause', zh: '公司替别人担保或者加入债务，要有公司的决议。请收齐决议。', en: 'A company that guarantees or joins a debt needs a resolution. Please obtain it.', find: byFirm },
  { id: 'joint-liability-unclear', level: 'warn', basis: 'CC 178, 517, 518', isRead: false, prevents: 'R6', mend: 'clause', zh: '几个人一起付，没有写是连带还是各付多少。请写“承担连带责任”，或者写明每人的数额。', en: 'Several people pay together, but it is not said whether jointly and severally or how much each. Please say which.', find: (draft) => wordsWhere(draft, isUnclearTogether) },
]
