import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt } from '../parts/samples.ts'
import { date, line, nameList, oneOf } from '../parts/schemas.ts'
import { handSlots } from '../parts/slots.ts'

const schema = z.object({
  court: line,
  agreementNumber: line,
  partyNames: nameList,
  otherProceedings: oneOf('otherProceedings'),
  thirdPartyRights: oneOf('thirdPartyRights'),
  signedOn: date,
})

const zh = `# 当事人承诺书
- {{court}}：
我们是{{agreementNumber}}调解协议的当事人{{partyNames|names}}，现就共同申请司法确认承诺如下：
#. 我们出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为。
#. 协议内容不损害国家利益、社会公共利益和他人合法权益，不违背公序良俗。
#. 我们的陈述和提交的材料真实、完整。就同一纠纷，{{otherProceedings|otherProceedings}}。
#. 协议所涉财产，{{thirdPartyRights|thirdPartyRights}}。
#. 如果因协议内容给他人造成损害，我们愿意承担相应的民事责任和其他法律责任。
#. 我们知道，恶意串通侵害国家利益、社会公共利益或者他人合法权益的，人民法院依法予以罚款、拘留；构成犯罪的，依法追究刑事责任。

::sign slots::
>> {{signedOn|date}}`

const en = `# Parties' Undertaking
~ For reference only; the Chinese text prevails.
- To {{court}}:
We, {{partyNames|names}}, are the parties to settlement agreement no. {{agreementNumber}}. For our joint application for judicial confirmation we undertake:
#. We reached the agreement voluntarily in order to settle the dispute, without malicious collusion or evasion of law.
#. Its content does not harm the interests of the state, the public or others and does not offend public order and good morals.
#. Our statements and materials are true and complete. Concerning the same dispute, {{otherProceedings|otherProceedings}}.
#. As to the property concerned by the agreement, {{thirdPartyRights|thirdPartyRights}}.
#. If the content of the agreement causes damage to others, we accept the civil and other legal liability.
#. We know that parties who collude in bad faith to harm the interests of the state, the public or others are fined or detained by the court in accordance with the law, and that criminal liability is pursued where an offence is committed.

::sign slots::
>> {{signedOn|date}}`

/** Paper 19: what the applicants vouch for when they apply for confirmation. */
export default defineDocument({
  id: 'parties-undertaking',
  number: '19',
  version: 1,
  title: { 'zh-CN': '当事人承诺书', en: "Parties' Undertaking" },
  basis: [
    '最高人民法院关于建立健全诉讼与非诉讼相衔接的矛盾纠纷解决机制的若干意见（法发〔2009〕45号）',
    '最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）第六条',
  ],
  schema,
  sample: {
    court: sampleCourt,
    agreementNumber: sampleAgreementNumber,
    partyNames: ['戴小雨', '马建国'],
    otherProceedings: 'none',
    thirdPartyRights: 'none',
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: handSlots('party', { 'zh-CN': '申请人', en: 'Applicant' }, data.partyNames, locale),
  }),
})
