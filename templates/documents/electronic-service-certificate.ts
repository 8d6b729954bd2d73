import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { date, inOrder, instant, line, oneOf, sha256 } from '../parts/schemas.ts'

const schema = inOrder(
  z.object({
    certificateNo: line,
    caseCode: line,
    recipient: line,
    documentName: line,
    documentNumber: line,
    documentHash: sha256,
    serviceChannel: oneOf('serviceChannel'),
    serviceAddress: line,
    addressConfirmation: line,
    sentAt: instant,
    arrivedAt: instant,
    readAt: line,
    servedOn: date,
    serviceBasis: oneOf('serviceBasis'),
    otherAttempts: z.array(z.object({ at: instant, channel: oneOf('attemptChannel'), result: line })).optional(),
    issuedAt: instant,
  }),
  [['sentAt', 'arrivedAt']],
)

const zh = `# 电子送达凭证
- 凭证编号：{{certificateNo}}
| 项目 | 内容 |
| 案件编号 | {{caseCode}} |
| 受送达人 | {{recipient}} |
| 文书名称和编号 | {{documentName}}，{{documentNumber}} |
| 文书摘要值（SHA-256） | {{documentHash}} |
| 送达方式 | {{serviceChannel|serviceChannel}} |
| 电子地址 | {{serviceAddress}} |
| 地址的确认方式 | {{addressConfirmation}} |
| 发出时间 | {{sentAt|dateTime}} |
| 到达受送达人系统的时间 | {{arrivedAt|dateTime}} |
| 阅读或者下载的时间 | {{readAt}} |
| 认定的送达日期 | {{servedOn|date}} |
| 认定依据 | {{serviceBasis|serviceBasis}} |
::if otherAttempts::
同一文书的其他送达情况：
::each otherAttempts::
{{at|dateTime}}　{{channel|attemptChannel}}　{{result}}
::end::
::end::
本凭证由平台依据系统记录自动生成，并加盖电子签名。
>> {{issuedAt|dateTime}}`

const en = `# Certificate of Electronic Service
~ For reference only; the Chinese text prevails.
- Certificate no.: {{certificateNo}}
| Item | Content |
| Case code | {{caseCode}} |
| Recipient | {{recipient}} |
| Document and number | {{documentName}}, {{documentNumber}} |
| Document digest (SHA-256) | {{documentHash}} |
| Manner of service | {{serviceChannel|serviceChannel}} |
| Electronic address | {{serviceAddress}} |
| How the address was confirmed | {{addressConfirmation}} |
| Sent at | {{sentAt|dateTime}} |
| Arrived in the recipient's system at | {{arrivedAt|dateTime}} |
| Read or downloaded at | {{readAt}} |
| Date of service determined | {{servedOn|date}} |
| Basis | {{serviceBasis|serviceBasis}} |
::if otherAttempts::
Other attempts to serve the same document:
::each otherAttempts::
{{at|dateTime}}    {{channel|attemptChannel}}    {{result}}
::end::
::end::
This certificate is made automatically from the platform's records and bears its electronic signature.
>> {{issuedAt|dateTime}}`

/** Paper 34: when and how a paper reached somebody electronically; certified by the platform, signed by nobody else. */
export default defineDocument({
  id: 'electronic-service-certificate',
  number: '34',
  version: 1,
  title: { 'zh-CN': '电子送达凭证', en: 'Certificate of Electronic Service' },
  basis: ['在线诉讼规则第二十九条至第三十一条；民事诉讼法第九十条'],
  schema,
  sample: {
    certificateNo: 'SD-2026-000381',
    caseCode: '（2026）诸示例人调字第17号',
    recipient: '马建国',
    documentName: '受理通知书',
    documentNumber: '（2026）诸示例人调字第17号',
    documentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    serviceChannel: 'platform',
    serviceAddress: '13800000002；平台账户',
    addressConfirmation: '2026年11月24日《送达地址确认书》',
    sentAt: '2026-11-24T09:30:05+08:00',
    arrivedAt: '2026-11-24T09:30:12+08:00',
    readAt: '2026年11月24日9时41分',
    servedOn: '2026-11-24',
    serviceBasis: 'confirmed',
    otherAttempts: [{ at: '2026-11-24T09:29:00+08:00', channel: 'sms', result: '运营商回执：已送达' }],
    issuedAt: '2026-11-24T09:30:15+08:00',
  },
  text: { 'zh-CN': zh, en },
  view: (data) => data,
})
