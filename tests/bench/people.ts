/** Invented people, companies and stories of usual lengths: the same number gives the same. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
]
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国梅红志文海波晓东春雷鹏飞宇欣怡子涵浩然雨泽']
const TRADES = ['贸易', '建材', '餐饮管理', '物业服务', '纺织', '劳务', '装饰工程', '电子商务']
const SENTENCES = [
  '退房时房东说墙面有划痕，押金一分不退，多次沟通没有结果。',
  '干了三个月的活，只发了一个月的工资，老板一直说过几天。',
  '楼上漏水把天花板泡坏了，对方说不是他家的管子。',
  '双方签了合同，货到以后发现与样品不一样，要求退货被拒绝。',
  '借出去的钱约定去年年底还，打电话不接，微信也不回。',
  '希望把事情说清楚，能够分期给付也可以接受。',
]

const pick = <Value>(from: readonly Value[], n: number): Value => from[n % from.length] as Value

/** Two or three characters; every twentieth is a company. */
export function nameOf(n: number): string {
  if (n % 20 === 7)
    return `诸暨市${pick(GIVEN, n)}${pick(GIVEN, Math.floor(n / 61))}${pick(TRADES, Math.floor(n / 20))}有限公司`
  const given = pick(GIVEN, Math.floor(n / SURNAMES.length))
  const more = n % 3 === 0 ? '' : pick(GIVEN, Math.floor(n / (SURNAMES.length * GIVEN.length)) + n)
  return `${pick(SURNAMES, n)}${given}${more}`
}

/** Two to five sentences. */
export const factsOf = (n: number): string =>
  Array.from({ length: 2 + (n % 4) }, (_, index) => pick(SENTENCES, n + index)).join('')
