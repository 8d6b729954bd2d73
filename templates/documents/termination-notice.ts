import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, inOrder, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    partyNames: nameList,
    disputeKind: words,
    terminatedOn: date,
    terminationGround: oneOf('terminationGround'),
    terminationNote: words.optional(),
    routes: z.array(z.object({ name: oneOf('route'), place: line, phone: line, limit: oneOf('routeLimit') })).min(1),
    appliedOn: date,
    undisputedFactsRecorded: z.boolean(),
    issuedOn: date,
    organisation: line,
  }),
  [
    ['appliedOn', 'terminatedOn'],
    ['terminatedOn', 'issuedOn'],
  ],
)

const zh = `# 终止调解通知书
^ {{caseCode}}
- {{partyNames|names}}：
关于{{disputeKind|text}}一案，因出现下列情形，我单位决定自{{terminatedOn|date}}起终止调解：
{{terminationGround|terminationGround}}。
::if terminationNote::
说明：{{terminationNote|text}}
::end::
#. 你们可以依法通过下列途径维护自己的权利：
| 途径 | 单位及地址 | 电话 | 需要留意的期限 |
::each routes::
| {{name|route}} | {{place}} | {{phone}} | {{limit|routeLimit}} |
::end::
#. 申请调解的日期为{{appliedOn|date}}，终止调解的日期为{{terminatedOn|date}}。期限和诉讼时效依法计算，请尽早行使权利。
#. 你们提交的材料可以下载或者取回。
::if undisputedFactsRecorded::
经各方确认的《无争议事实记载》可以在以后的程序中使用。
::end::
#. 调解过程中为达成协议作出的让步和方案应当保密，依法不得在以后的诉讼中作为对任何一方不利的根据。
#. 各方愿意再次调解的，可以重新申请。

::sign slots::
>> {{issuedOn|date}}`

const en = `# Notice of Termination of Mediation
~ For reference only; the Chinese text prevails.
^ {{caseCode}}
- To {{partyNames|names}}:
In the case concerning {{disputeKind|text}}, we terminate the mediation from {{terminatedOn|date}} for this reason:
{{terminationGround|terminationGround}}.
::if terminationNote::
Explanation: {{terminationNote|text}}
::end::
#. You may protect your rights in accordance with the law by these routes:
| Route | Body and address | Telephone | Time limit to mind |
::each routes::
| {{name|route}} | {{place}} | {{phone}} | {{limit|routeLimit}} |
::end::
#. The application for mediation was made on {{appliedOn|date}}; the mediation ended on {{terminatedOn|date}}. Time limits and limitation run under the law; please act early.
#. You may download or take back your materials.
::if undisputedFactsRecorded::
The Record of Undisputed Facts confirmed by all parties may be used in later proceedings.
::end::
#. Concessions and proposals made in order to reach agreement stay confidential and may not, under the law, be used against any party in later proceedings.
#. If all parties are willing to mediate again, a new application may be made.

::sign slots::
>> {{issuedOn|date}}`

/** Paper 27: the mediation ends without an agreement; which ways are open. */
export default defineDocument({
  id: 'termination-notice',
  number: '27',
  version: 1,
  title: { 'zh-CN': '终止调解通知书', en: 'Notice of Termination of Mediation' },
  basis: ['人民调解法第二十六条', '在线调解规则第二十五条', '宁波市人民调解条例第二十七条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    terminatedOn: '2026-12-10',
    terminationGround: 'tooFarApart',
    routes: [
      { name: 'sue', place: '诸暨市人民法院诉讼服务中心', phone: '12368', limit: 'civil' },
      { name: 'legalAid', place: '诸暨市法律援助中心', phone: '12348', limit: 'none' },
    ],
    appliedOn: '2026-11-20',
    undisputedFactsRecorded: true,
    issuedOn: '2026-12-10',
    organisation: sampleOrganisation,
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, slots: organisationSlots(data.organisation, locale) }),
})
