import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute } from '../parts/samples.ts'
import { date, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  disputeKind: words,
  person: line,
  personRole: oneOf('personRole'),
  postalAddress: line,
  postcode: line,
  receiver: line,
  receiverPhone: line,
  proxyReceiver: line,
  acceptsElectronicService: oneOf('acceptance'),
  servicePhone: line,
  serviceEmail: line,
  serviceAccount: line,
  signedOn: date,
})

const zh = `# 送达地址确认书
| 项目 | 内容 |
| 案件编号 | {{caseCode}} |
| 案由 | {{disputeKind|text}} |
| 受送达人 | {{person}}（{{personRole|personRole}}） |
## #. 告知事项
*. 您应当提供确切的送达地址和联系方式，便于及时收到文书。
*. 本确认书适用于本次调解、申请司法确认；同一纠纷进入诉讼的，适用于第一审、第二审、再审审查和再审、执行程序，但您届时另行提供的除外。
*. 地址或者联系方式变更的，请及时以书面或者在平台上告知；未告知的，原地址仍作为送达地址。
*. 因地址不准确、变更未告知，或者本人及指定代收人拒绝签收，导致文书未能实际接收的，依照法律和司法解释的规定确定送达日期，后果由您承担。
*. 同意电子送达的，文书到达您确认的电子地址所在系统的日期为送达日期；同时采用多种方式的，以最先完成的有效送达为准。判决书、裁定书、调解书也可以电子送达，您需要纸质文书的，可以要求提供。
*. 您可以不接受电子送达，不影响您的程序权利。
## #. 送达地址
| 项目 | 内容 |
| 地址 | {{postalAddress}} |
| 邮政编码 | {{postcode}} |
| 收件人及电话 | {{receiver}}，{{receiverPhone}} |
| 指定代收人、与本人关系及电话 | {{proxyReceiver}} |
| 是否接受电子送达 | {{acceptsElectronicService|acceptance}} |
| 手机号码 | {{servicePhone}} |
| 电子邮箱 | {{serviceEmail}} |
| 平台账户 | {{serviceAccount}} |
## #. 确认
我已阅读（或者已由他人向我宣读）并理解以上告知事项，保证所填地址准确、有效；如有变更，及时告知。

::sign slots::
>> {{signedOn|date}}`

const en = `# Confirmation of Service Address
~ For reference only; the Chinese text prevails.
| Item | Content |
| Case code | {{caseCode}} |
| Cause | {{disputeKind|text}} |
| Person to be served | {{person}} ({{personRole|personRole}}) |
## #. What you should know
*. Please give an exact service address and contact data so that documents reach you in time.
*. This confirmation covers this mediation and the application for judicial confirmation; if the same dispute goes to court it also covers first instance, second instance, retrial review and retrial, and enforcement, unless you then give another address.
*. If the address or contact data change, please say so in time, in writing or on the platform; otherwise the former address remains the service address.
*. If a document cannot be received because the address is wrong, a change was not reported, or you or the proxy receiver refuse to accept it, the date of service is determined by law and judicial interpretation and the consequences are yours.
*. If you accept electronic service, the date on which the document arrives in the system of your confirmed electronic address is the date of service; where several ways are used, the first valid one counts. Judgments, rulings and court mediation statements may also be served electronically; you may ask for paper copies.
*. You may decline electronic service without effect on your procedural rights.
## #. Service address
| Item | Content |
| Address | {{postalAddress}} |
| Postcode | {{postcode}} |
| Receiver and telephone | {{receiver}}, {{receiverPhone}} |
| Proxy receiver, relation and telephone | {{proxyReceiver}} |
| Electronic service accepted | {{acceptsElectronicService|acceptance}} |
| Mobile telephone | {{servicePhone}} |
| E-mail | {{serviceEmail}} |
| Platform account | {{serviceAccount}} |
## #. Confirmation
I have read the above (or had it read to me) and understood it. I guarantee that the address is exact and valid and will report changes in time.

::sign slots::
>> {{signedOn|date}}`

/** Paper 8: where papers reach a person, in mediation and before the court. */
export default defineDocument({
  id: 'service-address-confirmation',
  number: '8',
  version: 1,
  title: { 'zh-CN': '送达地址确认书', en: 'Confirmation of Service Address' },
  basis: [
    '民诉法解释第一百三十六条、第一百三十七条；在线诉讼规则第二十九条至第三十二条；在线调解规则第十七条；民事诉讼法第九十条',
    '内容五项（地址、告知、确认、适用范围、变更方式）',
  ],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    disputeKind: sampleDispute,
    person: '马建国',
    personRole: 'respondent',
    postalAddress: '浙江省诸暨市暨阳街道示例路2号',
    postcode: '311800',
    receiver: '马建国',
    receiverPhone: '13800000002',
    proxyReceiver: '无',
    acceptsElectronicService: 'yes',
    servicePhone: '13800000002',
    serviceEmail: 'ma@example.org',
    serviceAccount: '平台账户（尾号0002）',
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    slots: [handSlot('person', { 'zh-CN': '受送达人', en: 'Person to be served' }, data.person, locale)],
  }),
})
