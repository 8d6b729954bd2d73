import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleDispute, sampleOrganisation } from '../parts/samples.ts'
import { date, line, oneOf, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'
import { tick } from '../parts/ticks.ts'

const schema = z.object({
  caseCode: line,
  disputeKind: words,
  recipient: line,
  organisation: line,
  organisationNature: oneOf('organisationNature'),
  feeStatement: oneOf('feeStatement'),
  isLabour: z.boolean(),
  isMedical: z.boolean(),
  hasPersonalRelation: z.boolean(),
  confirmed: z.array(z.enum(['read', 'heard', 'understood'])).min(1),
  opennessChoice: oneOf('openness'),
  signedOn: date,
})

const zh = `# 当事人权利义务告知书
- 案件编号：{{caseCode}}　　纠纷类型：{{disputeKind|text}}
- {{recipient}}：
在调解开始前，请您了解下列事项。看不清或者听不懂的，请让工作人员读给您听、讲给您听。
## #. 调解组织和原则
(#) {{organisation}}是{{organisationNature|organisationNature}}，不是人民法院，不裁判谁对谁错。
(#) 调解遵循自愿、平等，不违背法律、法规和国家政策，尊重当事人权利的原则，不因调解阻止您依法通过仲裁、行政、司法等途径维护权利。
(#) {{feeStatement|feeStatement}}
## #. 您的权利
*. 选择或者接受调解员；认为调解员有利害关系的，申请回避。
*. 接受调解、拒绝调解，或者要求终止调解。
*. 要求调解公开进行或者不公开进行。
*. 自主表达意愿，自愿达成调解协议。
*. 委托一至二名代理人；经各方同意，邀请亲属、同事、邻居或者有专门知识的人参加。
*. 使用本民族语言文字；需要翻译、手语、大字、朗读等协助的，请告诉我们。
*. 选择视频、电话、当面等方式；同意之后可以在该步骤进行前改变方式。
## #. 您的义务
*. 如实陈述纠纷事实。
*. 遵守调解现场（含线上调解室）秩序，尊重调解员。
*. 尊重对方当事人行使权利。
*. 不得擅自录音、录像、截屏或者传播调解过程。
## #. 保密和笔录
(#) 调解不公开进行，但各方同意公开的除外。参加人应当对调解过程和知悉的个人隐私、商业秘密保密。下列情形除外：各方同意公开；依法应当报告的人身危险、违法犯罪线索；人民法院审查司法确认申请所必需；法律另有规定。
(#) 您单独告诉调解员、并要求不转告对方的内容，未经您同意不转告。
(#) 为达成协议而认可的事实和作出的让步，不得在以后的诉讼中作为对您不利的根据，但法律另有规定或者各方同意的除外。各方书面确认的无争议事实除外。
(#) 调解过程制作笔录，由您核对确认。录音录像只在您另行同意时进行。
## #. 协议的效力
(#) 经调解达成的调解协议具有法律约束力，当事人应当按照约定履行。调解组织对履行情况进行监督，督促约定义务的履行。
(#) 书面协议自各方签名、盖章或者捺指印，调解员签名并加盖调解组织印章之日起生效；分次完成的，以最后一项完成的时间为准。
(#) 认为有必要的，双方可以自协议生效之日起三十日内，共同向有管辖权的人民法院申请司法确认；须双方共同申请。经裁定有效后，一方不履行或者未全部履行的，对方可以申请强制执行。是否裁定有效，由人民法院审查决定。
(#) 不申请司法确认的，协议仍有约束力；就履行或者内容发生争议的，可以向人民法院起诉。
(#) 确认婚姻、收养、亲子等身份关系，或者确认物权、知识产权权属的内容，不适用司法确认。
::if isLabour::
(#) 劳动争议的补充告知：申请劳动仲裁的时效期间为一年；自调解组织收到调解申请之日起十五日内未达成协议的，可以依法申请仲裁。达成协议的，双方也可以自协议生效之日起十五日内共同申请仲裁审查。
::end::
::if isMedical::
(#) 医疗纠纷的补充告知：调解期限为三十个工作日，鉴定时间不计入；需要鉴定的，由双方共同委托。
::end::
::if hasPersonalRelation::
(#) 婚姻、收养、继承等人身关系的条款须在纸面上亲笔签名，不采用电子签名，也不申请司法确认；其中的金钱给付可以单独列出。
::end::
## #. 虚假调解的后果
当事人恶意串通，企图通过调解侵害国家利益、社会公共利益或者他人合法权益的，人民法院应当驳回其请求，并根据情节轻重予以罚款、拘留；构成犯罪的，依法追究刑事责任。
## #. 确认
- {{tickRead}} 我已阅读　　{{tickHeard}} 已由工作人员向我宣读　　{{tickUnderstood}} 我已理解以上内容
- 我对公开方式的选择：{{opennessChoice|openness}}

::sign slots::
>> {{signedOn|date}}`

const en = `# Notice of Rights and Duties of the Parties
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Kind of dispute: {{disputeKind|text}}
- To {{recipient}}:
Before the mediation begins, please take note of the following. If anything is hard to read or understand, ask the staff to read it to you or explain it.
## #. The organisation and the principles
(#) {{organisation}} is {{organisationNature|organisationNature}}. It is not a court and does not judge who is right.
(#) Mediation is voluntary and equal, does not go against laws, regulations and state policies, respects the parties' rights, and never stops you from protecting your rights through arbitration, administrative or judicial routes.
(#) {{feeStatement|feeStatement}}
## #. Your rights
*. To choose or accept the mediator; to challenge a mediator who has an interest in the case.
*. To accept mediation, to refuse it, or to ask to end it.
*. To ask that the mediation be held openly or in private.
*. To express your wishes freely and to agree of your own free will.
*. To act through one or two authorised agents; with everyone's consent, to invite relatives, colleagues, neighbours or persons with special knowledge.
*. To use your own ethnic language and script; please tell us if you need an interpreter, sign language, large print or reading aloud.
*. To choose video, telephone or meeting in person; having agreed, you may still change the manner before that step takes place.
## #. Your duties
*. To state the facts truthfully.
*. To keep order in the room (including the online room) and respect the mediator.
*. To respect the other side's exercise of its rights.
*. Not to record, film, take screenshots of or spread the mediation without permission.
## #. Confidentiality and record
(#) Mediation is not public unless all parties agree that it be open. Participants keep the process and any private or business secrets confidential, except: all parties agree to disclosure; dangers to persons and signs of offences that must be reported by law; what the court needs to review an application for judicial confirmation; or the law provides otherwise.
(#) What you tell the mediator alone and ask not to be passed on is not passed on without your consent.
(#) Facts conceded and concessions made in order to reach agreement may not be used against you in later proceedings, unless the law provides otherwise or all parties agree. Facts that all parties confirmed in writing as undisputed are excepted.
(#) A mediation record is made and you check it. Audio or video is recorded only with your separate consent.
## #. Effect of the agreement
(#) A settlement agreement reached by mediation is legally binding and the parties shall perform it as agreed. The organisation supervises performance and urges the parties to perform.
(#) A written agreement takes effect on the day when every party has signed, sealed or fingerprinted it, the mediator has signed and the organisation's seal is on it; if done at different times, the last of them counts.
(#) If they think it necessary, both sides may, within 30 days from the day the agreement takes effect, jointly apply to a competent people's court for judicial confirmation; the application must be joint. Once the court has ruled the agreement valid, if one side does not perform or does not perform in full, the other may apply for enforcement. Whether to rule it valid is for the court to decide after review.
(#) Without judicial confirmation the agreement still binds; disputes about performance or content may be brought to the court.
(#) Content that confirms marriage, adoption, parentage or other personal status, or title to real rights or intellectual property, cannot be judicially confirmed.
::if isLabour::
(#) Labour disputes: the limitation period for labour arbitration is one year; if no agreement is reached within fifteen days from the day the organisation received the application, arbitration may be applied for. If an agreement is reached, both sides may also jointly apply for arbitration review within fifteen days from the day it takes effect.
::end::
::if isMedical::
(#) Medical disputes: the term is thirty working days, not counting appraisal; where an appraisal is needed, both sides commission it jointly.
::end::
::if hasPersonalRelation::
(#) Clauses on marriage, adoption, succession and other personal relations are signed by hand on paper, not electronically, and are not submitted for judicial confirmation; money payments among them may be set out separately.
::end::
## #. Consequences of sham mediation
Where parties collude in bad faith to harm the interests of the state, the public or others through mediation, the court shall dismiss their request and impose a fine or detention depending on gravity; criminal liability is pursued where an offence is committed.
## #. Confirmation
- {{tickRead}} I have read this    {{tickHeard}} It was read to me by the staff    {{tickUnderstood}} I have understood it
- My choice on openness: {{opennessChoice|openness}}

::sign slots::
>> {{signedOn|date}}`

/** Paper 5: what every party is told before the first session, signed by each for himself. */
export default defineDocument({
  id: 'rights-and-duties-notice',
  number: '5',
  version: 1,
  title: { 'zh-CN': '当事人权利义务告知书', en: 'Notice of Rights and Duties of the Parties' },
  basis: [
    '人民调解法第三条、第四条、第二十三条、第二十四条、第三十一条至第三十三条',
    '特邀调解规定第十四条；在线调解规则第十七条、第十八条、第二十二条、第二十三条',
    '民事诉讼法第一百一十五条、第二百零五条、第二百零六条',
  ],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    disputeKind: sampleDispute,
    recipient: '马建国',
    organisation: sampleOrganisation,
    organisationNature: 'peoples',
    feeStatement: 'peoples',
    isLabour: false,
    isMedical: false,
    hasPersonalRelation: false,
    confirmed: ['read', 'understood'],
    opennessChoice: 'private',
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    tickRead: tick(data.confirmed.includes('read')),
    tickHeard: tick(data.confirmed.includes('heard')),
    tickUnderstood: tick(data.confirmed.includes('understood')),
    slots: [handSlot('recipient', { 'zh-CN': '当事人', en: 'Party' }, data.recipient, locale)],
  }),
})
