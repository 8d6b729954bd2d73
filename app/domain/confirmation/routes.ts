interface Words {
  readonly zh: string
  readonly en: string
}

/** Where else a person can turn, with the time that runs there. */
// biome-ignore format: one route per line reads as a table
export const otherRoutes = {
  sue: { basis: 'PML 26', limit: 'civil', zh: '向人民法院起诉', en: 'Bring an action in the people\'s court' },
  arbitrateLabour: { basis: 'LAB 27', limit: 'labour', zh: '申请劳动人事争议仲裁', en: 'Apply for labour arbitration' },
  paymentOrder: { basis: 'CPL 225', limit: 'civil', zh: '申请支付令', en: 'Apply for a payment order' },
  arbitrate: { basis: '仲裁法', limit: 'none', zh: '依仲裁协议申请仲裁', en: 'Arbitrate under an arbitration agreement' },
  authority: { basis: 'PML 26', limit: 'none', zh: '向有关行政机关请求处理', en: 'Turn to the competent authority' },
  notary: { basis: '公证法 37', limit: 'none', zh: '办理具有强制执行效力的债权文书公证', en: 'Have an enforceable instrument notarised' },
  legalAid: { basis: '法律援助法', limit: 'none', zh: '申请法律援助', en: 'Apply for legal aid' },
  mediateAgain: { basis: 'PML 33', limit: 'none', zh: '再次申请调解', en: 'Apply for mediation again' },
  confirm: { basis: 'CPL 205', limit: 'confirm', zh: '共同申请司法确认', en: 'Apply jointly for judicial confirmation' },
  enforce: { basis: 'CPL 206, 250', limit: 'enforce', zh: '申请强制执行', en: 'Apply for enforcement' },
  object: { basis: 'INT 372', limit: 'objection', zh: '对裁定提出异议', en: 'Object to the ruling' },
} as const satisfies Record<string, Words & { basis: string; limit: string }>
export type OtherRoute = keyof typeof otherRoutes

/** The time that runs for a route, in words; days are computed elsewhere. */
// biome-ignore format: one limit per line reads as a table
export const routeLimits = {
  civil: { zh: '诉讼时效一般为三年，自知道或者应当知道权利受到损害以及义务人之日起计算', en: 'limitation is generally three years from when you knew or should have known of the harm and of who owes' },
  labour: { zh: '劳动仲裁时效一年，自知道或者应当知道权利被侵害之日起计算', en: 'labour arbitration: one year from when you knew or should have known of the infringement' },
  confirm: { zh: '自协议生效之日起三十日', en: 'thirty days from the day the agreement takes effect' },
  enforce: { zh: '自履行期间最后一日起二年', en: 'two years from the last day of performance' },
  objection: { zh: '当事人自收到裁定之日起十五日', en: 'for a party, fifteen days from service of the ruling' },
  none: { zh: '没有固定期限，宜尽早提出', en: 'no fixed limit; the earlier the better' },
} as const satisfies Record<(typeof otherRoutes)[OtherRoute]['limit'], Words>

/** At which end of a matter the person stands. */
export type RouteSituation =
  | 'notAccepted'
  | 'refused'
  | 'failed'
  | 'unperformed'
  | 'windowClosed'
  | 'courtNotAccepted'
  | 'courtDismissed'
  | 'confirmedUnperformed'

const EMPLOYMENT = new Set(['labour', 'wages'])

const byLaw: Record<RouteSituation, readonly OtherRoute[]> = {
  notAccepted: ['authority', 'sue', 'legalAid'],
  refused: ['sue', 'arbitrate', 'authority', 'mediateAgain', 'legalAid'],
  failed: ['sue', 'arbitrate', 'authority', 'mediateAgain', 'legalAid'],
  unperformed: ['confirm', 'sue', 'paymentOrder', 'mediateAgain', 'legalAid'],
  windowClosed: ['sue', 'paymentOrder', 'notary', 'mediateAgain'],
  courtNotAccepted: ['sue', 'mediateAgain', 'legalAid'],
  courtDismissed: ['mediateAgain', 'sue', 'legalAid'],
  confirmedUnperformed: ['enforce', 'object'],
}

/** The ways that remain, in the order to show them; arbitration comes first where the law asks for it. */
export function routesFor(situation: RouteSituation, intakeType: string): OtherRoute[] {
  const routes = byLaw[situation]
  const isEmployment = EMPLOYMENT.has(intakeType) && routes.includes('sue')
  return isEmployment ? ['arbitrateLabour', ...routes.filter((route) => route !== 'arbitrate')] : [...routes]
}
