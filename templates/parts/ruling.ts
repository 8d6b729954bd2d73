import type { z } from 'zod'
import type { PaperLocale, Scope } from '../document.ts'
import { partySentences } from './party-sentences.ts'
import { sampleAgreementNumber, sampleCourt, sampleOrganisation, sampleParties } from './samples.ts'
import type { rulingHead } from './schemas.ts'
import { courtSlots } from './slots.ts'

/** What all rulings print of their parties, and where judge and court sign. */
export const rulingView = (data: z.output<typeof rulingHead>, locale: PaperLocale): Scope => ({
  sentences: data.parties.flatMap((each) => partySentences(each, locale)),
  partyNames: data.parties.map(({ name }) => name),
  courtSlots: courtSlots(data.court, data.judge, locale),
})

/** How every ruling begins and ends, in the markup of papers. */
export const rulingText = {
  head: {
    'zh-CN': `# {{court}}
# 民事裁定书
>> {{courtCaseNumber}}
::each sentences::
{{it}}
::end::`,
    en: `# {{court}}
# Civil Ruling
~ For reference only; the Chinese text prevails.
>> {{courtCaseNumber}}
::each sentences::
{{it}}
::end::`,
  },
  foot: {
    'zh-CN': `
::sign courtSlots::
>> {{issuedOn|date}}
>> [[书记员　{{clerk}}]]`,
    en: `
::sign courtSlots::
>> {{issuedOn|date}}
>> [[Clerk: {{clerk}}]]`,
  },
} as const

/** The sample of what every ruling begins with. */
export const sampleRuling = {
  court: sampleCourt,
  courtCaseNumber: '（2026）浙0681民特123号',
  parties: [...sampleParties],
  agreementOn: '2026-11-25',
  organisation: sampleOrganisation,
  agreementNumber: sampleAgreementNumber,
  judge: '沈法官',
  clerk: '何书记',
  issuedOn: '2026-12-04',
}
