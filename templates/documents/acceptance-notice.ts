import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, inOrder, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    recipient: line,
    appliedOn: date,
    disputeKind: words,
    organisation: line,
    organisationAddress: line,
    organisationPhone: line,
    mediators: nameList.optional(),
    chooseBy: date.optional(),
    termRule: oneOf('termRule'),
    termEndsOn: date,
    materialsBy: date,
    materials: z.array(z.object({ name: line })).min(1),
    feeStatement: oneOf('feeStatement'),
    issuedOn: date,
    handler: line,
    handlerPhone: line,
  }),
  [
    ['appliedOn', 'issuedOn'],
    ['issuedOn', 'termEndsOn'],
  ],
)

const zh = `# 受理通知书
^ {{caseCode}}
- {{recipient}}：
您于{{appliedOn|date}}就{{disputeKind|text}}提出的调解申请，我单位经审查，决定受理。现将有关事项通知如下：
#. 调解组织：{{organisation}}，地址：{{organisationAddress}}，电话：{{organisationPhone}}。
#. 调解员
::if mediators::
本案由{{mediators|names}}担任调解员。您可以接受，也可以要求更换；认为调解员与本案或者当事人有利害关系的，可以申请回避。
::end::
::if !mediators::
请于{{chooseBy|date}}前与对方共同选定调解员；逾期未共同选定的，由我单位指定。
::end::
#. 调解期限：{{termRule|termRule}}。调解员已确认接受的，期限届满日为{{termEndsOn|date}}。各方同意的，可以延长；鉴定、检测、评估的时间不计入。
#. 请于{{materialsBy|date}}前提交或者补充下列材料：
::each materials::
*. {{name}}
::end::
#. 您在调解中享有的权利和承担的义务，见随本通知送达的《当事人权利义务告知书》。
#. {{feeStatement|feeStatement}}
#. 调解不影响您依法申请仲裁或者提起诉讼的权利。请留意法律规定的期限。

::sign slots::
>> {{issuedOn|date}}
- 经办人：{{handler}}　　联系电话：{{handlerPhone}}`

const en = `# Notice of Acceptance
~ For reference only; the Chinese text prevails.
^ {{caseCode}}
- To {{recipient}}:
We have examined your application for mediation of {{appliedOn|date}} concerning {{disputeKind|text}} and have decided to accept it. Please note:
#. Mediation organisation: {{organisation}}, address: {{organisationAddress}}, telephone: {{organisationPhone}}.
#. Mediator
::if mediators::
The mediator(s) in this case: {{mediators|names}}. You may accept or ask for a change; if you believe that a mediator has an interest in the case or a relation with a party, you may challenge the mediator.
::end::
::if !mediators::
Please choose a mediator jointly with the other side by {{chooseBy|date}}; failing a joint choice in time, we appoint one.
::end::
#. Mediation term: {{termRule|termRule}}. Where the mediator has accepted, the term ends on {{termEndsOn|date}}. It may be extended if all parties agree; time for appraisal, testing or valuation is not counted.
#. Please submit or complete the following by {{materialsBy|date}}:
::each materials::
*. {{name}}
::end::
#. Your rights and duties in mediation are set out in the Notice of Rights and Duties served with this notice.
#. {{feeStatement|feeStatement}}
#. Mediation does not affect your right to apply for arbitration or bring an action in accordance with the law. Please mind the time limits set by law.

::sign slots::
>> {{issuedOn|date}}
- Handled by: {{handler}}    Telephone: {{handlerPhone}}`

/** Paper 3a: the organisation accepts the application and says what comes next. */
export default defineDocument({
  id: 'acceptance-notice',
  number: '3a',
  version: 1,
  title: { 'zh-CN': '受理通知书', en: 'Notice of Acceptance' },
  basis: ['人民调解法第十七条、第十九条', '特邀调解规定第十四条', '在线调解规则第十条、第二十四条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    recipient: '戴小雨',
    appliedOn: '2026-11-20',
    disputeKind: sampleDispute,
    organisation: sampleOrganisation,
    organisationAddress: '诸暨市示例街道示例路9号',
    organisationPhone: '0575-00000000',
    mediators: ['陈明'],
    termRule: 'general',
    termEndsOn: '2026-12-23',
    materialsBy: '2026-11-27',
    materials: [{ name: '租赁合同原件照片' }, { name: '押金付款记录' }],
    feeStatement: 'peoples',
    issuedOn: '2026-11-23',
    handler: '赵敏',
    handlerPhone: '0575-00000002',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, slots: organisationSlots(data.organisation, locale) }),
})
