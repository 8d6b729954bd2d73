import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleOrganisation } from '../parts/samples.ts'
import { count, date, line, nameList, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  receivingBody: line,
  appliedOn: date,
  applicantNames: nameList,
  disputeKind: words,
  transferReason: line,
  transferBasis: line,
  facts: words,
  workDone: words,
  limitNote: words,
  partyOpinion: words,
  handler: line,
  handlerPhone: line,
  annexes: z.array(z.object({ name: words, copies: count })).min(1),
  issuedOn: date,
  organisation: line,
})

const zh = `# 案件移送函
^ {{caseCode}}
- {{receivingBody}}：
我单位于{{appliedOn|date}}收到{{applicantNames|names}}关于{{disputeKind|text}}的申请。因{{transferReason}}，依照{{transferBasis}}，现将该案移送贵单位处理。
#. 基本情况：{{facts|text}}
#. 已进行的工作：{{workDone|text}}
#. 期限：申请日期为{{appliedOn|date}}；{{limitNote|text}}
#. 当事人对移送的意见：{{partyOpinion|text}}
请贵单位于收到后将办理情况反馈至{{handler}}，电话{{handlerPhone}}。
附：移送材料清单
::each annexes::
*. {{name|text}}，{{copies}}份
::end::

::sign slots::
>> {{issuedOn|date}}
## 回执
{{receivingBody}}已收到上述材料。经办人：＿＿＿＿　收到日期：＿＿＿＿　（印章）`

const en = `# Transfer Letter
~ For reference only; the Chinese text prevails.
^ {{caseCode}}
- To {{receivingBody}}:
On {{appliedOn|date}} we received the application of {{applicantNames|names}} concerning {{disputeKind|text}}. Because {{transferReason}}, we transfer the case to you under {{transferBasis}}.
#. Basic data: {{facts|text}}
#. Work done so far: {{workDone|text}}
#. Time limits: date of application {{appliedOn|date}}; {{limitNote|text}}
#. The parties' opinion on the transfer: {{partyOpinion|text}}
Please report the handling to {{handler}}, telephone {{handlerPhone}}, after receipt.
Annex: list of materials transferred
::each annexes::
*. {{name|text}}, copies: {{copies}}
::end::

::sign slots::
>> {{issuedOn|date}}
## Return slip
{{receivingBody}} has received the materials above. Handled by: ________ Date: ________ (seal)`

/** Paper 28b: the organisation hands a case over to the body that is competent. */
export default defineDocument({
  id: 'transfer-letter',
  number: '28b',
  version: 1,
  title: { 'zh-CN': '案件移送函', en: 'Transfer Letter' },
  basis: ['人民调解法第二十五条、第二十六条', '宁波市人民调解条例第十九条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    receivingBody: '诸暨市劳动人事争议仲裁委员会',
    appliedOn: '2026-11-20',
    applicantNames: ['戴小雨'],
    disputeKind: { 'zh-CN': '拖欠劳动报酬争议', en: 'unpaid wages' },
    transferReason: '该事项依法应当先行申请劳动仲裁',
    transferBasis: '《中华人民共和国人民调解法》第二十六条',
    facts: '申请人称公司拖欠2026年8月至10月工资，请求支付。',
    workDone: '登记、联系双方各一次。',
    limitNote: '劳动争议仲裁时效请贵单位留意。',
    partyOpinion: '申请人同意移送。',
    handler: '赵敏',
    handlerPhone: '0575-00000002',
    annexes: [
      { name: { 'zh-CN': '人民调解申请书', en: "Application for people's mediation" }, copies: 1 },
      { name: { 'zh-CN': '证据目录', en: 'Evidence list' }, copies: 1 },
    ],
    issuedOn: '2026-11-23',
    organisation: sampleOrganisation,
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, slots: organisationSlots(data.organisation, locale) }),
})
