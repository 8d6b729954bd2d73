import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { date, line, oneOf } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'
import { tick } from '../parts/ticks.ts'

const schema = z.object({
  caseCode: line,
  person: line,
  personRole: oneOf('personRole'),
  consentVideo: oneOf('consent'),
  consentAsync: oneOf('consent'),
  consentEvidence: oneOf('consent'),
  serviceAddress: line,
  consentService: oneOf('consent'),
  consentSignature: oneOf('consent'),
  consentRecording: oneOf('consent'),
  consentRecordingAsRecord: oneOf('consent'),
  dataController: line,
  dataContact: line,
  sensitiveKinds: oneOf('sensitiveKinds'),
  sensitiveNeed: oneOf('sensitiveNeed'),
  /** The separate consent of article 29 of the law on personal information, or the other way. */
  sensitiveConsent: z.enum(['consent', 'alternative']),
  sensitiveAlternative: oneOf('sensitiveAlternative'),
  retentionStatement: oneOf('retentionStatement'),
  signatureMethod: oneOf('signatureMethod'),
  signedOn: date,
  noticeVersion: line,
})

const zh = `# 在线调解同意书（分项）
- 案件编号：{{caseCode}}
- 同意人：{{person}}（{{personRole|personRole}}）
每一项单独选择。对一项的同意不代表对其他项的同意。在该项进行之前，您可以改变选择，改为线下方式，不影响您参加调解。
| 项目 | 内容 | 我的选择 |
| 1. 视频调解 | 通过平台调解室以音视频方式参加会议 | {{consentVideo|consent}} |
| 2. 异步调解 | 各方在约定期间内分别留言、回复，不必同时在线 | {{consentAsync|consent}} |
| 3. 在线提交和质证 | 以电子方式提交证据、发表意见 | {{consentEvidence|consent}} |
| 4. 电子送达 | 文书送达至下列地址：{{serviceAddress}} | {{consentService|consent}} |
| 5. 电子签名 | 以约定方式签署笔录、协议等文书，见第二部分 | {{consentSignature|consent}} |
| 6. 录音录像 | 由平台录制会议，供核对笔录 | {{consentRecording|consent}} |
| 7. 以录音录像代替笔录 | 须各方均同意；无争议事实仍须书面记载 | {{consentRecordingAsRecord|consent}} |
## #. 个人信息处理告知
(#) 处理者：{{dataController}}，联系方式：{{dataContact}}。
(#) 目的：办理本案的登记、身份核验、调解、签署、送达、司法确认衔接和履行跟踪。
(#) 种类：姓名、证件号码、联系方式、地址、陈述与证据、音视频、签名与操作记录。
(#) 敏感个人信息：{{sensitiveKinds|sensitiveKinds}}。处理的必要性：{{sensitiveNeed|sensitiveNeed}}。不同意的，可以采用替代方式：{{sensitiveAlternative|sensitiveAlternative}}，不影响您的程序权利。
- {{tickConsent}} 单独同意　　{{tickAlternative}} 不同意，采用替代方式
(#) 保存期限：{{retentionStatement|retentionStatement}}
(#) 向谁提供：对方当事人（限于应当让其知悉的材料）、调解员，以及您共同申请司法确认时的人民法院。不向境外提供；确需提供的，另行取得单独同意。
(#) 您的权利：查阅、复制、更正、补充，依法请求删除，撤回同意，请求说明。撤回同意不影响撤回前已进行的处理。
## #. 电子签名约定
(#) 各方约定：以{{signatureMethod|signatureMethod}}作出的签名，符合双方约定的可靠条件；签署后对签名或者内容的改动能够被发现。
(#) 本人的验证码、口令由本人保管，不交给他人。经身份核验的账户所作的操作，视为本人的行为，但因平台系统错误，或者本人能够证明账户被盗用的除外。
(#) 婚姻、收养、继承等人身关系的文书不适用本约定，采用纸面签名。
## #. 在线秩序
不擅自录音、录像、截屏；不让无关人员旁听；在安静、能单独说话的地方参加。

::sign slots::
>> {{signedOn|date}}
- 告知文本版本：{{noticeVersion}}`

