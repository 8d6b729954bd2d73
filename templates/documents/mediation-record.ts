import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { count, inOrder, instant, line, nameList, oneOf, words } from '../parts/schemas.ts'
import { handSlot, handSlots, mediatorSlots } from '../parts/slots.ts'
import { tick } from '../parts/ticks.ts'

const schema = inOrder(
  z.object({
    caseCode: line,
    sessionNo: count,
    startedAt: instant,
    endedAt: instant,
    place: line,
    mediators: nameList,
    recorder: line,
    openness: oneOf('openness'),
    recordingState: oneOf('recordingState'),
    attendees: z
      .array(
        z.object({
          name: line,
          role: oneOf('attendeeRole'),
          identityMethod: oneOf('identityMethod'),
          authority: line,
          rightsAnswer: line,
          challengeAnswer: line,
        }),
      )
      .min(1),
    statements: z.array(z.object({ speaker: line, text: words })).min(1),
    undisputedFacts: z
      .array(z.object({ text: words }))
      .min(1)
      .optional(),
    proposalsRecorded: z.boolean(),
    proposals: z
      .array(z.object({ text: words }))
      .min(1)
      .optional(),
    sessionResult: words,
    nextSessionAt: instant.optional(),
    /** Whether those present read the record themselves or had it read to them. */
    checkedBy: z.array(z.enum(['read', 'heard'])).min(1),
    corrections: z.array(z.object({ person: line, text: words })),
  }),
  [['startedAt', 'endedAt']],
)

const zh = `# 调解笔录
- 案件编号：{{caseCode}}　　第{{sessionNo}}次会议
| 项目 | 内容 |
| 时间 | {{startedAt|dateTime}}至{{endedAt|dateTime}} |
| 地点或者调解室 | {{place}} |
| 调解员 | {{mediators|names}} |
| 记录人 | {{recorder}} |
| 公开或者不公开 | {{openness|openness}} |
| 录音录像 | {{recordingState|recordingState}} |
## #. 到场人及身份核对
| 姓名或者名称 | 身份 | 核对方式 | 代理权限 |
::each attendees::
| {{name}} | {{role|attendeeRole}} | {{identityMethod|identityMethod}} | {{authority}} |
::end::
## #. 权利义务告知
调解员问：《当事人权利义务告知书》是否收到、是否理解？
::each attendees::
{{role|attendeeRole}}{{name}}答：{{rightsAnswer}}
::end::
调解员问：对调解员是否申请回避？
::each attendees::
{{role|attendeeRole}}{{name}}答：{{challengeAnswer}}
::end::
调解员告知：虚构事实、恶意串通进行虚假调解，依法承担责任；擅自录音录像、传播调解过程的，依法承担责任。
## #. 陈述
::each statements::
{{speaker}}：{{text|text}}
::end::
## #. 各方无争议的事实
::if undisputedFacts::
::each undisputedFacts::
*. {{text|text}}
::end::
调解员已告知：以上经各方确认的事实，在以后的诉讼中可以无须再举证证明，但涉及国家利益、社会公共利益和他人合法权益的除外。
::end::
::if !undisputedFacts::
本次会议没有形成各方无争议的事实。
::end::
::if proposalsRecorded::
## #. 调解方案（经各方同意记入）
::each proposals::
*. {{text|text}}
::end::
方案系为达成协议提出，依法不得在以后的诉讼中作为对任何一方不利的根据。
::end::
## #. 结果
{{sessionResult|text}}
::if nextSessionAt::
下次会议：{{nextSessionAt|dateTime}}。
::end::
## #. 核对
::if corrections::
以上笔录由各方在会议结束后核对。提出的补正：
::each corrections::
{{person}}：{{text|text}}
::end::
::end::
::if !corrections::
以上笔录由各方在会议结束后核对，没有提出补正。
::end::
- {{tickRead}} 已阅读，记录无误　　{{tickHeard}} 已向本人宣读，记录无误

::sign slots::`

