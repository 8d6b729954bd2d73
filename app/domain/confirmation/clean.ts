/** The points that the machine looks at. */
export const MACHINE_POINTS = [
  'signatures.agreement',
  'signatures.application',
  'inTime',
  'courtCompetent',
  'certificate',
] as const

/** Warnings that ask for reading, which the clerk does anyway; any other one asks for ticks one by one. */
const ROUTINE_WARNINGS = ['free-wording', 'account-missing']

/** The machine found nothing wrong and no warning stands that doubts the text: such a case is decided at one look. */
export const isClean = (
  checks: readonly { readonly machine: string | null }[],
  accepted: Readonly<Record<string, string>> = {},
): boolean => {
  const results = checks.flatMap(({ machine }) => machine ?? [])
  const isRoutine = Object.keys(accepted).every((rule) => ROUTINE_WARNINGS.includes(rule))
  return isRoutine && results.length >= MACHINE_POINTS.length && results.every((one) => one === 'pass')
}
