import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { ReadAloud } from '#app/ui/aloud/read-aloud.tsx'
import { Actions, Button } from '#app/ui/button.tsx'
import { Checkbox, ChoiceGroup } from '#app/ui/choice.tsx'
import { CodeField, Field } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { casePath } from './paths.ts'
import type { StepProps } from './preparation.tsx'

const consents = ['mediation', 'video', 'identity', 'eService', 'eSignature'] as const

/** The rights of a party, to be read before mediation begins. */
export const RightsStep = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.rightsTitle}</h2>
      <ReadAloud lines={[t.rightsTitle, ...t.rights]} />
      <ol className="rules">
        {t.rights.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ol>
      <PostForm idempotencyKey={`${page.formKey}-rights`}>
        <Checkbox name="read" label={t.rightsTick} checked={page.rightsRead} error={fault?.errors.read} />
        <Actions>
          <Button name="act" value="rights" wide>
            {t.rightsSend}
          </Button>
        </Actions>
      </PostForm>
    </>
  )
}

/** Each consent separately; those in force can be taken back. */
export const ConsentStep = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  const missing = consents.filter((step) => !page.consents.includes(step))
  return (
    <>
      <h2>{t.consentsTitle}</h2>
      <ul className="consents">
        {consents
          .filter((step) => page.consents.includes(step))
          .map((step) => (
            <li key={step}>
              <span>
                <b>{t.consentNames[step]}</b> <Tag tone="done">{t.inForce}</Tag>
                <span className="second">{t.consentTexts[step]}</span>
              </span>
              <PostForm idempotencyKey={`${page.formKey}-${step}`}>
                <input type="hidden" name="step" value={step} />
                <Button name="act" value="withdraw" look="quiet" slim>
                  {t.withdraw}
                  <span className="vh">{t.withdrawOf(t.consentNames[step])}</span>
                </Button>
              </PostForm>
            </li>
          ))}
      </ul>
      {missing.length > 0 && (
        <PostForm idempotencyKey={`${page.formKey}-consents`}>
          <ChoiceGroup
            name="steps"
            legend={t.consentsLede}
            several
            options={missing.map((step) => ({ value: step, label: t.consentNames[step], hint: t.consentTexts[step] }))}
            error={fault?.errors.steps}
          />
          <Actions>
            <Button name="act" value="consents" wide>
              {t.consentsSend}
            </Button>
          </Actions>
        </PostForm>
      )}
    </>
  )
}

/** Where papers reach the party, with a code to the own phone. */
export const AddressStep = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  const isSent = page.isCodeSent || fault?.errors.code !== undefined || fault?.errors.address !== undefined
  return (
    <>
      <h2>{t.addressTitle}</h2>
      <p>{t.addressLede}</p>
      {page.codeRefused && <Note tone="warn">{page.codeRefused}</Note>}
      {isSent && <AddressForm page={page} fault={fault} />}
      <PostForm idempotencyKey={`${page.formKey}-code`} action={`${casePath(page.code)}/session/code`}>
        {!isSent && <p>{t.addressCode}</p>}
        <Actions>
          <Button look={isSent ? 'quiet' : 'first'} wide>
            {isSent ? t.codeAgain : t.sendCode(page.phone ?? '')}
          </Button>
        </Actions>
      </PostForm>
    </>
  )
}

const AddressForm = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  const typed = (name: string) => (typeof fault?.values[name] === 'string' ? fault.values[name] : undefined)
  return (
    <PostForm idempotencyKey={`${page.formKey}-address`}>
      <Field
        name="address"
        label={t.address}
        hint={t.addressHint}
        defaultValue={typed('address') ?? page.address ?? page.suggestedAddress}
        autoComplete="street-address"
        audience={t.addressAudience}
        isPrivate
        error={fault?.errors.address}
      />
      <Checkbox
        name="eService"
        label={t.eServiceTick}
        checked={fault ? typed('eService') === 'yes' : page.eService || page.consents.includes('eService')}
      />
      <CodeField label={t.code} hint={t.codeHint} error={fault?.errors.code} />
      <Actions>
        <Button name="act" value="address" wide>
          {t.addressSend}
        </Button>
      </Actions>
    </PostForm>
  )
}
