import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, instant, line, words } from '../parts/schemas.ts'

const schema = z.object({
  code: line,
  filedAt: instant,
  applicants: z.array(line).min(1),
  respondents: z.array(line).min(1),
  disputeKind: words,
  /** The organisation that will look at it, if already known. */
  organisation: line.optional(),
  /** What the applicant wants, in the applicant's own words. */
  wants: words.optional(),
  evidence: z
    .array(z.object({ name: line, sha256: z.string().regex(/^[0-9a-f]{64}$/), receivedAt: instant }))
    .optional(),
  /** The last day by which the applicant hears back. */
  replyBy: date.optional(),
})

const zh = `# 收件回执
^ 案件编号：{{code}}
申请人{{applicants|names}}：
您于{{filedAt|dateTime}}提交的调解申请已经收到。
## 申请内容
- 对方：{{respondents|names}}
- 纠纷类型：{{disputeKind|text}}
- [[调解组织：{{organisation}}]]
- [[您的请求：{{wants|text}}]]
::if evidence::
## 随申请提交的材料
| 序号 | 名称 | 收到时间 | SHA-256 校验值 |
::each evidence::
| {{no}} | {{name}} | {{receivedAt|dateTime}} | {{sha256}} |
::end::
::end::
## 接下来
[[最迟{{replyBy|date}}，您会收到答复。]]对方收到邀请以前，看不到您提交的内容。
提交时间已经记录。是否因此发生诉讼时效中断等法律后果，由人民法院依法认定。
是否调解由双方自愿决定；您可以随时撤回申请。申请调解不影响您依法起诉的权利。
本回执由平台自动出具并加盖电子签名，只证明收到申请，不表示申请已被受理。`

const en = `# Receipt for an Application
~ For reference only; the Chinese text prevails.
^ Case code: {{code}}
To {{applicants|names}}:
Your application for mediation was received on {{filedAt|dateTime}}.
## What was applied for
- Other side: {{respondents|names}}
- Kind of dispute: {{disputeKind|text}}
- [[Mediation organisation: {{organisation}}]]
- [[What you ask for: {{wants|text}}]]
::if evidence::
## Material sent with the application
| No. | Name | Received | SHA-256 checksum |
::each evidence::
| {{no}} | {{name}} | {{receivedAt|dateTime}} | {{sha256}} |
::end::
::end::
## What happens next
[[You will hear from us by {{replyBy|date}} at the latest. ]]Until the other side is invited, it sees nothing of what you sent.
The time of your application is on record. Whether it interrupts a limitation period or has other legal consequences is for the court to decide.
Mediation is voluntary for both sides; you may withdraw at any time. Applying does not affect your right to sue.
This receipt is issued and electronically signed by the platform. It proves only that the application was received, not that it was accepted.`

/** What an applicant gets when the application has been received; certified by the platform, signed by nobody else. */
export default defineDocument({
  id: 'filing-receipt',
  number: '',
  version: 1,
  title: { 'zh-CN': '收件回执', en: 'Receipt for an Application' },
  basis: ['人民调解法第十七条', '最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定第十二条'],
  schema,
  sample: {
    code: '诸调-26-0412-7K',
    filedAt: '2026-11-20T09:12:00+08:00',
    applicants: ['戴小雨'],
    respondents: ['诸暨市示例房屋租赁有限公司'],
    disputeKind: sampleDispute,
    organisation: sampleOrganisation,
    wants: '退还押金3,400元。',
    evidence: [
      {
        name: '租赁合同.pdf',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        receivedAt: '2026-11-20T09:05:00+08:00',
      },
    ],
    replyBy: '2026-11-25',
  },
  text: { 'zh-CN': zh, en },
  evidence: ({ evidence }) => evidence ?? [],
  view: (data) => ({ ...data, evidence: data.evidence?.map((item, index) => ({ ...item, no: index + 1 })) }),
})
