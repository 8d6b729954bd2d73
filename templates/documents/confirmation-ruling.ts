import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { clauseNumbers } from '../parts/clause-numbers.ts'
import { rulingView, sampleRuling } from '../parts/ruling.ts'
import { sampleClauses, sampleDispute } from '../parts/samples.ts'
import { clause, date, rulingHead, words } from '../parts/schemas.ts'
import { en, zh } from '../texts/confirmation-ruling.ts'

const schema = rulingHead.extend({
  docketedOn: date,
  disputeKind: words,
  effectiveOn: date,
  clauses: z.array(clause).min(1),
  defaultClauses: z.array(z.object({ text: words })).optional(),
  findings: words.optional(),
  /** Numbers of the clauses that the applicants left out of their application. */
  excludedClauses: z.array(z.number().int().positive()).optional(),
  /** Whether the court's rulings of this kind state when they take effect. */
  withServiceEffect: z.boolean(),
})

/** Paper 22: the court confirms the agreement; signed by the judge and sealed in one act, the clerk only named. */
export default defineDocument({
  id: 'confirmation-ruling',
  number: '22',
  version: 1,
  title: { 'zh-CN': '民事裁定书（确认调解协议有效）', en: 'Civil Ruling Confirming the Agreement' },
  basis: ['民事诉讼法第二百零五条、第二百零六条'],
  schema,
  sample: {
    ...sampleRuling,
    docketedOn: '2026-11-30',
    disputeKind: sampleDispute,
    effectiveOn: '2026-11-25',
    clauses: [...sampleClauses],
    findings: {
      'zh-CN': '协议第（二）项已于2026年11月28日履行。',
      en: 'Clause (2) was performed on 28 November 2026.',
    },
    withServiceEffect: true,
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    ...rulingView(data, locale),
    excludedWords: clauseNumbers(data.excludedClauses, locale),
  }),
})
