import type { z } from 'zod'
import confirmationRuling from './documents/confirmation-ruling.ts'
import courtAcceptanceNotice from './documents/court-acceptance-notice.ts'
import courtSupplementNotice from './documents/court-supplement-notice.ts'
import filingReceipt from './documents/filing-receipt.ts'
import invitationToMediate from './documents/invitation-to-mediate.ts'
import judicialConfirmationApplication from './documents/judicial-confirmation-application.ts'
import mediationCertificate from './documents/mediation-certificate.ts'
import rulingDismissal from './documents/ruling-dismissal.ts'
import rulingNonAcceptance from './documents/ruling-non-acceptance.ts'
import rulingWithdrawal from './documents/ruling-withdrawal.ts'
import settlementAgreement from './documents/settlement-agreement.ts'

/** All papers by the id that is also the name of their file. */
export const catalogue = {
  'filing-receipt': filingReceipt,
  'invitation-to-mediate': invitationToMediate,
  'settlement-agreement': settlementAgreement,
  'judicial-confirmation-application': judicialConfirmationApplication,
  'mediation-certificate': mediationCertificate,
  'court-acceptance-notice': courtAcceptanceNotice,
  'court-supplement-notice': courtSupplementNotice,
  'confirmation-ruling': confirmationRuling,
  'ruling-non-acceptance': rulingNonAcceptance,
  'ruling-dismissal': rulingDismissal,
  'ruling-withdrawal': rulingWithdrawal,
} as const

export type TemplateId = keyof typeof catalogue

/** What has to be given to prepare a paper. */
export type PaperData<Id extends TemplateId> = z.input<(typeof catalogue)[Id]['schema']>
