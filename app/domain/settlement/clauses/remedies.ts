import type { ClauseKey } from './keys.ts'

/** Which clause of the library a wish ticked in the guided questions starts from. */
export const clauseForRemedy: Readonly<Record<string, ClauseKey>> = {
  payLumpSum: 'payment-lump-sum',
  payInstalments: 'payment-instalments',
  payItemised: 'payment-lump-sum',
  payShare: 'payment-lump-sum',
  shareCost: 'act',
  depositReturn: 'deposit-return',
  refund: 'payment-lump-sum',
  returnGoods: 'delivery-of-goods',
  replaceGoods: 'delivery-of-goods',
  deliverGoods: 'delivery-of-goods',
  repairByDate: 'repair',
  restoreOriginal: 'repair',
  removeObstacle: 'act',
  vacateHandover: 'move-out',
  moveDate: 'move-out',
  stopAct: 'stop-nuisance',
  limitHours: 'stop-nuisance',
  doAct: 'act',
  apology: 'apology-private',
  periodicCheck: 'act',
  priorNotice: 'act',
  supportPeriodic: 'child-support',
  contactSchedule: 'contact-plan',
  careRoster: 'elder-care-roster',
  propertyDivision: 'free-text',
  familyShareSplit: 'free-text',
  bequestShare: 'payment-lump-sum',
  transferPromise: 'act',
  useRight: 'free-text',
  boundaryByMap: 'free-text',
  ritesPlan: 'burial-custom-plan',
  insurerPays: 'payment-lump-sum',
  laterTreatment: 'medical-follow-up',
  followUpCare: 'act',
  expertInspection: 'act',
  feeReduction: 'payment-lump-sum',
  waiveInterest: 'free-text',
  setOff: 'free-text',
  accelerationDefault: 'default-acceleration',
  guarantee: 'guarantee',
  wagesList: 'wage-payment',
  directPayGeneralContractor: 'debt-assumption',
  socialInsuranceMakeup: 'act',
  certificateIssue: 'leaving-certificate',
  stopUse: 'act',
  licenceFee: 'payment-lump-sum',
  takeDown: 'act',
  finalSettlement: 'settled-in-full',
  confidentiality: 'confidentiality',
  routeToAuthority: 'free-text',
}

/** The clause that support in money starts from: parents' support has its own roster clause. */
export const clauseForWish = (clause: string, params?: Readonly<Record<string, string>>): ClauseKey | null =>
  clause === 'supportPeriodic' && params?.payee === 'parent' ? 'elder-care-roster' : (clauseForRemedy[clause] ?? null)

/** Which clause a plain description of a promise becomes: money once or in parts, an act, an apology, free words. */
export function clauseForPromise(
  kind: 'payment' | 'act' | 'apology' | 'text' | 'default',
  instalmentCount = 1,
): ClauseKey {
  if (kind === 'payment') return instalmentCount > 1 ? 'payment-instalments' : 'payment-lump-sum'
  return { act: 'act', apology: 'apology-private', text: 'free-text', default: 'default-free-text' }[kind] as ClauseKey
}
