import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'
import { tick } from '../parts/ticks.ts'

const schema = z.object({
  caseCode: line,
  principal: line,
  principalIdentity: line,
  principalAddress: line,
  principalPhone: line,
  agents: z
    .array(z.object({ name: line, identity: line, relation: line, phone: line }))
    .min(1)
    .max(2),
  partyNames: nameList,
  disputeKind: words,
  organisation: line,
  /** What the agents are there for. */
  matters: z.array(z.enum(['mediation', 'confirmation', 'papers'])).min(1),
  authorityKind: oneOf('authorityKind'),
  powers: z
    .array(z.object({ text: oneOf('powers') }))
    .min(1)
    .optional(),
  validFrom: date,
  validUntil: line,
  signedOn: date,
})

const zh = `# 授权委托书
- 案件编号：{{caseCode}}
- 委托人：{{principal}}，{{principalIdentity}}，住址（住所地）：{{principalAddress}}，联系电话：{{principalPhone}}
::each agents::
- 受委托人：{{name}}，{{identity}}，与委托人关系：{{relation}}，联系电话：{{phone}}
::end::
委托人就{{partyNames|names}}{{disputeKind|text}}一案，委托上列人员作为委托代理人。
## #. 代理事项
- {{tickMediation}} 参加{{organisation}}主持的调解
- {{tickConfirmation}} 共同申请司法确认并参加人民法院的审查
- {{tickPapers}} 接收文书
## #. 代理权限
{{authorityKind|authorityKind}}
::if isSpecialAuthority::
特别授权的具体内容（逐项写明，未写明的不包括）：
::each powers::
*. {{text|powers}}
::end::
::end::
::if !isSpecialAuthority::
一般代理：代为陈述、提交材料、接收文书；不得代为承认、放弃、变更请求，不得代为和解、签署调解协议。
::end::
## #. 委托期限
自{{validFrom|date}}至{{validUntil}}。

::sign slots::
>> {{signedOn|date}}
附：受委托人身份证明及符合法律规定的代理人资格材料。`

const en = `# Power of Attorney
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
- Principal: {{principal}}, {{principalIdentity}}, address (seat): {{principalAddress}}, telephone: {{principalPhone}}
::each agents::
Agent: {{name}}, {{identity}}, relation to the principal: {{relation}}, telephone: {{phone}}
::end::
In the case of {{partyNames|names}} concerning {{disputeKind|text}}, the principal appoints the persons above as authorised agents.
## #. Matters
- {{tickMediation}} To take part in the mediation conducted by {{organisation}}
- {{tickConfirmation}} To apply jointly for judicial confirmation and take part in the court's review
- {{tickPapers}} To receive documents
## #. Authority
{{authorityKind|authorityKind}}
::if isSpecialAuthority::
Special authority, item by item (what is not written is not included):
::each powers::
*. {{text|powers}}
::end::
::end::
::if !isSpecialAuthority::
General authority: to make statements, submit materials and receive documents; not to admit, waive or change requests, nor to settle or sign the settlement agreement.
::end::
## #. Term
From {{validFrom|date}} to {{validUntil}}.

::sign slots::
>> {{signedOn|date}}
Annex: identity documents of the agent and proof of the capacity required by law.`

/** Paper 9: who acts for a party, and how far. */
export default defineDocument({
  id: 'power-of-attorney',
  number: '9',
  version: 1,
  title: { 'zh-CN': '授权委托书', en: 'Power of Attorney' },
  basis: ['民事诉讼法第六十一条、第六十二条；民诉法解释第三百五十一条、第一百四十七条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    principal: '戴小雨',
    principalIdentity: '居民身份证330699199903074521',
    principalAddress: '浙江省诸暨市暨阳街道示例路1号',
    principalPhone: '13800000001',
    agents: [
      { name: '周宁', identity: '居民身份证330699198808080011', relation: '近亲属（姐弟）', phone: '13800000003' },
    ],
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    organisation: sampleOrganisation,
    matters: ['mediation', 'confirmation', 'papers'],
    authorityKind: 'special',
    powers: [{ text: 'admit' }, { text: 'settle' }, { text: 'apply' }, { text: 'receive' }],
    validFrom: '2026-11-22',
    validUntil: '本案调解和司法确认程序终结之日',
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    tickMediation: tick(data.matters.includes('mediation')),
    tickConfirmation: tick(data.matters.includes('confirmation')),
    tickPapers: tick(data.matters.includes('papers')),
    isSpecialAuthority: data.authorityKind === 'special',
    slots: [handSlot('principal', { 'zh-CN': '委托人', en: 'Principal' }, data.principal, locale)],
  }),
})
