import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { date, fen, line, oneOf, words } from '../parts/schemas.ts'
import { handSlots } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  disputeKind: words,
  partySide: oneOf('partySide'),
  representatives: z
    .array(z.object({ name: line, idKind: oneOf('shortIdKind'), idNumber: line, phone: line }))
    .min(1)
    .max(5),
  members: z.array(z.object({ name: line, idLast4: line, claim: fen })).min(1),
  signedOn: date,
})

const zh = `# 推选代表人书
- 案件编号：{{caseCode}}
我们是{{disputeKind|text}}一案的{{partySide|partySide}}，共{{memberCount}}人，现推选下列{{representativeCount}}人为代表人参加调解：
::each representatives::
*. {{name}}，{{idKind|shortIdKind}}号码{{idNumber}}，联系电话{{phone}}
::end::
#. 代表人的权限：参加调解会议、陈述事实、提交材料、转达意见、接收一般文书。
#. 代表人变更、放弃请求，承认对方请求，或者接受调解方案，须经每一名被代表人同意；没有同意的人不受该方案约束。
#. 调解协议由每一名被代表人本人或者其特别授权的代理人签署。
#. 代表人应当及时、如实告知调解情况。被代表人可以随时退出，自行参加。
| 序号 | 被代表人 | 证件号码后四位 | 请求金额（元） |
::each members::
| {{no}} | {{name}} | {{idLast4}} | {{claim|yuan}} |
::end::
请求金额合计：{{claimTotal|money}}。

::sign slots::
>> {{signedOn|date}}`

const en = `# Election of Representatives
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}
We are the {{partySide|partySide}} in the case concerning {{disputeKind|text}}, {{memberCount}} persons in all, and elect the following {{representativeCount}} to represent us in the mediation:
::each representatives::
*. {{name}}, {{idKind|shortIdKind}} no. {{idNumber}}, telephone {{phone}}
::end::
#. Authority: to attend sessions, state facts, submit materials, pass on opinions and receive ordinary documents.
#. To change or give up requests, admit the other side's requests or accept a proposal, a representative needs the consent of each person represented; those who do not consent are not bound by the proposal.
#. The settlement agreement is signed by each person represented or by an agent with special authority.
#. Representatives report on the mediation promptly and truthfully. Anyone represented may leave at any time and take part in person.
| No. | Person represented | Last 4 of ID | Claim (yuan) |
::each members::
| {{no}} | {{name}} | {{idLast4}} | {{claim|yuan}} |
::end::
- Total of claims: {{claimTotal|money}}.

::sign slots::
>> {{signedOn|date}}`

/** Paper 33: several parties choose those who speak for them. */
export default defineDocument({
  id: 'representative-election',
  number: '33',
  version: 1,
  title: { 'zh-CN': '推选代表人书', en: 'Election of Representatives' },
  basis: ['民事诉讼法第五十六条', '宁波市人民调解条例第二十条'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    disputeKind: { 'zh-CN': '拖欠劳动报酬争议', en: 'unpaid wages' },
    partySide: 'applicants',
    representatives: [
      { name: '李某某', idKind: 'idCard', idNumber: '330699198001010012', phone: '13800000005' },
      { name: '王某某', idKind: 'idCard', idNumber: '330699198202020023', phone: '13800000006' },
    ],
    members: [
      { name: '李某某', idLast4: '0012', claim: 1_260_000 },
      { name: '王某某', idLast4: '0023', claim: 1_180_000 },
      { name: '赵某某', idLast4: '4521', claim: 990_000 },
      { name: '钱某某', idLast4: '1170', claim: 1_310_000 },
    ],
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    memberCount: data.members.length,
    representativeCount: data.representatives.length,
    claimTotal: data.members.reduce((sum, { claim }) => sum + claim, 0),
    members: data.members.map((each, index) => ({ ...each, no: index + 1 })),
    slots: [
      ...handSlots(
        'member',
        { 'zh-CN': '被代表人', en: 'Member' },
        data.members.map(({ name }) => name),
        locale,
      ),
      ...handSlots(
        'representative',
        { 'zh-CN': '代表人', en: 'Representative' },
        data.representatives.map(({ name }) => name),
        locale,
      ),
    ],
  }),
})
