import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'

/** What is wrong, by the name of the field; the same sentence stands at the field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>

export type ErrorSummaryProps = {
  readonly errors: FieldErrors | undefined
  /** A refusal that belongs to no field, such as a stale version. */
  readonly message?: string | undefined
}

/** The code of the refusal that this page answers, for whoever reads pages by machine. */
const useRefusalCode = (): string | undefined => {
  const answer = useActionData<{ readonly code?: string }>()
  return typeof answer?.code === 'string' ? answer.code : undefined
}

/** The list of what to change, over the title; takes the focus after a refused post. */
export const ErrorSummary = ({ errors, message }: ErrorSummaryProps) => {
  const t = useWords(words)
  const code = useRefusalCode()
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const key = JSON.stringify([entries, message])
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus again when other errors arrive
  useEffect(() => box.current?.focus(), [key])
  if (entries.length === 0 && !message) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} data-refusal={code}>
      <h2>{entries.length > 0 ? t.errorTitle(entries.length) : message}</h2>
      {entries.length > 0 && message && !entries.some(([, sentence]) => sentence === message) && <p>{message}</p>}
      <ul>
        {entries.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
