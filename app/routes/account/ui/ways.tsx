import type { Passkey } from '#app/domain/account/passkeys.server.ts'
import type { SecondOffer } from '#app/domain/account/second.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QrCode, type Square } from '#app/ui/qr-code.tsx'
import { AddPasskey } from './passkey.tsx'

export type WaysProps = {
  readonly passkeys: readonly Passkey[]
  readonly hasAuthenticator: boolean
  /** What the browser is asked for, as JSON; null while nothing may be changed, or where passkeys are impossible. */
  readonly passkey: string | null
  readonly second: (SecondOffer & { readonly square: Square }) | null
  /** Somebody proved just now who he is. */
  readonly canChange: boolean
  readonly isPossible: boolean
  readonly formKey: string
  readonly fault: { readonly errors: Readonly<Record<string, string>>; readonly message: string } | undefined
}

/** How somebody logs in: passkeys and an authenticator beside the phone. */
export const Ways = (props: WaysProps) => {
  const t = useWords(words).ways
  const { fault, canChange } = props
  return (
    <Page>
      {fault && <ErrorSummary errors={fault.errors} message={fault.message || undefined} />}
      <PageHead title={t.title} lede={t.lede} />
      {!canChange && (
        <Note tone="hint">
          <p>{t.enterAgain}</p>
          <ButtonLink to="/login?back=/me/ways">{t.enter}</ButtonLink>
        </Note>
      )}
      <Passkeys {...props} />
      <Authenticator {...props} />
    </Page>
  )
}

const Passkeys = ({ passkeys, passkey, canChange, isPossible, formKey, fault }: WaysProps) => {
  const t = useWords(words).ways
  return (
    <section>
      <h2>{t.passkeys}</h2>
      <p>{isPossible ? t.passkeysLede : t.notPossible}</p>
      {passkeys.length === 0 && isPossible && <p className="second">{t.none}</p>}
      <ul className="plainlist">
        {passkeys.map((one) => (
          <li key={one.id}>
            <PasskeyRow passkey={one} />
            {canChange && (
              <PostForm idempotencyKey={`${formKey}-${one.id}`}>
                <input type="hidden" name="id" value={one.id} />
                <Button look="quiet" name="act" value="remove">
                  {t.remove(one.name)}
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {/* A key that was just added leaves an empty field for the next. */}
      {passkey && <AddPasskey key={passkeys.length} options={passkey} formKey={formKey} error={fault?.errors.name} />}
    </section>
  )
}

const PasskeyRow = ({ passkey: { name, addedAt, usedAt, isSynced } }: { passkey: Passkey }) => {
  const t = useWords(words).ways
  const locale = useLocale()
  const facts = [
    t.added(formatInstant(addedAt, locale)),
    usedAt ? t.used(formatInstant(usedAt, locale)) : t.neverUsed,
    ...(isSynced ? [t.synced] : []),
  ]
  return (
    <p>
      <strong>{name}</strong> <span className="second">{facts.join(' · ')}</span>
    </p>
  )
}

const Authenticator = ({ hasAuthenticator, second, formKey, fault }: WaysProps) => {
  const t = useWords(words).ways
  return (
    <section>
      <h2>{t.authenticator}</h2>
      <p>{hasAuthenticator ? t.hasOne : t.hasNone}</p>
      {second && (
        <PostForm idempotencyKey={`${formKey}-authenticator`}>
          <p>{t.authenticatorLede}</p>
          <QrCode square={second.square} label={t.qr} />
          <p className="num fingerprint" translate="no">
            {second.letters}
          </p>
          <input type="hidden" name="sealed" value={second.sealed} />
          <Field name="digits" label={t.digits} inputMode="numeric" autoComplete="off" error={fault?.errors.digits} />
          <Button look="second" name="act" value="authenticator">
            {t.bind}
          </Button>
        </PostForm>
      )}
    </section>
  )
}
