import type { FormFault } from '#app/http/form.server.ts'

/** What a refused form brought back under one name. */
export const listOf = (fault: FormFault | undefined, name: string): readonly string[] => {
  const value = fault?.values[name]
  return Array.isArray(value) ? value : value ? [value] : []
}

/** A field that stands once for each row, as it came back from a refused form. */
export const typed = (fault: FormFault | undefined, name: string, index: number): string => {
  const value = fault?.values[name]
  return (Array.isArray(value) ? value[index] : index === 0 ? value : undefined) ?? ''
}
