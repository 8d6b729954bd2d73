import type { Refusal } from '../errors.ts'
import { accountRefusals } from './account.ts'
import { bookingRefusals } from './booking.ts'
import { calendarRefusals } from './calendar.ts'
import { claimRefusals } from './claim.ts'
import { companionRefusals } from './companion.ts'
import { courtRefusals } from './court.ts'
import { evidenceRefusals } from './evidence.ts'
import { filingRefusals } from './filing.ts'
import { handoverRefusals } from './handover.ts'
import { invitationRefusals } from './invitation.ts'
import { mediatorRefusals } from './mediator.ts'
import { messageRefusals } from './message.ts'
import { sessionRefusals } from './session.ts'
import { settingRefusals } from './setting.ts'
import { settlementRefusals } from './settlement.ts'
import { typedRefusals } from './typed.ts'

/** Every refusal that is not a guard of the procedure; each area adds its own file. */
export const refusals = {
  'request/invalid': {
    status: 422,
    zh: '写过的都还在，改好再来一次就行。',
    en: 'What you wrote is kept; change it and try again.',
  },
  'request/required': { status: 422, zh: '这里要填。', en: 'Please fill this in.' },
  'request/foreign': {
    status: 403,
    zh: '这一页太旧了，或者不是从我们的网页来的。请重新打开这一页再做一次。',
    en: 'This page is too old or not ours. Please open the page again and repeat.',
  },
  'request/key-reused': {
    status: 422,
    zh: '这张表刚才已经交过另一份内容。请打开最新的页面再填。',
    en: 'This form was already sent with other contents. Open the latest page and try again.',
  },
  'request/too-large': {
    status: 413,
    zh: '一次写得太多了，没有收下。请分几次写，或者作为文件传上来。',
    en: 'This is too much at once and was not taken. Please write it in parts or send it as a file.',
  },
  'dispute/unknown': { status: 404, zh: '没有找到这件事。', en: 'We cannot find this matter.' },
  'dispute/not-allowed': {
    status: 403,
    zh: '这一步由别人来做，您现在不能做。',
    en: 'Somebody else does this; you cannot do it now.',
  },
  'state/moved-on': {
    status: 409,
    zh: '事情刚刚有了变化，您刚才的还没有生效。请看最新的再定。',
    en: 'Things have just moved on and what you did has not taken effect. Please look at the latest and decide again.',
  },
  'service/away': {
    status: 503,
    zh: '这一步现在做不了，其他的照常。没有丢东西，请过几分钟再试。',
    en: 'This step does not work now; everything else does. Nothing was lost. Please try again in a few minutes.',
  },
  ...accountRefusals,
  ...bookingRefusals,
  ...calendarRefusals,
  ...mediatorRefusals,
  ...messageRefusals,
  ...evidenceRefusals,
  ...courtRefusals,
  ...filingRefusals,
  ...handoverRefusals,
  ...typedRefusals,
  ...claimRefusals,
  ...companionRefusals,
  ...invitationRefusals,
  ...sessionRefusals,
  ...settingRefusals,
  ...settlementRefusals,
} as const satisfies Record<string, Refusal>
