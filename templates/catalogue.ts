import type { z } from 'zod'
import confirmationRuling from './documents/confirmation-ruling.ts'
import judicialConfirmationApplication from './documents/judicial-confirmation-application.ts'
import settlementAgreement from './documents/settlement-agreement.ts'

/** All papers by the id that is also the name of their file. */
export const catalogue = {
  'settlement-agreement': settlementAgreement,
  'judicial-confirmation-application': judicialConfirmationApplication,
  'confirmation-ruling': confirmationRuling,
} as const

export type TemplateId = keyof typeof catalogue

/** What has to be given to prepare a paper. */
export type PaperData<Id extends TemplateId> = z.input<(typeof catalogue)[Id]['schema']>
