import type { ChangeEvent, InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { AudienceStrip } from './audience.tsx'
import { Icon } from './icon.tsx'

/** What every field says around its control. */
export type FieldFrameProps = {
  /** Name in the form; also the id, so that the error summary can link to it. */
  readonly name: string
  /** An id of its own, for every further field of the same name. */
  readonly id?: string | undefined
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** The sentence of what is wrong; the value stays. */
  readonly error?: string | undefined
  /** What exactly was found, such as 您写了10位，应当是11位。 */
  readonly got?: string | undefined
  /** Who can see it; the strip is fused to the field. */
  readonly audience?: string | undefined
  readonly isPrivate?: boolean
  readonly optional?: boolean
}

/** The attributes that tie a control to its hint, error and audience. */
export const describedBy = ({ name, id = name, hint, error, audience }: FieldFrameProps) => {
  const ids = [error && `${id}-error`, hint && `${id}-hint`, audience && `${id}-audience`].filter(Boolean)
  return {
    id,
    name,
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
}

type FrameProps = FieldFrameProps & { readonly children: ReactNode; readonly below?: ReactNode }

/** Label, hint, control with its audience strip, error: always in this order. */
export const FieldFrame = ({ children, below, ...field }: FrameProps) => {
  const { name, id = name, label, hint, error, got, audience, isPrivate = false, optional } = field
  const t = useWords(words)
  return (
    <div className={error ? 'field field--error' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="second">{t.optional}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className="control">
        {children}
        {audience && (
          <AudienceStrip id={`${id}-audience`} isPrivate={isPrivate}>
            {audience}
          </AudienceStrip>
        )}
      </div>
      {below}
      <FieldError name={id} error={error} got={got} />
    </div>
  )
}

/** The sentence of what is wrong, at the field. */
export const FieldError = ({ name, error, got }: Pick<FieldFrameProps, 'name' | 'error' | 'got'>) => {
  if (!error) return null
  return (
    <>
      <p className="field__error" id={`${name}-error`}>
        <Icon name="warning" />
        <span>{error}</span>
      </p>
      {got && <p className="got">{got}</p>}
    </>
  )
}

type Rest<Attributes> = Omit<Attributes, 'name' | 'id' | 'className'>

const split = <T extends FieldFrameProps>(props: T) => {
  const { name, id, label, hint, error, got, audience, isPrivate, optional, ...rest } = props
  const frame = {
    name,
    id,
    label,
    hint,
    error,
    got,
    audience,
    optional: optional ?? false,
    isPrivate: isPrivate ?? false,
  }
  return { frame, rest }
}

/** One line of text, a number, a phone, a date: a native input with all that belongs to it. */
export const Field = (props: FieldFrameProps & Rest<InputHTMLAttributes<HTMLInputElement>>) => {
  const { frame, rest } = split(props)
  return (
    <FieldFrame {...frame}>
      <input autoComplete="off" {...rest} {...describedBy(frame)} />
    </FieldFrame>
  )
}

/** The code of a message: digits, offered by the telephone itself where it can. */
export const CodeField = (props: Pick<FieldFrameProps, 'label' | 'hint' | 'error'>) => (
  <Field name="code" inputMode="numeric" autoComplete="one-time-code" {...props} />
)

/** Several lines of text. */
export const TextArea = (props: FieldFrameProps & Rest<TextareaHTMLAttributes<HTMLTextAreaElement>>) => {
  const { frame, rest } = split(props)
  return (
    <FieldFrame {...frame}>
      <textarea {...rest} {...describedBy(frame)} />
    </FieldFrame>
  )
}

/** One of many, where tiles would be too long; `children` are the options. */
export const Select = (props: FieldFrameProps & Rest<SelectHTMLAttributes<HTMLSelectElement>>) => {
  const { frame, rest } = split(props)
  return (
    <FieldFrame {...frame}>
      <select {...rest} {...describedBy(frame)} />
    </FieldFrame>
  )
}

export type FileFieldProps = FieldFrameProps & {
  readonly accept?: string
  readonly multiple?: boolean
  readonly onChange?: (event: ChangeEvent<HTMLInputElement>) => void
}

/** A file from the camera or the disk; the plain control works without JavaScript. */
export const FileField = (props: FileFieldProps) => {
  const { frame, rest } = split(props)
  return (
    <FieldFrame {...frame}>
      <input type="file" {...rest} {...describedBy(frame)} />
    </FieldFrame>
  )
}
