import type { GuardName } from '../workflow/index.ts'
import { bookingGuardWords } from './booking.ts'
import { courtGuardWords } from './court.ts'
import { invitationGuardWords } from './invitation.ts'
import { mediatorGuardWords } from './mediator.ts'
import { sessionGuardWords } from './session.ts'
import { settlementGuardWords } from './settlement.ts'

/** What a guard that does not hold says beside the disabled button; each area adds its own. */
export const guardWords: Partial<Record<GuardName, { readonly zh: string; readonly en: string }>> = {
  deadlineMissed: { zh: '期限还没有到。', en: 'The time limit is not over yet.' },
  ...courtGuardWords,
  claimStated: {
    zh: '请写清发生了什么（至少10个字），再写一项您想要的。',
    en: 'Please say what happened (at least 10 characters) and one thing that you want.',
  },
  respondentNamed: {
    zh: '请写对方是谁，和一种能找到他的办法。',
    en: 'Please say who the other side is and one way to reach them.',
  },
  guardianPresent: { zh: '不满18岁的人要由监护人来申请。', en: 'Somebody under 18 needs a guardian to file.' },
  restorable: {
    zh: '这份草稿已经不能恢复，请重新写一份。',
    en: 'This draft cannot be restored any more; please write a new one.',
  },
  truthStated: { zh: '请先确认写的都是真的。', en: 'Please confirm first that what you wrote is true.' },
  notOwnRespondent: {
    zh: '申请人和对方是同一个人（证件号或手机号相同），请改。',
    en: 'Applicant and other side are the same person (same number of identity or phone); please change that.',
  },
  agentAuthorised: { zh: '要由申请人自己来做。', en: 'The applicant must do this.' },
  codeRight: { zh: '验证码不对。', en: 'The code is not right.' },
  identityG1: {
    zh: '要先用手机验证码确认是您本人。',
    en: 'A code sent to your phone must first confirm that it is you.',
  },
  identityG3: { zh: '要先由调解员当面核对您的身份。', en: 'The mediator must first check your identity face to face.' },
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
  ...invitationGuardWords,
  ...bookingGuardWords,
  ...mediatorGuardWords,
  ...settlementGuardWords,
  reasonGiven: { zh: '请写明原因。', en: 'Please give a reason.' },
}
