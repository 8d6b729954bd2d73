/** What a check of a typed value says: the clean value, or the code of what is wrong with it. */
export type Checked<Value, Problem extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export const accepted = <Value>(value: Value) => ({ ok: true, value }) as const
export const refused = <Problem extends string>(problem: Problem) => ({ ok: false, problem }) as const
