/** Refusals about people whom a party brings. */
export const companionRefusals = {
  'companion/unknown': {
    status: 404,
    zh: '没有找到，可能已经不用他陪同，或者这件事已经结束。',
    en: 'We cannot find this: the party may do without, or the case is over.',
  },
  'companion/choose': { status: 422, zh: '请选一项。', en: 'Please choose one.' },
  'companion/too-many': {
    status: 409,
    zh: '每一方最多带两个人。要换人，请先取消一个。',
    en: 'Each side may bring two people. To change, do without one of them first.',
  },
  'companion/not-an-agent': {
    status: 422,
    zh: '依照民事诉讼法第六十一条，代理人要是律师、基层法律服务工作者、近亲属、单位工作人员，或者社区、单位、社会团体推荐的人。别的人可以陪同。',
    en: 'Under article 61 of the Civil Procedure Law an agent is a lawyer, a basic-level legal worker, a near relative, staff, or somebody recommended by a community, unit or association. Anybody else may stand by.',
  },
  'companion/no-power': {
    status: 409,
    zh: '代理人还没有交授权委托书，先不能同意。',
    en: 'The agent’s power of attorney is missing; he cannot be admitted yet.',
  },
} as const
