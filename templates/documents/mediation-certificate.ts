import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleAgreementNumber, sampleCourt, sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'
import { term } from '../render/terms.ts'
import { names } from '../render/values.ts'

const schema = z.object({
  court: line,
  organisation: line,
  nature: z.enum(['peoples', 'invited', 'industry']),
  /** On what the organisation stands and where it is recorded. */
  authority: words.optional(),
  partyNames: z.array(line).min(2),
  disputeKind: words,
  appliedOn: date,
  /** The number of the file, given at registration. */
  fileNumber: line,
  acceptedOn: date,
  mediators: z.array(line).min(1),
  mediatorNumbers: line.optional(),
  sessionCount: z.number().int().positive().optional(),
  agreementOn: date,
  agreementNumber: line,
  effectiveOn: date,
  identityMethods: z.array(z.enum(['idVideo', 'idCounter', 'organisation'])).min(1),
  mode: words,
  issuedOn: date,
  handler: line.optional(),
  handlerPhone: line.optional(),
})

const zh = `# 主持调解证明

- {{court}}：
{{organisation}}系{{nature|organisationNature}}[[，{{authority|text}}]]。
{{partyNames|names}}因{{disputeKind|text}}，于{{appliedOn|date}}申请调解，案件编号为{{fileNumber}}。我单位于{{acceptedOn|date}}受理，由调解员{{mediators|names}}[[（编号：{{mediatorNumbers}}）]]主持调解[[，共进行{{sessionCount}}次]]。各方于{{agreementOn|date}}达成协议，协议编号为{{agreementNumber}}，于{{effectiveOn|date}}生效。
身份核验方式：{{identityWords}}。调解方式：{{mode|text}}。
我单位与各方当事人没有利害关系。本证明仅说明主持调解的事实。
特此证明。

::sign sealSlots::
>> {{issuedOn|date}}

- [[联系人：{{handler}}]][[　　联系电话：{{handlerPhone}}]]`

const en = `# Certificate that the Organisation Conducted the Mediation
~ For reference only; the Chinese text prevails.

- To {{court}}:
{{organisation}} is {{nature|organisationNature}}[[, {{authority|text}}]].
Because of a dispute concerning {{disputeKind|text}}, {{partyNames|names}} applied for mediation on {{appliedOn|date}}, file number {{fileNumber}}. We accepted the case on {{acceptedOn|date}}; {{mediators|names}}[[ (no. {{mediatorNumbers}})]] conducted the mediation[[, number of sessions: {{sessionCount}}]]. The parties reached agreement no. {{agreementNumber}} on {{agreementOn|date}}, which took effect on {{effectiveOn|date}}.
Identity check: {{identityWords}}. Mode of mediation: {{mode|text}}.
We have no interest in the case and no relation with the parties. This certificate states only the fact that we conducted the mediation.
It is hereby certified.

::sign sealSlots::
>> {{issuedOn|date}}

- [[Contact: {{handler}}]][[    Telephone: {{handlerPhone}}]]`

/** Paper 18: the organisation tells the court that it conducted the mediation, and no more. */
export default defineDocument({
  id: 'mediation-certificate',
  number: '18',
  version: 1,
  title: { 'zh-CN': '调解组织主持调解证明', en: 'Certificate that the Organisation Conducted the Mediation' },
  basis: ['民诉法解释第三百五十四条'],
  schema,
  sample: {
    court: sampleCourt,
    organisation: sampleOrganisation,
    nature: 'peoples',
    partyNames: ['戴小雨', '诸暨市示例房屋租赁有限公司'],
    disputeKind: sampleDispute,
    appliedOn: '2026-11-20',
    fileNumber: '（2026）诸示例人调字第17号',
    acceptedOn: '2026-11-23',
    mediators: ['陈明'],
    sessionCount: 2,
    agreementOn: '2026-11-25',
    agreementNumber: sampleAgreementNumber,
    effectiveOn: '2026-11-25',
    identityMethods: ['idVideo', 'organisation'],
    mode: { 'zh-CN': '在线视频', en: 'online by video' },
    issuedOn: '2026-11-25',
    handler: '赵敏',
    handlerPhone: '0575-00000002',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    identityWords: names(
      data.identityMethods.map((method) => term('identityMethod', method, locale)),
      locale,
    ),
    sealSlots: organisationSlots(data.organisation, locale),
  }),
})
