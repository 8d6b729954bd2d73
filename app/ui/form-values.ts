import { useEffect, useState } from 'react'

/** What stands in a form now, read again with every change; null until the page is alive. */
export function useFormValues(formId: string): FormData | null {
  const [values, setValues] = useState<FormData | null>(null)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const read = () => setValues(new FormData(form))
    read()
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [formId])
  return values
}

/** Puts words into a field as if they had been typed. */
export function putInto(id: string, words: string): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}
