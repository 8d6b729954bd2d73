import type { GuardName } from '../workflow/index.ts'
import { bookingGuardWords } from './booking.ts'
import { mediatorGuardWords } from './mediator.ts'
import { sessionGuardWords } from './session.ts'

/** What a guard that does not hold says beside the disabled button; each area adds its own. */
export const guardWords: Partial<Record<GuardName, { readonly zh: string; readonly en: string }>> = {
  deadlineMissed: { zh: '期限还没有到。', en: 'The time limit is not over yet.' },
  quotaLeft: { zh: '这个文件太大，或者已经放满了。', en: 'The file is too large, or there is no room left.' },
  typeAllowed: { zh: '可以传照片、PDF、录音、录像和纯文字。', en: 'We take photos, PDF, sound, video and plain text.' },
  evidencePeriodOpen: { zh: '这件事已经结束，不能再加证据。', en: 'This matter is closed; no evidence can be added.' },
  everyPartStored: { zh: '文件还没有传完。', en: 'The file has not arrived whole yet.' },
  isOwner: { zh: '只有放上来的人能这样做。', en: 'Only who added it can do this.' },
  otherSideAccepted: { zh: '对方同意调解以后才能给他看。', en: 'The other side must agree to mediation first.' },
  notSignedAsAnnex: {
    zh: '协议已经在签或生效，证据不能撤回。',
    en: 'The agreement is being signed or in force; evidence cannot be withdrawn.',
  },
  ...sessionGuardWords,
  ...bookingGuardWords,
  ...mediatorGuardWords,
  reasonGiven: { zh: '请写明原因。', en: 'Please give a reason.' },
}
