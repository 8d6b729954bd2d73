import { z } from 'zod'

const oneOrMore = z.union([z.string(), z.array(z.string())]).default([])
const asList = (values: string | string[]): string[] => (Array.isArray(values) ? values : [values])

/** What was ticked of a list; nothing, one or several. */
export const listed = oneOrMore.transform((values) => asList(values).filter((value) => value !== ''))

/** Values of fields that stand once for each row of a form: an empty one keeps its place. */
export const rows = oneOrMore.transform(asList)
