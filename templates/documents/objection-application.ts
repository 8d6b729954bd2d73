import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleCourt } from '../parts/samples.ts'
import { date, inOrder, line, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    objector: line,
    objectorIdentity: line,
    objectorAddress: line,
    objectorPhone: line,
    court: line,
    courtCaseNumber: line,
    rulingOn: date,
    requests: z.array(z.object({ text: words })).min(1),
    objectionFacts: words,
    isParty: z.boolean(),
    servedOn: date.optional(),
    objectionLastOn: date.optional(),
    knewOn: date.optional(),
    evidence: z.array(z.object({ no: line, name: line, purpose: words })).min(1),
    appliedOn: date,
  }),
  [['rulingOn', 'appliedOn']],
)

const zh = `# 异议申请书
- 异议人：{{objector}}，{{objectorIdentity}}，住址（住所地）：{{objectorAddress}}，联系电话：{{objectorPhone}}
- 异议人身份：{{objectorKind|objectorKind}}
被异议的裁定：{{court}}{{courtCaseNumber}}民事裁定书，作出日期{{rulingOn|date}}。
## 请求事项
::each requests::
*. {{text|text}}
::end::
## 事实与理由
{{objectionFacts|text}}
## 期限说明
::if isParty::
异议人系本案当事人，于{{servedOn|date}}收到裁定，依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百七十二条，提出异议的期限届满日为{{objectionLastOn|date}}。
::end::
::if !isParty::
异议人系利害关系人，于{{knewOn|date}}知道或者应当知道其民事权益受到侵害，依照前述规定，提出异议的期限届满日为{{objectionLastOn|date}}。
::end::
## 证据材料
::each evidence::
*. {{name}}（{{purpose|text}}）
::end::
此致
- {{court}}

::sign slots::
>> {{appliedOn|date}}`

const en = `# Objection to the Confirmation Ruling
~ For reference only; the Chinese text prevails.
- Objector: {{objector}}, {{objectorIdentity}}, address (seat): {{objectorAddress}}, telephone: {{objectorPhone}}
- Capacity: {{objectorKind|objectorKind}}
Ruling objected to: civil ruling {{courtCaseNumber}} of {{court}}, made on {{rulingOn|date}}.
## Requests
::each requests::
*. {{text|text}}
::end::
## Facts and reasons
{{objectionFacts|text}}
## Time limit
::if isParty::
The objector is a party and received the ruling on {{servedOn|date}}; under article 372 of the Supreme People's Court's Interpretation of the Civil Procedure Law the last day for an objection is {{objectionLastOn|date}}.
::end::
::if !isParty::
The objector is an interested person and knew or should have known on {{knewOn|date}} that their civil rights were harmed; under the same provision the last day for an objection is {{objectionLastOn|date}}.
::end::
## Evidence
::each evidence::
*. {{name}} ({{purpose|text}})
::end::
- To: {{court}}

::sign slots::
>> {{appliedOn|date}}`

/** Paper 24: a party, or somebody whose rights are touched, objects to the ruling. */
export default defineDocument({
  id: 'objection-application',
  number: '24',
  version: 1,
  title: { 'zh-CN': '异议申请书（司法确认裁定）', en: 'Objection to the Confirmation Ruling' },
  basis: ['民诉法解释第三百七十二条'],
  schema,
  sample: {
    objector: '何某',
    objectorIdentity: '女，1970年1月1日出生，居民身份证330699197001010028',
    objectorAddress: '浙江省诸暨市示例镇',
    objectorPhone: '13800000004',
    court: sampleCourt,
    courtCaseNumber: '（2026）浙0681民特123号',
    rulingOn: '2026-12-02',
    requests: [{ text: '撤销（2026）浙0681民特123号民事裁定' }],
    objectionFacts: '协议处分的房屋由我与出租人共有，我没有同意出租，也没有参加调解。',
    isParty: false,
    objectionLastOn: '2027-07-05',
    knewOn: '2027-01-05',
    evidence: [{ no: '1', name: '不动产登记证明', purpose: '证明房屋共有' }],
    appliedOn: '2027-01-20',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    objectorKind: data.isParty ? 'party' : 'interestedPerson',
    slots: [handSlot('objector', { 'zh-CN': '异议人', en: 'Objector' }, data.objector, locale)],
  }),
})
