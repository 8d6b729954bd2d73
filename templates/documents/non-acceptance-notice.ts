import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, inOrder, line, oneOf, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    recipient: line,
    appliedOn: date,
    disputeKind: words,
    refusalGround: oneOf('refusalGround'),
    refusalReason: words,
    routes: z.array(z.object({ name: oneOf('route'), place: line, phone: line, limit: oneOf('routeLimit') })).min(1),
    organisationPhone: line,
    complaintBy: date,
    issuedOn: date,
    organisation: line,
  }),
  [['appliedOn', 'issuedOn']],
)

const zh = `# 不予受理告知书
^ {{caseCode}}
- {{recipient}}：
您于{{appliedOn|date}}就{{disputeKind|text}}提出的调解申请收悉。经审查，因下列原因，我单位不予受理：
{{refusalGround|refusalGround}}。
具体说明：{{refusalReason|text}}
您可以通过下列途径解决：
| 途径 | 单位及地址 | 电话 | 需要留意的期限 |
::each routes::
| {{name|route}} | {{place}} | {{phone}} | {{limit|routeLimit}} |
::end::
您提交的材料已保存。需要时可以下载或者取回，用于其他程序。
本告知不是对您的请求是否成立的评价。对本告知有疑问的，可以拨打{{organisationPhone}}，或者于{{complaintBy|date}}前请求复核。

::sign slots::
>> {{issuedOn|date}}`

const en = `# Notice of Non-acceptance
~ For reference only; the Chinese text prevails.
^ {{caseCode}}
- To {{recipient}}:
We have received your application for mediation of {{appliedOn|date}} concerning {{disputeKind|text}}. After examination we do not accept it, for this reason:
{{refusalGround|refusalGround}}.
Explanation: {{refusalReason|text}}
You can turn to:
| Route | Body and address | Telephone | Time limit to mind |
::each routes::
| {{name|route}} | {{place}} | {{phone}} | {{limit|routeLimit}} |
::end::
Your materials are kept. You may download them or take them back for use elsewhere.
This notice does not judge whether your request is well founded. If you have questions, please call {{organisationPhone}}, or ask for a review by {{complaintBy|date}}.

::sign slots::
>> {{issuedOn|date}}`

/** Paper 3b: the organisation does not accept the application, says why, and names the other ways. */
export default defineDocument({
  id: 'non-acceptance-notice',
  number: '3b',
  version: 1,
  title: { 'zh-CN': '不予受理告知书', en: 'Notice of Non-acceptance' },
  basis: ['在线调解规则第九条', '人民调解法第二十六条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    recipient: '戴小雨',
    appliedOn: '2026-11-20',
    disputeKind: sampleDispute,
    refusalGround: 'refused',
    refusalReason: '被申请人于2026年11月22日表示不同意调解。',
    routes: [
      { name: 'sue', place: '诸暨市人民法院诉讼服务中心', phone: '12368', limit: 'civil' },
      { name: 'legalAid', place: '诸暨市法律援助中心', phone: '12348', limit: 'none' },
    ],
    organisationPhone: '0575-00000000',
    complaintBy: '2026-12-01',
    issuedOn: '2026-11-23',
    organisation: sampleOrganisation,
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, slots: organisationSlots(data.organisation, locale) }),
})
