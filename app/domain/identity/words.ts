import type { CreditCodeProblem } from './credit-code.ts'
import type { PassportProblem } from './passport.ts'
import type { PhoneProblem } from './phone.ts'
import type { ResidentIdProblem } from './resident-id.ts'

export type IdentityProblem = ResidentIdProblem | CreditCodeProblem | PassportProblem | PhoneProblem

/** What a person reads beside the field when a number cannot be right. */
export const identityWords = {
  'identity/resident-id-length': {
    zh: '身份证号是18位，请再核对一下。',
    en: 'A resident ID has 18 characters. Please check it.',
  },
  'identity/resident-id-area': {
    zh: '身份证号开头的地区码不对，请再核对一下。',
    en: 'The area code at the start of the ID does not exist. Please check it.',
  },
  'identity/resident-id-birth': {
    zh: '身份证号里的出生日期不对，请再核对一下。',
    en: 'The birth date inside the ID does not exist. Please check it.',
  },
  'identity/resident-id-check': {
    zh: '身份证号有一位不对，请逐位核对。',
    en: 'One digit of the ID is wrong. Please compare it digit by digit.',
  },
  'identity/credit-code-form': {
    zh: '统一社会信用代码是18位，请看营业执照。',
    en: 'A unified social credit code has 18 characters; it is on the business licence.',
  },
  'identity/credit-code-check': {
    zh: '统一社会信用代码有一位不对，请逐位核对。',
    en: 'One character of the credit code is wrong. Please compare it character by character.',
  },
  'identity/passport-form': {
    zh: '护照号码由字母和数字组成，请看护照资料页。',
    en: 'A passport number has letters and digits; it is on the data page.',
  },
  'identity/phone-form': {
    zh: '请填11位手机号。境外号码请以加号和国家代码开头。',
    en: 'Enter an 11-digit mobile number. Start a number of another country with + and its code.',
  },
  'identity/phone-not-mobile': {
    zh: '请填手机号，座机收不到验证码。',
    en: 'Enter a mobile number; a landline cannot receive the code.',
  },
} as const satisfies Record<IdentityProblem, { zh: string; en: string }>
