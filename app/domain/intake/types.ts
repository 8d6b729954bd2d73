/** The kinds of dispute a person can choose, in the order of the picker. */
export const intakeTypes = [
  'neighbour',
  'family',
  'inheritance',
  'injury',
  'traffic',
  'medical',
  'labour',
  'wages',
  'contract',
  'loan',
  'rental',
  'property',
  'consumer',
  'homestead',
  'land',
  'expropriation',
  'business',
  'ecommerce',
  'ip',
  'burial',
  'other',
] as const
export type IntakeType = (typeof intakeTypes)[number]

/** What is added to a kind of dispute when somebody, or the money, is outside the mainland. */
export const intakeOverlays = ['overseas'] as const
export type IntakeOverlay = (typeof intakeOverlays)[number]

export type IntakeKey = IntakeType | IntakeOverlay

export const isIntakeType = (key: string): key is IntakeType => (intakeTypes as readonly string[]).includes(key)

/**
 * An answer as a draft stores it: an option's id, `yes`, `no`, `unsure`, a day, a number, whole fen as digits, or free
 * text; a list for questions with several answers; named parts for a person (`name`, `phone`) or place (`area`, `text`).
 */
export type Answer = string | readonly string[] | { readonly [part: string]: string }
export type Answers = Readonly<Record<string, Answer | undefined>>
