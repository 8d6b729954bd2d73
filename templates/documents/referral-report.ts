import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleCourt, sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { count, date, inOrder, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { mediatorSlots, organisationSlots } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    court: line,
    referredOn: date,
    referralNumber: line,
    referralKind: oneOf('referralKind'),
    partyNames: nameList,
    disputeKind: words,
    organisation: line,
    mediators: nameList,
    acceptedOn: date,
    termEndsOn: date,
    sessionCount: count,
    mediationResult: line,
    failed: z.boolean(),
    terminationGround: oneOf('terminationGround').optional(),
    serviceAddressState: line.optional(),
    courtHints: words.optional(),
    costRaisingConduct: words.optional(),
    agreementNumber: line.optional(),
    agreementOn: date.optional(),
    followUpWish: words.optional(),
    annexes: z.array(z.object({ name: words, copies: count })).min(1),
    issuedOn: date,
  }),
  [
    ['referredOn', 'acceptedOn'],
    ['acceptedOn', 'termEndsOn'],
  ],
)

const zh = `# 委派调解情况报告
- {{court}}：
贵院于{{referredOn|date}}以{{referralNumber}}{{referralKind|referralKind}}的{{partyNames|names}}{{disputeKind|text}}一案，现将调解情况报告如下。
#. 基本情况。调解组织：{{organisation}}；调解员：{{mediators|names}}；接受日期：{{acceptedOn|date}}；期限届满日：{{termEndsOn|date}}；会议次数：{{sessionCount}}。
#. 调解结果。{{mediationResult}}
::if failed::
#. 未达成协议的情形：{{terminationGround|terminationGround}}。
#. 各方无争议的事实，见所附《无争议事实记载》。
#. 送达地址确认情况：{{serviceAddressState}}
#. 需要提请注意的事项：{{courtHints|text}}
::if costRaisingConduct::
#. 当事人无正当理由增加解决纠纷成本的行为（仅记客观事实）：{{costRaisingConduct|text}}
::end::
::end::
::if !failed::
#. 协议编号{{agreementNumber}}，达成日期{{agreementOn|date}}。当事人的后续意愿：{{followUpWish|text}}
::end::
附：
::each annexes::
*. {{name|text}}，{{copies}}份
::end::

::sign slots::
>> {{issuedOn|date}}`

const en = `# Report to the Court on a Referred Mediation
~ For reference only; the Chinese text prevails.
- To {{court}}:
We report on the case of {{partyNames|names}} concerning {{disputeKind|text}}, received as a {{referralKind|referralKind}} by {{referralNumber}} of {{referredOn|date}}.
#. Basic data. Organisation: {{organisation}}; mediator(s): {{mediators|names}}; accepted on {{acceptedOn|date}}; term ends on {{termEndsOn|date}}; sessions: {{sessionCount}}.
#. Result. {{mediationResult}}
::if failed::
#. Circumstance of failure: {{terminationGround|terminationGround}}.
#. Facts that no party disputes: see the annexed Record of Undisputed Facts.
#. Confirmation of service addresses: {{serviceAddressState}}
#. Points to note: {{courtHints|text}}
::if costRaisingConduct::
#. Conduct of a party that without good reason raised the cost of resolving the dispute (objective facts only): {{costRaisingConduct|text}}
::end::
::end::
::if !failed::
#. Agreement no. {{agreementNumber}}, reached on {{agreementOn|date}}. What the parties wish to do next: {{followUpWish|text}}
::end::
Annexes:
::each annexes::
*. {{name|text}}, copies: {{copies}}
::end::

::sign slots::
>> {{issuedOn|date}}`

/** Paper 28a: the organisation reports to the court that referred the case. */
export default defineDocument({
  id: 'referral-report',
  number: '28a',
  version: 1,
  title: { 'zh-CN': '委派调解情况报告', en: 'Report to the Court on a Referred Mediation' },
  basis: ['在线调解规则第二十一条；特邀调解规定第二十六条'],
  schema,
  sample: {
    court: sampleCourt,
    referredOn: '2026-11-18',
    referralNumber: '（2026）浙0681诉前调88号',
    referralKind: 'referralBeforeDocketing',
    partyNames: ['戴小雨', '马建国'],
    disputeKind: sampleDispute,
    organisation: sampleOrganisation,
    mediators: ['陈明'],
    acceptedOn: '2026-11-23',
    termEndsOn: '2026-12-23',
    sessionCount: 2,
    mediationResult: '经两次会议，各方未达成协议。',
    failed: true,
    terminationGround: 'tooFarApart',
    serviceAddressState: '双方均已签署送达地址确认书。',
    courtHints: '对方在外地务工，晚上七时后方便联系。',
    annexes: [
      { name: { 'zh-CN': '无争议事实记载', en: 'Record of undisputed facts' }, copies: 1 },
      { name: { 'zh-CN': '送达地址确认书', en: 'Confirmation of service address' }, copies: 2 },
    ],
    issuedOn: '2026-12-23',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [...mediatorSlots(data.mediators, locale), ...organisationSlots(data.organisation, locale)],
  }),
})
