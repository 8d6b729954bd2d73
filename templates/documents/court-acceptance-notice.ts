import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt } from '../parts/samples.ts'
import { date, instant, line } from '../parts/schemas.ts'
import { courtSeal } from '../parts/slots.ts'

const schema = z.object({
  court: line,
  courtCaseNumber: line,
  partyNames: z.array(line).min(2),
  appliedOn: date,
  agreementNumber: line,
  docketedOn: date,
  judge: line.optional(),
  clerk: line.optional(),
  courtPhone: line.optional(),
  inquiry: z.object({ at: instant, mode: z.enum(['online', 'atCourt']) }).optional(),
  issuedOn: date,
})

const zh = `# {{court}}
# 受理通知书
>> {{courtCaseNumber}}
- {{partyNames|names}}：
你们于{{appliedOn|date}}共同提出的司法确认申请（协议编号：{{agreementNumber}}）收悉。经审查，符合受理条件，本院于{{docketedOn|date}}立案。现通知如下：
::if judge::
#. 本案由审判员{{judge}}审查[[，书记员{{clerk}}]][[，联系电话{{courtPhone}}]]。
::end::
::if !judge::
#. 承办人员和联系方式由本院另行告知。
::end::
::if inquiry::
#. 请双方于{{at|dateTime}}共同到场，接受询问、核实情况。方式：{{mode|inquiryMode}}。请携带或者出示身份证件。
::end::
::if !inquiry::
#. 请双方按照本院另行通知的时间共同到场，接受询问、核实情况。请携带或者出示身份证件。
::end::
#. 未按要求到场或者补充材料，又没有正当理由的，可以按撤回申请处理。
#. 双方可以在裁定作出前撤回申请。
#. 申请司法确认不交纳案件受理费。

::sign sealSlots::
>> {{issuedOn|date}}`

const en = `# {{court}}
# Notice of Acceptance
~ For reference only; the Chinese text prevails.
>> {{courtCaseNumber}}
- To {{partyNames|names}}:
Your joint application for judicial confirmation of {{appliedOn|date}} (agreement no. {{agreementNumber}}) has been received. It meets the conditions for acceptance and was docketed on {{docketedOn|date}}. Please note:
::if judge::
#. The case is reviewed by judge {{judge}}[[; court clerk {{clerk}}]][[, telephone {{courtPhone}}]].
::end::
::if !judge::
#. The court will tell you who is in charge and how to reach them.
::end::
::if inquiry::
#. Both sides are asked to attend together on {{at|dateTime}} to be heard and to verify the facts. Mode: {{mode|inquiryMode}}. Please bring or show your identity document.
::end::
::if !inquiry::
#. Both sides are asked to attend together, at the time that the court will state, to be heard and to verify the facts. Please bring or show your identity document.
::end::
#. If you do not attend or do not supply what is asked for without good reason, the application may be treated as withdrawn.
#. Both sides may withdraw the application before the ruling is made.
#. No court acceptance fee is charged for judicial confirmation.

::sign sealSlots::
>> {{issuedOn|date}}`

/** Paper 20a: the court has accepted the application. */
export default defineDocument({
  id: 'court-acceptance-notice',
  number: '20a',
  version: 1,
  title: { 'zh-CN': '受理通知书（司法确认）', en: 'Court Notice of Acceptance' },
  basis: ['最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）第四条', '民诉法解释第三百五十六条'],
  schema,
  sample: {
    court: sampleCourt,
    courtCaseNumber: '（2026）浙0681民特123号',
    partyNames: ['戴小雨', '诸暨市示例房屋租赁有限公司'],
    appliedOn: '2026-11-26',
    agreementNumber: sampleAgreementNumber,
    docketedOn: '2026-11-30',
    judge: '沈法官',
    clerk: '何书记',
    courtPhone: '0575-00000000',
    inquiry: { at: '2026-12-02T09:30:00+08:00', mode: 'online' },
    issuedOn: '2026-11-30',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({ ...data, ...data.inquiry, sealSlots: courtSeal(data.court, locale) }),
})
