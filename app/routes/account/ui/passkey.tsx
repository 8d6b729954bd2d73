import { useSubmit } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { useSite } from '#app/ui/site.tsx'

const canUse = () => typeof window !== 'undefined' && typeof window.PublicKeyCredential === 'function'

/** Posts what the device answered, as any other form does. */
function usePost(formKey: string) {
  const submit = useSubmit()
  const { csrfToken } = useSite()
  return (fields: Readonly<Record<string, string>>) =>
    submit({ csrf: csrfToken, idempotencyKey: formKey, ...fields }, { method: 'post' })
}

/** The library comes only when somebody asks for it. */
const library = () => import('@simplewebauthn/browser')

type LoginProps = { readonly options: string; readonly formKey: string }

/** The other way to log in, where the browser knows it. */
export const PasskeyLogin = ({ options, formKey }: LoginProps) => {
  const t = useWords(words).ways
  const post = usePost(formKey)
  const [problem, setProblem] = useState('')
  if (!useHydrated() || !canUse()) return null
  const open = async () => {
    setProblem('')
    try {
      const answer = await (await library()).startAuthentication({ optionsJSON: JSON.parse(options) })
      post({ act: 'passkey', answer: JSON.stringify(answer) })
    } catch {
      setProblem(t.cancelled)
    }
  }
  return (
    <div className="otherway">
      <Button wide look="second" type="button" onClick={open}>
        {t.openPasskey}
      </Button>
      <Problem>{problem}</Problem>
    </div>
  )
}

type AddProps = {
  readonly options: string
  readonly formKey: string
  readonly error: string | undefined
}

/** Makes a passkey on this device under a name. */
export const AddPasskey = ({ options, formKey, error }: AddProps) => {
  const t = useWords(words).ways
  const post = usePost(formKey)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  if (!useHydrated()) return null
  if (!canUse()) return <p>{t.notHere}</p>
  const add = async () => {
    setProblem('')
    // A name that is missing is refused by the server in its words, before a key is made for nothing.
    if (name.trim() === '') return post({ act: 'add', name, answer: '' })
    try {
      const answer = await (await library()).startRegistration({ optionsJSON: JSON.parse(options) })
      post({ act: 'add', name, answer: JSON.stringify(answer) })
    } catch (cause) {
      setProblem((cause as Error).name === 'InvalidStateError' ? t.knownHere : t.notMade)
    }
  }
  return (
    <div className="stack">
      <Field
        name="name"
        label={t.name}
        hint={t.nameHint}
        error={error}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="button" onClick={add}>
        {t.add}
      </Button>
      <Problem>{problem}</Problem>
    </div>
  )
}

const Problem = ({ children }: { children: ReactNode }) => (
  <p role="status" className="second">
    {children}
  </p>
)
