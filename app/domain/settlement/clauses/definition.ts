import { z } from 'zod'
import { isDay } from '../../calendar/days.ts'
import { clauseKeys, clauseKinds } from './keys.ts'

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

export const variableKinds = [
  'party',
  'names',
  'money',
  'due',
  'date',
  'dateTime',
  'percent',
  'integer',
  'account',
  'string',
  'instalments',
  'clauseRef',
  'enum',
] as const
export type VariableKind = (typeof variableKinds)[number]

const Variable = z.strictObject({ name: z.string(), kind: z.enum(variableKinds), optional: z.boolean().optional() })
export type ClauseVariable = z.infer<typeof Variable>

/**
 * One clause of the library. In its texts `{{name}}` stands for a blank, `{{due:by}}` for a blank with its preposition
 * and `[[…]]` falls away when a blank inside it is empty.
 */
export const ClauseDefinition = z.strictObject({
  key: z.enum(clauseKeys),
  name: Words,
  kind: z.enum(clauseKinds),
  /** Whether the court can confirm it: yes, in part or with further papers, no (CPL 205; INT 355, 358). */
  confirmable: z.enum(['yes', 'conditional', 'no']),
  /** Personal relations are signed on paper (ESL 3). */
  signing: z.enum(['e-sign', 'paper-only']),
  /** False for clauses that the paper itself already says. */
  isPicked: z.boolean(),
  /** The blank that names who must act, and the one that names the other side. */
  actor: z.string().optional(),
  other: z.string().optional(),
  /** The blank that holds the money owed. */
  owes: z.string().optional(),
  variables: z.array(Variable),
  formal: Words,
  plain: Words,
  toActor: Words.optional(),
  toOther: Words.optional(),
})
export type ClauseDefinition = z.infer<typeof ClauseDefinition>

const Day = z.string().refine(isDay)
const Fen = z.number().int().min(0)
const Text = z.string().trim().min(1).max(2_000)

export const Due = z.union([
  z.strictObject({ on: Day }),
  z.strictObject({ inDays: z.number().int().min(0).max(3_650) }),
])
export type Due = z.infer<typeof Due>

export const Instalment = z.strictObject({ amountFen: Fen, due: Due })
export type Instalment = z.infer<typeof Instalment>

export const Account = z.strictObject({ holder: Text, bank: Text, number: Text })

export const guaranteeKinds = {
  general: { zh: '一般保证', en: 'ordinary guarantee' },
  joint: { zh: '连带责任保证', en: 'guarantee with joint and several liability' },
} as const

const valueKinds = {
  party: Text,
  names: z.array(Text).min(1),
  money: Fen,
  due: Due,
  date: Day,
  dateTime: z.iso.datetime({ offset: true }),
  percent: z.number().min(0).max(1_000),
  integer: z.number().int().min(0),
  account: Account,
  string: Text,
  instalments: z.array(Instalment).min(1).max(120),
  clauseRef: Text,
  enum: z.enum(['general', 'joint']),
} as const satisfies Record<VariableKind, z.ZodType>

/** A blank's value: parties and clauses by id, money in whole fen, shares in percent. */
export type ClauseValue = z.infer<(typeof valueKinds)[VariableKind]>
export type ClauseValues = Readonly<Record<string, ClauseValue | undefined>>

/** What the blanks of one clause must hold; an empty optional blank may be missing. */
export const valuesSchema = (definition: ClauseDefinition) =>
  z.object(
    Object.fromEntries(
      definition.variables.map(({ name, kind, optional }) => [
        name,
        optional ? valueKinds[kind].optional() : valueKinds[kind],
      ]),
    ),
  )

/** The blanks that are empty or hold something impossible. */
export function faultyBlanks(
  { variables }: Pick<ClauseDefinition, 'variables'>,
  values: ClauseValues,
): ClauseVariable[] {
  return variables.filter(({ name, kind, optional }) => {
    const value = values[name]
    return value === undefined ? !optional : !valueKinds[kind].safeParse(value).success
  })
}

/** A clause of a draft: the library's key and what its blanks hold. */
export interface DraftClause {
  readonly id: string
  readonly key: ClauseDefinition['key']
  readonly values: ClauseValues
}
