/** Ends what carries it after so many milliseconds; `AbortSignal.timeout` is too young for many telephones. */
export function timeLimit(ms: number): AbortSignal {
  const control = new AbortController()
  setTimeout(() => control.abort(), ms)
  return control.signal
}
