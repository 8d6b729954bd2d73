import { defineWords } from '../words.ts'

/** Reasons that administrators settle. */
export const words = defineWords({
  'zh-CN': {
    title: '可以选的原因',
    lede: '法院退回补正、对方不同意调解时可以选哪些原因。用过的不能删，只能不再提供；以前的案件照当时的文字显示。',
    groups: { return: '法院退回补正', decline: '对方不同意调解' },
    add: { return: '加一条退回原因', decline: '加一条不同意的原因' },
    freshTitle: { return: '新的退回原因', decline: '新的不同意原因' },
    changed: '改过',
    setAside: '不再提供',
    basis: '依据',
    code: '编号',
    zh: '原因（中文）',
    en: '原因（英文）',
    askZh: '备好的话（中文）',
    askEn: '备好的话（英文）',
    askHint: '书记员不另写时，当事人看到的就是这句。空着，书记员就必须自己写。',
    state: '还提供吗',
    stateHint: '不再提供，只是以后选不到；已经用过的案件不变。',
    states: { offered: '提供', setAside: '不再提供', removed: '删掉（没有用过才行）' },
    touched: {
      fresh: { return: '法院的书记员和法官马上能选到它。', decline: '被邀请的人马上能选到它。' },
      used: (n: number) => `已经用过${n}次；那些地方照当时的文字显示，不变。`,
      noLonger: (n: number) => (n > 0 ? `有${n}处正在按它办，照常办完；以后选不到。` : '以后选不到。'),
    },
  },
  en: {
    title: 'Reasons to choose from',
    lede: 'Why a court gives an application back, and why somebody declines. What was used cannot be deleted, only set aside; earlier cases keep the words of their day.',
    groups: { return: 'The court gives back', decline: 'The other side declines' },
    add: { return: 'Add a reason to give back', decline: 'Add a reason to decline' },
    freshTitle: { return: 'New reason to give back', decline: 'New reason to decline' },
    changed: 'changed',
    setAside: 'set aside',
    basis: 'Basis',
    code: 'Number',
    zh: 'Reason (Chinese)',
    en: 'Reason (English)',
    askZh: 'Prepared words (Chinese)',
    askEn: 'Prepared words (English)',
    askHint: 'What the parties read where the clerk writes nothing else. Left empty, the clerk has to write.',
    state: 'Offered',
    stateHint: 'Set aside, it can no longer be chosen; cases that used it stay as they are.',
    states: { offered: 'Offered', setAside: 'Set aside', removed: 'Deleted (only if it was never used)' },
    touched: {
      fresh: {
        return: 'Clerks and judges can choose it at once.',
        decline: 'Whoever is invited can choose it at once.',
      },
      used: (n: number) => `It was given ${n} times; there it keeps the words of its day.`,
      noLonger: (n: number) =>
        n > 0
          ? `${n} go on by it and are finished as usual; it can no longer be chosen.`
          : 'It can no longer be chosen.',
    },
  },
})