const en = `# Mediation Record
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Session no. {{sessionNo}}
| Item | Content |
| Time | {{startedAt|dateTime}} to {{endedAt|dateTime}} |
| Place or room | {{place}} |
| Mediator(s) | {{mediators|names}} |
| Recorder | {{recorder}} |
| Open or private | {{openness|openness}} |
| Audio or video recording | {{recordingState|recordingState}} |
## #. Persons present and identity check
| Name | Capacity | How checked | Agent's authority |
::each attendees::
| {{name}} | {{role|attendeeRole}} | {{identityMethod|identityMethod}} | {{authority}} |
::end::
## #. Notice of rights and duties
Mediator: Have you received and understood the Notice of Rights and Duties?
::each attendees::
{{role|attendeeRole}} {{name}}: {{rightsAnswer}}
::end::
Mediator: Do you challenge the mediator?
::each attendees::
{{role|attendeeRole}} {{name}}: {{challengeAnswer}}
::end::
The mediator stated: inventing facts or colluding in a sham mediation entails liability under the law, and so does recording or spreading the mediation without permission.
## #. Statements
::each statements::
{{speaker}}: {{text|text}}
::end::
## #. Facts that no party disputes
::if undisputedFacts::
::each undisputedFacts::
*. {{text|text}}
::end::
The mediator stated: facts confirmed by all parties may need no further proof in later proceedings, except where the interests of the state, the public or others are concerned.
::end::
::if !undisputedFacts::
No undisputed facts were established in this session.
::end::
::if proposalsRecorded::
## #. Proposals (recorded with the consent of all parties)
::each proposals::
*. {{text|text}}
::end::
Proposals are made in order to reach agreement and may not, under the law, be used against any party in later proceedings.
::end::
## #. Result
{{sessionResult|text}}
::if nextSessionAt::
- Next session: {{nextSessionAt|dateTime}}.
::end::
## #. Check
::if corrections::
The parties check this record after the session. Corrections:
::each corrections::
{{person}}: {{text|text}}
::end::
::end::
::if !corrections::
The parties checked this record after the session and asked for no correction.
::end::
- {{tickRead}} Read and correct    {{tickHeard}} Read aloud and correct

::sign slots::`

/** Paper 11: what was said in a joint session; nothing of private ones. */
export default defineDocument({
  id: 'mediation-record',
  number: '11',
  version: 1,
  title: { 'zh-CN': '调解笔录', en: 'Mediation Record' },
  basis: [
    '人民调解法第二十七条；在线调解规则第二十条、第二十二条；在线诉讼规则第三十四条；人民调解工作若干规定第三十五条',
  ],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    sessionNo: 1,
    startedAt: '2026-11-25T19:30:00+08:00',
    endedAt: '2026-11-25T20:25:00+08:00',
    place: '线上调解室（会议编号2026-0381）',
    mediators: ['陈明'],
    recorder: '赵敏',
    openness: 'private',
    recordingState: 'none',
    attendees: [
      {
        name: '戴小雨',
        role: 'applicant',
        identityMethod: 'idVideo',
        authority: '不适用',
        rightsAnswer: '收到，已理解',
        challengeAnswer: '不申请回避',
      },
      {
        name: '马建国',
        role: 'respondent',
        identityMethod: 'organisation',
        authority: '法定代表人',
        rightsAnswer: '收到，已理解',
        challengeAnswer: '不申请回避',
      },
    ],
    statements: [
      { speaker: '申请人戴小雨', text: '我提前十五天告诉了房东，十月三十一日交了房。' },
      { speaker: '被申请人马建国', text: '墙面有一处损坏，修补要三百元。' },
    ],
    undisputedFacts: [{ text: '押金为3,400.00元，已于2026年1月5日支付' }, { text: '房屋于2026年10月31日交还' }],
    proposalsRecorded: true,
    proposals: [{ text: '房东退还三千一百元，修补费用由租客承担' }],
    sessionResult: '各方就退款数额和日期达成一致，进入协议起草',
    nextSessionAt: '2026-11-28T19:30:00+08:00',
    checkedBy: ['read'],
    corrections: [{ person: '戴小雨', text: '“三千四百元”应为押金' }],
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    tickRead: tick(data.checkedBy.includes('read')),
    tickHeard: tick(data.checkedBy.includes('heard')),
    slots: [
      ...handSlots(
        'attendee',
        { 'zh-CN': '到场人', en: 'Present' },
        data.attendees.map(({ name }) => name),
        locale,
      ),
      ...mediatorSlots(data.mediators, locale),
      handSlot('recorder', { 'zh-CN': '记录人', en: 'Recorder' }, data.recorder, locale),
    ],
  }),
})
