import { chineseNumber } from '../numerals.ts'
import { defineWords } from '../words.ts'

/** Last days that a clerk may choose from, and how many working days lie before each. */
export interface Days {
  readonly counts: { readonly least: number; readonly usual: number; readonly long: number }
  readonly least: string
  readonly usual: string
  readonly long: string
}

/** The court gives an application back: the clerk's page, and what each side reads of it. */
export const words = defineWords({
  'zh-CN': {
    title: '退回补正',
    why: '申请材料要补什么？可以多选，常用的在前',
    more: '另外几种原因',
    notHere: '“受案范围、管辖、期限”不在这里：那三种由法官裁定不予受理。',
    where: '指到哪一条',
    clauseNo: (n: number) => `第（${chineseNumber(n)}）项`,
    thisClause: '这一条要改',
    reason: '为什么要改',
    choose: '请选原因',
    note: '要怎么改才行',
    noteHint: '写给当事人看，一句说一件事。空着就用备好的话。',
    audience: '双方和调解员会看到',
    prepared: (words: string) => `不写就发这一句：${words}。`,
    takeIn: '放进框里改',
    cureOn: '补正到哪天',
    cureHint: ({ counts, usual, least, long }: Days, day: (on: string) => string) =>
      `从送达次日起第${counts.usual}个工作日是${day(usual)}；第${counts.least}个是${day(least)}，第${counts.long}个是${day(long)}。`,
    inDays: (n: number) => `改成${n}个工作日`,
    unchanged: '申请日不变。',
    unchangedText: '改动的条款各方再看一遍，新协议和申请书各方重签一次；原来的签名和两版协议都留在卷里。',
    preview: '发出去是这样',
    copies: (names: string) => `${names}各一份`,
    sms: '短信',
    page: '页面',
    pageTitle: (n: number) => `法院请补${n}处`,
    by: (day: string) => `${day}前交回就行，不用重新申请。`,
    papers: '申请材料',
    paper: '文书',
    paperText: '补正通知书，盖法院电子章后同时送达',
    nothing: '选了原因，这里就显示要发出去的内容。',
    send: (n: number) => (n === 0 ? '退回补正' : `退回补正，请补${n}处`),
    back: '先不退',
    keys: { clause: '指条款', send: '发出', back: '回到审查' },
    notNow: '现在不能退回：案件不在待受理或者审查阶段。',
    asked: (n: number, day: string) => `已经请补${n}处，最晚${day}。`,
    stages: {
      amend: '调解员正在改协议，改好会通知各方看。',
      read: '改好的协议，各方正在看。',
      sign: '改好的协议，各方正在签。',
      apply: '新协议已经生效，各方正在重签申请书。',
    },
    fromCourt: '法院请改协议',
    askedHere: '法院要改这一条',
  },
  en: {
    title: 'Return for correction',
    why: 'What is missing in the papers? Several may be ticked; the common ones first',
    more: 'Other reasons',
    notHere: 'Jurisdiction, competence and the thirty days are not here: the judge rules on those.',
    where: 'Which clause',
    clauseNo: (n: number) => `Clause (${n})`,
    thisClause: 'This clause must change',
    reason: 'Why it must change',
    choose: 'Choose a reason',
    note: 'What would be right',
    noteHint: 'For the parties to read; one thing in one sentence. Left empty, the prepared words are used.',
    audience: 'Both sides and the mediator see it',
    prepared: (words: string) => `Without words of your own it says: ${words}.`,
    takeIn: 'Take into the box',
    cureOn: 'Last day to correct',
    cureHint: ({ counts, usual, least, long }: Days, day: (on: string) => string) =>
      `${counts.usual} working days after service end on ${day(usual)}, ${counts.least} on ${day(least)}, ${counts.long} on ${day(long)}.`,
    inDays: (n: number) => `${n} working days`,
    unchanged: 'The day of the application stays.',
    unchangedText:
      'Changed clauses are read once more, and everybody signs the new agreement and the new application; the earlier signatures and both versions stay in the file.',
    preview: 'What will be sent',
    copies: (names: string) => `One each for ${names}`,
    sms: 'Message',
    page: 'Page',
    pageTitle: (n: number) => `The court needs ${n} ${n === 1 ? 'change' : 'changes'}`,
    by: (day: string) => `By ${day}. No need to apply again.`,
    papers: 'The papers',
    paper: 'Paper',
    paperText: "Notice of supplement, served with the court's electronic seal",
    nothing: 'Choose a reason, and what will be sent is shown here.',
    send: (n: number) => (n === 0 ? 'Return for correction' : `Return: ${n} to correct`),
    back: 'Not now',
    keys: { clause: 'Clause', send: 'Send', back: 'Back to the case' },
    notNow: 'It cannot be returned now: the case is neither waiting for acceptance nor under review.',
    asked: (n: number, day: string) => `Asked: ${n}, by ${day}.`,
    stages: {
      amend: 'The mediator is changing the text and will tell everybody when it is ready.',
      read: 'The corrected agreement is being read.',
      sign: 'The corrected agreement is being signed.',
      apply: 'The new agreement is in force; the application is being signed again.',
    },
    fromCourt: 'The court asks for a change',
    askedHere: 'The court wants this changed',
  },
})