const en = `# Consent to Online Mediation (itemised)
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
- Person consenting: {{person}} ({{personRole|personRole}})
Each item is chosen separately. Consent to one item is not consent to another. Before an item takes place you may change your choice and proceed offline; this does not affect your taking part.
| Item | Content | My choice |
| 1. Video mediation | To take part by audio and video in the platform's mediation room | {{consentVideo|consent}} |
| 2. Asynchronous mediation | Messages and answers within an agreed period, not online at the same time | {{consentAsync|consent}} |
| 3. Online submission and examination of evidence | To submit evidence and comment electronically | {{consentEvidence|consent}} |
| 4. Electronic service | Documents are served at: {{serviceAddress}} | {{consentService|consent}} |
| 5. E-signature | To sign records, the agreement and other documents in the agreed way, see Part II | {{consentSignature|consent}} |
| 6. Recording | The platform records the session so that the record can be checked | {{consentRecording|consent}} |
| 7. Recording in place of the written record | Needs everyone's consent; undisputed facts are still written down | {{consentRecordingAsRecord|consent}} |
## #. Personal information notice
(#) Controller: {{dataController}}, contact: {{dataContact}}.
(#) Purpose: registration, identity check, mediation, signing, service, the link to judicial confirmation and follow-up of performance in this case.
(#) Kinds: name, ID number, contact data, address, statements and evidence, audio and video, signatures and records of operations.
(#) Sensitive personal information: {{sensitiveKinds|sensitiveKinds}}. Why it is needed: {{sensitiveNeed|sensitiveNeed}}. If you do not consent, this alternative is available: {{sensitiveAlternative|sensitiveAlternative}}, without effect on your procedural rights.
- {{tickConsent}} I consent separately    {{tickAlternative}} I do not consent; use the alternative
(#) Retention: {{retentionStatement|retentionStatement}}
(#) Recipients: the other side (only material it must know), the mediator, and the people's court where you jointly apply for judicial confirmation. Nothing is provided abroad; if that is needed, separate consent is obtained.
(#) Your rights: to consult, copy, correct and complete; to ask for deletion under the law; to withdraw consent; to ask for an explanation. Withdrawal does not affect what was done before.
## #. Agreement on e-signatures
(#) The parties agree that a signature made by {{signatureMethod|signatureMethod}} meets the conditions of reliability agreed between them; any change to the signature or the content after signing can be detected.
(#) I keep my codes and passphrase to myself. Operations under my verified account count as my own acts, except where a system error of the platform caused them or I can show that the account was misused.
(#) Documents on marriage, adoption, succession and other personal relations are not covered; they are signed on paper.
## #. Order online
No recording, filming or screenshots without permission; no outsiders listening; take part in a quiet place where you can speak alone.

::sign slots::
>> {{signedOn|date}}
- Version of the notice: {{noticeVersion}}`

/** Paper 7: each consent by itself, to be changed until its step is taken. */
export default defineDocument({
  id: 'online-mediation-consent',
  number: '7',
  version: 1,
  title: { 'zh-CN': '在线调解同意书（分项）', en: 'Consent to Online Mediation (itemised)' },
  basis: [
    '在线诉讼规则第四条、第五条（逐环节同意，可改变）；在线调解规则第四条、第二十二条',
    '个人信息保护法第十四条、第十五条、第十七条、第二十九条；电子签名法第三条、第十三条',
  ],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    person: '马建国',
    personRole: 'respondent',
    consentVideo: 'yes',
    consentAsync: 'no',
    consentEvidence: 'yes',
    serviceAddress: '13800000002；平台账户',
    consentService: 'yes',
    consentSignature: 'yes',
    consentRecording: 'yes',
    consentRecordingAsRecord: 'no',
    dataController: '诸暨市示例街道人民调解委员会',
    dataContact: '数据保护联系人，0575-00000001',
    sensitiveKinds: 'idBank',
    sensitiveNeed: 'identityPayment',
    sensitiveConsent: 'consent',
    sensitiveAlternative: 'staff',
    retentionStatement: 'standard',
    signatureMethod: 'handOtp',
    signedOn: '2026-11-24',
    noticeVersion: '7（2026-11-01）',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    tickConsent: tick(data.sensitiveConsent === 'consent'),
    tickAlternative: tick(data.sensitiveConsent === 'alternative'),
    slots: [handSlot('person', { 'zh-CN': '同意人', en: 'Person consenting' }, data.person, locale)],
  }),
})
