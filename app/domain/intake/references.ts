import { z } from 'zod'
import { Words } from './schema.ts'

const Bands = z.array(
  z.strictObject({
    upTo: z.number().nullable(),
    rate: z.number().nullable().optional(),
    fixedYuan: z.number().nullable().optional(),
  }),
)

/** What a court would charge, for the cost card; mediation and judicial confirmation are free. */
export const FeeTable = z.looseObject({
  contentVersion: z.string(),
  basis: Words,
  disclaimer: Words,
  mediation: z.record(
    z.string(),
    z.strictObject({ feeYuan: z.number().nullable(), text: Words, basis: z.string(), certainty: z.string() }),
  ),
  property: z.looseObject({
    bands: Bands,
    examples: z.array(z.strictObject({ claimYuan: z.number(), feeYuan: z.number(), halvedYuan: z.number() })),
    halved: z.looseObject({ text: Words }),
  }),
  other: z.array(
    z.looseObject({ key: z.string(), text: Words, minYuan: z.number().optional(), maxYuan: z.number().optional() }),
  ),
})
export type FeeTable = z.infer<typeof FeeTable>

export const LimitationPeriod = z.strictObject({
  key: z.string(),
  kind: z.enum(['limitation', 'arbitration', 'fixed', 'none', 'interruption']),
  name: Words,
  length: z.strictObject({ value: z.number(), unit: z.enum(['day', 'month', 'year']) }).nullable(),
  start: Words,
  basis: z.string(),
  certainty: z.string(),
  plain: Words,
  note: Words.optional(),
})
export type LimitationPeriod = z.infer<typeof LimitationPeriod>

export const LimitationTable = z.looseObject({
  contentVersion: z.string(),
  disclaimer: Words,
  kinds: z.record(z.string(), Words),
  periods: z.array(LimitationPeriod),
})

const Authority = z.strictObject({
  key: z.string(),
  name: Words,
  phone: z.string().nullable(),
  for: Words,
  certainty: z.string(),
})
export type Authority = z.infer<typeof Authority>

/** Who else helps, and what cannot be mediated. */
export const DiversionTable = z.looseObject({
  contentVersion: z.string(),
  authorities: z.array(Authority),
  notMediable: z.array(
    z.strictObject({
      id: z.string(),
      situation: Words,
      reason: Words,
      goTo: z.array(z.string()),
      wording: Words,
      basis: z.string(),
      certainty: z.string(),
      stillMediable: Words.nullable(),
    }),
  ),
  emergencyLine: Words,
})

/** Words that the topics share. */
export const Vocabulary = z.looseObject({
  contentVersion: z.string(),
  order: z.array(z.string()),
  statTypes: z.array(Words.extend({ key: z.string() })),
  clauseKeys: z.array(
    Words.extend({
      key: z.string(),
      params: z.array(z.string()),
      confirmable: z.enum(['yes', 'partly', 'no']),
      eSign: z.enum(['allowed', 'paper']),
    }),
  ),
  audiences: z.record(z.string(), Words),
  warningLevels: z.record(z.string(), Words),
  letterFields: z.record(z.string(), Words),
})
