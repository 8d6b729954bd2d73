import { defineWords } from '../words.ts'

/** The court's desk: paper beside checks, keys, like cases together, days that run. */
export const words = defineWords({
  'zh-CN': {
    opening: '正在打开文件……',
    pages: (n: number, zoom: number) => `共${n}页，${zoom}%`,
    pageOf: (n: number) => `第${n}页`,
    smaller: '缩小',
    larger: '放大',
    clean: (n: number) => `机器核查${n}项都通过。`,
    cleanAccept: '看过协议和申请书，下面五种情形都没有的，按一下就受理。',
    acceptAll: '五种都没有，受理',
    cleanReview: '看过以后，下面六种情形都没有的，按一下就交法官签发。',
    proposeAll: '六种都没有，交法官签发',
    oneByOne: '逐项打钩',
    next: '下一件',
    keys: {
      accept: '受理',
      propose: '交法官',
      giveBack: '退回补正',
      dismiss: '驳回或不予受理',
      next: '下一件',
      sign: '签发',
    },
  },
  en: {
    opening: 'Opening the paper…',
    pages: (n: number, zoom: number) => `${n} ${n === 1 ? 'page' : 'pages'}, ${zoom}%`,
    pageOf: (n: number) => `page ${n}`,
    smaller: 'Smaller',
    larger: 'Larger',
    clean: (n: number) => `All ${n} machine checks passed.`,
    cleanAccept: 'If you have read agreement and application and none of these five is the case, one press accepts.',
    acceptAll: 'None of the five: accept',
    cleanReview: 'If none of these six is the case, one press sends it to the judge for signature.',
    proposeAll: 'None of the six: to the judge',
    oneByOne: 'Tick one by one',
    next: 'Next case',
    keys: {
      accept: 'Accept',
      propose: 'To the judge',
      giveBack: 'Return',
      dismiss: 'Dismiss or refuse',
      next: 'Next',
      sign: 'Sign',
    },
  },
})
