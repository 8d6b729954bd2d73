import { chineseNumber } from '../numerals.ts'
import { defineWords } from '../words.ts'

/** What the check before signing says around its findings: to the mediator who writes and to the clerk who reads. */
export const words = defineWords({
  'zh-CN': {
    clean: '没有要改的地方。',
    counts: (blocks: number, warnings: number) =>
      [blocks > 0 ? `${blocks}处要改` : '', warnings > 0 ? `${warnings}处提醒` : ''].filter(Boolean).join('，'),
    block: '要改',
    warn: '提醒',
    whole: '整份协议',
    clauseNo: (n: number) => `第（${chineseNumber(n)}）项`,
    onDefault: '没有做到时',
    mend: (place: string) => `改${place}`,
    returned: (reason: string) => `法院可能因此退回：${reason}。`,
    notAccepted: (ground: string) => `法院会因此不予受理：${ground}。`,
    basis: (law: string) => `依据：${law}`,
    unread: '（条文按记忆写，请核对）',
    accepted: (reason: string) => `已写明理由：${reason}`,
    reason: '为什么可以接受',
    accept: '接受这条提醒',
    live: '这一条没有要改的地方。',
    signBlocked: '先不要签',
    signBlockedWhy: '签名前又查了一遍，下面的地方现在不能这样写。请联系调解员修改，改好后您会再看一遍。',
    ofClerk: '签名前的检查',
    passed: (n: number) => `另外${n}条规则没有发现问题`,
    noReason: '调解员没有写理由：签署时还没有这条规则，或者条文后来变了',
    reasonOf: (words: string) => `调解员的理由：${words}`,
    rules: (n: number) => `机器按${n}条规则逐条查过，结果只供参考`,
  },
  en: {
    clean: 'Nothing has to be changed.',
    counts: (blocks: number, warnings: number) =>
      [blocks > 0 ? `${blocks} to be changed` : '', warnings > 0 ? `${warnings} warnings` : '']
        .filter(Boolean)
        .join(', '),
    block: 'To be changed',
    warn: 'Warning',
    whole: 'the whole agreement',
    clauseNo: (n: number) => `Clause (${n})`,
    onDefault: 'If it is not kept',
    mend: (place: string) => `Change: ${place}`,
    returned: (reason: string) => `A court may return it: ${reason}.`,
    notAccepted: (ground: string) => `A court would not accept what ${ground}.`,
    basis: (law: string) => `Basis: ${law}`,
    unread: ' (cited from memory, to be compared)',
    accepted: (reason: string) => `Reason given: ${reason}`,
    reason: 'Why it is acceptable',
    accept: 'Accept this warning',
    live: 'Nothing has to be changed in this clause.',
    signBlocked: 'Please do not sign yet',
    signBlockedWhy:
      'The text was checked once more before signing, and what follows cannot stand as it is now. Please ask the mediator to change it; you then read it again.',
    ofClerk: 'The check before signing',
    passed: (n: number) => `${n} further rules found nothing`,
    noReason: 'No reason was given: the rule or the law changed after signing',
    reasonOf: (words: string) => `The mediator's reason: ${words}`,
    rules: (n: number) => `${n} rules were checked by machine; the result is for information`,
  },
})
