import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, words } from '../parts/schemas.ts'
import { organisationSlots } from '../parts/slots.ts'

const schema = z.object({
  recipient: line,
  applicants: z.array(line).min(1),
  organisation: line,
  organisationPhone: line,
  officeHours: line,
  disputeKind: words,
  /** Behind the square code: the invitation itself. */
  openUrl: z.url(),
  /** Where the code is typed. */
  typeUrl: z.url(),
  /** Eight characters, such as K7QM-2R9D. */
  letterCode: line,
  replyBy: date,
  issuedOn: date,
})

const zh = `# 参加调解通知书
^ （征询意见）
- {{recipient}}：
! 有人请您一起商量一件事。这不是法院传票，您可以不同意，不同意不会受到处罚。
~ Someone asks you to talk a matter over. Not a court summons; you may say no, without any penalty.

::square square::

~ 核实真假：打公开的电话{{organisationPhone}}，或者在网上核对。我们不要您转账，也不要短信验证码。
~ To check it, call {{organisationPhone}}. We never ask for a transfer or for a code from a message.

## #. 什么事
{{applicants|names}}向{{organisation}}申请调解，事由是{{disputeKind|text}}。具体请求和金额，核对是您本人以后才显示，别人拆了这封信也看不到。
## #. 调解是什么
(#) 由中立的调解员主持，帮助双方商量。参加不参加、答应不答应，都由您自己决定，随时可以停。
(#) 人民调解不收费。可以用手机视频，也可以打电话或者当面谈，大约60分钟，时间您定。
(#) 可以请人陪同或者委托代理人，可以要求更换调解员。
(#) 为了谈成作出的让步和说过的话，依法不得在以后的诉讼中作为对您不利的根据；当事人共同确认无争议的事实除外。
## #. 您可以这样回复
- □ 我愿意谈谈　　□ 我想先问问　　□ 过几天再说　　□ 不参加
请在{{replyBy|date}}前回复：扫码、在网上输入查询码，或者打电话{{organisationPhone}}（{{officeHours}}）。
到期没有回复，我们会告诉申请人没有联系上您，并告诉他可以走的其他途径。没有回复本身不产生不利后果；申请人依法起诉或者申请仲裁的，请及时应对。

::sign sealSlots::
>> {{issuedOn|date}}`

const en = `# Invitation to Mediate
~ For reference only; the Chinese text prevails.
- To {{recipient}}:
! Someone is asking you to talk something over together. This is not a court summons. You may say no, and there is no penalty for saying no.

::square square::

~ To check that this letter is genuine, call {{organisationPhone}} or use the website. We never ask for a transfer or for a code from a message.

## #. What it is about
{{applicants|names}} applied to {{organisation}} for mediation concerning {{disputeKind|text}}. What is asked for and any amount are shown only after we know that it is you.
## #. What mediation is
(#) A neutral mediator helps both sides to talk. Whether to take part and whether to agree is your own decision, and you can stop at any time.
(#) People's mediation is free. By video on your telephone, by telephone or in person; about 60 minutes, at a time that suits you.
(#) You may bring somebody, act through an authorised agent, or ask for another mediator.
(#) Concessions made and words said in order to reach agreement may not, under the law, be used against you in later proceedings, except facts that both sides have confirmed as undisputed.
## #. How to answer
- □ I am willing to talk    □ I have a question first    □ Later    □ I will not take part
Please answer by {{replyBy|date}}: scan the code, type it on the website, or call {{organisationPhone}} ({{officeHours}}).
If there is no answer by then, we tell the applicant that we could not reach you and which other routes are open. Not answering has no adverse consequence in itself; if the applicant sues or applies for arbitration, please respond in time.

::sign sealSlots::
>> {{issuedOn|date}}`

/**
 * Paper 4 (PML 3, 4, 17; OMR 15): the letter of the ladder. Whoever opens it by mistake learns who asks whom and what
 * kind of matter it is; never a request, an amount or an address.
 */
export default defineDocument({
  id: 'invitation-to-mediate',
  number: '4',
  version: 1,
  title: { 'zh-CN': '参加调解通知书', en: 'Invitation to Mediate' },
  basis: ['人民调解法第三条、第四条、第十七条', '在线调解规则第十五条'],
  schema,
  sample: {
    recipient: '马建国',
    applicants: ['戴小雨'],
    organisation: sampleOrganisation,
    organisationPhone: '0575-00000000',
    officeHours: '8:30—21:00',
    disputeKind: sampleDispute,
    openUrl: 'https://odr.example/i/K7QM-2R9D',
    typeUrl: 'https://odr.example/i/letter',
    letterCode: 'K7QM-2R9D',
    replyBy: '2026-12-08',
    issuedOn: '2026-11-23',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    square: {
      text: data.openUrl,
      lines:
        locale === 'zh-CN'
          ? [
              `查询码　${data.letterCode}`,
              '用手机扫一扫就能看。不用下载，不用注册。',
              `也可以打开 ${data.typeUrl}，输入查询码。`,
              'Scan it, or open this address and type the code.',
            ]
          : [
              `Code  ${data.letterCode}`,
              'Scan it with your telephone to see who asks and what it is about. Nothing to install, no account.',
              `Or open ${data.typeUrl} and type the code.`,
            ],
    },
    sealSlots: organisationSlots(data.organisation, locale),
  }),
})
