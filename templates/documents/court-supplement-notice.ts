import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt } from '../parts/samples.ts'
import { date, line, words } from '../parts/schemas.ts'
import { courtSeal } from '../parts/slots.ts'

const schema = z.object({
  court: line,
  /** The number under which the court received the application or, once docketed, of its case. */
  courtReference: line,
  partyNames: z.array(line).min(2),
  appliedOn: date,
  agreementNumber: line,
  cureBy: date,
  /** All defects at once. */
  defects: z.array(z.object({ target: words, problem: words, remedy: words.optional() })).min(1),
  submitWays: words.optional(),
  lateConsequence: z.enum(['beforeDocket', 'afterDocket']),
  clerk: line.optional(),
  courtPhone: line.optional(),
  issuedOn: date,
})

const zh = `# {{court}}
# 补正通知书
>> {{courtReference}}
- {{partyNames|names}}：
你们于{{appliedOn|date}}共同提出的司法确认申请（协议编号：{{agreementNumber}}）收悉。经审查，需要补充或者更正下列各项，请于{{cureBy|date}}前一并提交：
| 序号 | 所涉材料或者条款 | 问题 | 请这样补正 |
::each defects::
| {{no}} | {{target|text}} | {{problem|text}} | {{remedy|text}} |
::end::
::if submitWays::
提交方式：{{submitWays|text}}
::end::
::if !submitWays::
提交方式：在调解平台在线提交，或者到诉讼服务中心提交。
::end::
{{lateConsequence|lateConsequence}}
[[有疑问的，请联系书记员{{clerk}}]][[，电话{{courtPhone}}]][[{{stop}}]]

::sign sealSlots::
>> {{issuedOn|date}}`

const en = `# {{court}}
# Notice of Supplement
~ For reference only; the Chinese text prevails.
>> {{courtReference}}
- To {{partyNames|names}}:
Your joint application for judicial confirmation of {{appliedOn|date}} (agreement no. {{agreementNumber}}) has been received. The following must be completed or corrected; please submit everything together by {{cureBy|date}}:
| No. | Document or clause | Problem | How to correct it |
::each defects::
| {{no}} | {{target|text}} | {{problem|text}} | {{remedy|text}} |
::end::
::if submitWays::
Ways to submit: {{submitWays|text}}
::end::
::if !submitWays::
Ways to submit: online on the mediation platform, or at the court's litigation service centre.
::end::
{{lateConsequence|lateConsequence}}
[[Questions: court clerk {{clerk}}]][[, telephone {{courtPhone}}]][[{{stop}}]]

::sign sealSlots::
>> {{issuedOn|date}}`

const defaultRemedy = { 'zh-CN': '请按左列问题改正后重新提交', en: 'Correct what is stated and submit it again' }

/** Paper 20b: what the court asks the applicants to complete. */
export default defineDocument({
  id: 'court-supplement-notice',
  number: '20b',
  version: 1,
  title: { 'zh-CN': '补正通知书（司法确认）', en: 'Court Notice of Supplement' },
  basis: ['民诉法解释第三百五十四条、第三百五十七条', '在线诉讼规则第九条'],
  schema,
  sample: {
    court: sampleCourt,
    courtReference: '（2026）浙0681民特123号',
    partyNames: ['戴小雨', '诸暨市示例房屋租赁有限公司'],
    appliedOn: '2026-11-26',
    agreementNumber: sampleAgreementNumber,
    cureBy: '2026-12-03',
    defects: [
      {
        target: { 'zh-CN': '协议第（二）项', en: 'Clause (2)' },
        problem: { 'zh-CN': '没有写明交还钥匙的日期', en: 'The day for returning the keys is missing' },
        remedy: { 'zh-CN': '写明具体年月日', en: 'State the day' },
      },
      {
        target: { 'zh-CN': '身份材料', en: 'Proof of identity' },
        problem: '营业执照复印件不清楚，统一社会信用代码无法辨认',
      },
    ],
    lateConsequence: 'afterDocket',
    clerk: '何书记',
    courtPhone: '0575-00000000',
    issuedOn: '2026-11-30',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    defects: data.defects.map((defect, index) => ({ remedy: defaultRemedy, ...defect, no: index + 1 })),
    stop: data.clerk && (locale === 'zh-CN' ? '。' : '.'),
    courtPhone: data.clerk && data.courtPhone,
    sealSlots: courtSeal(data.court, locale),
  }),
})
