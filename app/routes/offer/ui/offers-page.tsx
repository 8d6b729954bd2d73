import type { OffersView } from '#app/domain/offer/queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/offer.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

type Offer = Omit<OffersView['offers'][number], 'at' | 'expiresAt'> & {
  readonly at: Date | string
  readonly expiresAt: Date | string
}
export type OffersPageProps = {
  readonly view: Omit<OffersView, 'offers'> & { readonly offers: readonly Offer[] }
  readonly code: string
  readonly isMediator: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}

/** Every offer with its answer; the newest first. */
export const OffersPage = (props: OffersPageProps) => {
  const { view, code, isMediator, fault } = props
  const t = useWords(words)
  const open = view.offers.filter(({ state }) => state === 'open')
  const mayMake = view.isTalking && !open.some(({ mayAnswer }) => mayAnswer)
  return (
    <QuestionPage
      back={{ to: isMediator ? `/desk/c/${code}` : `/c/${code}`, label: t.back }}
      title={t.title}
      lede={t.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {view.offers.length === 0 && <p>{t.empty}</p>}
      <ul className="stack" aria-label={t.title}>
        {view.offers.map((offer) => (
          <OneOffer key={offer.id} {...props} offer={offer} />
        ))}
      </ul>
      {mayMake && <Make {...props} />}
      {!view.isTalking && <Note>{t.closed}</Note>}
      {isMediator && (
        <Actions>
          <ButtonLink to={`/desk/c/${code}/draft`} look="second" wide>
            {t.next}
          </ButtonLink>
        </Actions>
      )}
    </QuestionPage>
  )
}

const TONES = { open: 'act', accepted: 'done' } as Readonly<Record<string, 'act' | 'done'>>

const OneOffer = (props: OffersPageProps & { readonly offer: Offer }) => {
  const { offer, view } = props
  const t = useWords(words)
  const locale = useLocale()
  const by = offer.isMine ? t.you : offer.by ? t.by(offer.by) : t.mediator
  return (
    <li className="clause">
      <h2 className="clause__head">
        {by} <Tag tone={TONES[offer.state] ?? 'plain'}>{t.states[offer.state] ?? offer.state}</Tag>
      </h2>
      {offer.amountFen !== null && <p className="money">{formatFen(offer.amountFen, locale, 'sign')}</p>}
      {offer.terms && <p>{offer.terms}</p>}
      {offer.state === 'open' && !offer.isPoints && (
        <p className="second">{t.until(formatInstant(new Date(offer.expiresAt), locale))}</p>
      )}
      {offer.state === 'open' && offer.isPoints && view.isParty && <Points {...props} />}
      {offer.state === 'open' && !offer.isPoints && offer.mayAnswer && <Answer {...props} />}
      {offer.state === 'open' && offer.isMine && (
        <OneButton {...props} act="withdraw" look="quiet">
          {t.withdraw}
        </OneButton>
      )}
    </li>
  )
}

type Inner = OffersPageProps & { readonly offer: Offer }

const OneButton = (props: Inner & { act: string; look?: 'first' | 'second' | 'quiet' | 'no'; children: string }) => (
  <PostForm idempotencyKey={`${props.formKey}-${props.act}-${props.offer.id}`}>
    <input type="hidden" name="offerId" value={props.offer.id} />
    <Button wide look={props.look ?? 'first'} name="act" value={props.act}>
      {props.children}
    </Button>
  </PostForm>
)

const Points = (props: Inner) => {
  const t = useWords(words)
  if (props.view.hasAcknowledged) return <Note tone="ok">{t.acknowledged}</Note>
  return (
    <OneButton {...props} act="acknowledge">
      {t.acknowledge}
    </OneButton>
  )
}

const Answer = (props: Inner) => {
  const { offer, formKey, fault } = props
  const t = useWords(words)
  return (
    <>
      <OneButton {...props} act="accept">
        {t.accept}
      </OneButton>
      <OneButton {...props} act="decline" look="no">
        {t.decline}
      </OneButton>
      <details open={fault?.errors.amount !== undefined}>
        <summary>{t.counterTitle}</summary>
        <PostForm idempotencyKey={`${formKey}-counter-${offer.id}`}>
          <input type="hidden" name="offerId" value={offer.id} />
          <OfferFields fault={fault} />
          <Button look="second" wide name="act" value="counter">
            {t.counter}
          </Button>
        </PostForm>
      </details>
    </>
  )
}

/** Drawn anew after each offer, so that the last one does not stand in it again. */
const Make = ({ formKey, fault, view }: OffersPageProps) => {
  const t = useWords(words)
  return (
    <PostForm key={view.offers.length} idempotencyKey={`${formKey}-make`}>
      <h2>{t.makeTitle}</h2>
      <OfferFields fault={fault} />
      <Button wide name="act" value="make">
        {t.make}
      </Button>
    </PostForm>
  )
}

const OfferFields = ({ fault }: Pick<OffersPageProps, 'fault'>) => {
  const t = useWords(words)
  const typed = (name: string, otherwise = '') => String(fault?.values[name] ?? otherwise)
  return (
    <>
      <AmountField name="amount" label={t.amount} defaultValue={typed('amount')} error={fault?.errors.amount} />
      <TextArea name="terms" label={t.terms} optional rows={2} defaultValue={typed('terms')} />
      <Field
        name="days"
        label={t.days}
        inputMode="numeric"
        defaultValue={typed('days', '3')}
        error={fault?.errors.days}
      />
    </>
  )
}
