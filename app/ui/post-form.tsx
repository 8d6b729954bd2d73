import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SentForm } from './button.tsx'
import { useSite } from './site.tsx'

/** The hidden proof that a form came from our own page; the value comes from the root loader. */
export const CsrfToken = () => <input type="hidden" name="csrf" value={useSite().csrfToken} />

/** The hidden number of one intended act, so that a double click or a resend acts once. */
export const IdempotencyKey = ({ value }: { value: string }) => (
  <input type="hidden" name="idempotencyKey" value={value} />
)

export type PostFormProps = {
  /** One value per drawn form, made by the loader. */
  readonly idempotencyKey: string
  readonly action?: string
  /** True for forms that carry a file. */
  readonly multipart?: boolean
  /** True when the answer is a file: the browser itself sends the form and keeps what comes. */
  readonly reloads?: boolean
  readonly className?: string
  readonly id?: string
  /** Done on this device when the form is sent. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** A form that posts with and without JavaScript; the server, not the browser, says what is wrong. */
export const PostForm = ({ idempotencyKey, multipart, reloads = false, children, ...rest }: PostFormProps) => {
  const { formData } = useNavigation()
  const sent = formData?.get('idempotencyKey') === idempotencyKey ? formData : null
  return (
    <Form
      method="post"
      noValidate
      reloadDocument={reloads}
      {...(multipart ? { encType: 'multipart/form-data' as const } : {})}
      {...rest}
    >
      <CsrfToken />
      <IdempotencyKey value={idempotencyKey} />
      <SentForm.Provider value={sent}>{children}</SentForm.Provider>
    </Form>
  )
}
