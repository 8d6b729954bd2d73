import type { z } from 'zod'
import acceptanceNotice from './documents/acceptance-notice.ts'
import acceptanceRegister from './documents/acceptance-register.ts'
import arbitrationReviewApplication from './documents/arbitration-review-application.ts'
import caseFileCovers from './documents/case-file-covers.ts'
import challengeApplication from './documents/challenge-application.ts'
import challengeDecision from './documents/challenge-decision.ts'
import closingReport from './documents/closing-report.ts'
import confirmationRuling from './documents/confirmation-ruling.ts'
import courtAcceptanceNotice from './documents/court-acceptance-notice.ts'
import courtSupplementNotice from './documents/court-supplement-notice.ts'
import electronicServiceCertificate from './documents/electronic-service-certificate.ts'
import enforcementApplication from './documents/enforcement-application.ts'
import evidenceComments from './documents/evidence-comments.ts'
import evidenceList from './documents/evidence-list.ts'
import extensionAgreement from './documents/extension-agreement.ts'
import filingReceipt from './documents/filing-receipt.ts'
import followUpRecord from './documents/follow-up-record.ts'
import inquiryRecord from './documents/inquiry-record.ts'
import investigationRecord from './documents/investigation-record.ts'
import invitationToMediate from './documents/invitation-to-mediate.ts'
import invitedSettlementAgreement from './documents/invited-settlement-agreement.ts'
import judicialConfirmationApplication from './documents/judicial-confirmation-application.ts'
import mediationCertificate from './documents/mediation-certificate.ts'
import mediationRecord from './documents/mediation-record.ts'
import mediatorDisclosure from './documents/mediator-disclosure.ts'
import nonAcceptanceNotice from './documents/non-acceptance-notice.ts'
import objectionApplication from './documents/objection-application.ts'
import onlineMediationConsent from './documents/online-mediation-consent.ts'
import oralAgreementRegister from './documents/oral-agreement-register.ts'
import partiesUndertaking from './documents/parties-undertaking.ts'
import paymentOrderApplication from './documents/payment-order-application.ts'
import peoplesMediationApplication from './documents/peoples-mediation-application.ts'
import performanceReceipt from './documents/performance-receipt.ts'
import powerOfAttorney from './documents/power-of-attorney.ts'
import referralReport from './documents/referral-report.ts'
import representativeElection from './documents/representative-election.ts'
import rightsAndDutiesNotice from './documents/rights-and-duties-notice.ts'
import rulingDismissal from './documents/ruling-dismissal.ts'
import rulingNonAcceptance from './documents/ruling-non-acceptance.ts'
import rulingWithdrawal from './documents/ruling-withdrawal.ts'
import serviceAddressConfirmation from './documents/service-address-confirmation.ts'
import settlementAgreement from './documents/settlement-agreement.ts'
import terminationNotice from './documents/termination-notice.ts'
import transferLetter from './documents/transfer-letter.ts'
import undisputedFacts from './documents/undisputed-facts.ts'

/** All papers by the id that is also the name of their file, in the order of their numbers. */
export const catalogue = {
  'filing-receipt': filingReceipt,
  'peoples-mediation-application': peoplesMediationApplication,
  'acceptance-register': acceptanceRegister,
  'acceptance-notice': acceptanceNotice,
  'non-acceptance-notice': nonAcceptanceNotice,
  'invitation-to-mediate': invitationToMediate,
  'rights-and-duties-notice': rightsAndDutiesNotice,
  'mediator-disclosure': mediatorDisclosure,
  'challenge-application': challengeApplication,
  'challenge-decision': challengeDecision,
  'online-mediation-consent': onlineMediationConsent,
  'service-address-confirmation': serviceAddressConfirmation,
  'power-of-attorney': powerOfAttorney,
  'investigation-record': investigationRecord,
  'evidence-list': evidenceList,
  'evidence-comments': evidenceComments,
  'mediation-record': mediationRecord,
  'undisputed-facts': undisputedFacts,
  'settlement-agreement': settlementAgreement,
  'oral-agreement-register': oralAgreementRegister,
  'invited-settlement-agreement': invitedSettlementAgreement,
  'performance-receipt': performanceReceipt,
  'judicial-confirmation-application': judicialConfirmationApplication,
  'mediation-certificate': mediationCertificate,
  'parties-undertaking': partiesUndertaking,
  'court-acceptance-notice': courtAcceptanceNotice,
  'court-supplement-notice': courtSupplementNotice,
  'inquiry-record': inquiryRecord,
  'confirmation-ruling': confirmationRuling,
  'ruling-non-acceptance': rulingNonAcceptance,
  'ruling-dismissal': rulingDismissal,
  'ruling-withdrawal': rulingWithdrawal,
  'objection-application': objectionApplication,
  'enforcement-application': enforcementApplication,
  'payment-order-application': paymentOrderApplication,
  'termination-notice': terminationNotice,
  'referral-report': referralReport,
  'transfer-letter': transferLetter,
  'extension-agreement': extensionAgreement,
  'follow-up-record': followUpRecord,
  'closing-report': closingReport,
  'case-file-covers': caseFileCovers,
  'representative-election': representativeElection,
  'electronic-service-certificate': electronicServiceCertificate,
  'arbitration-review-application': arbitrationReviewApplication,
} as const

export type TemplateId = keyof typeof catalogue

/** What has to be given to prepare a paper. */
export type PaperData<Id extends TemplateId> = z.input<(typeof catalogue)[Id]['schema']>
