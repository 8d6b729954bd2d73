import { Form } from '@remix-run/react'
import { BEIJING, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/booking.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { FieldErrors } from '#app/ui/error-summary.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { SlotFacts, SlotList } from '#app/ui/slots.tsx'
import { Booked } from './booked.tsx'
import { type ShownSlot, slotDays, spanWords } from './slot-words.ts'

export interface BookingShown {
  readonly formKey: string
  readonly code: string
  readonly isParty: boolean
  readonly isMediator: boolean
  readonly zone: string
  readonly mayBook: boolean
  readonly session: { readonly state: string; readonly startsAt: string } | null
  readonly isProposed: boolean
  readonly moveAsked: 'mine' | 'theirs' | null
  /** Times that the mediator puts forward. */
  readonly put: readonly ShownSlot[]
  readonly changing: boolean
  readonly asksForVideo: boolean
  readonly othersOweVideo: boolean
  readonly slotMinutes: number
  readonly agreed: readonly ShownSlot[]
  readonly free: readonly ShownSlot[]
  /** One side can, the other has not said so. */
  readonly half: readonly ShownSlot[]
  readonly dayNotes: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
  readonly suggested: BookingShown['stretches']
  readonly stretches: readonly { readonly value: string; readonly startsAt: string; readonly endsAt: string }[]
  readonly chosen: string | null
  readonly saysTimes: boolean
}

type Shown = { readonly view: BookingShown; readonly errors?: FieldErrors | undefined }

/** The booked time, or the times to choose from. */
export const BookingBody = ({ view, errors }: Shown) => {
  const t = useWords(words)
  if (view.session && !view.changing) return <Booked view={view} errors={errors} />
  if (!view.mayBook) return <p className="lede">{t.notYetText}</p>
  if (view.asksForVideo) return <VideoConsent formKey={view.formKey} />
  if (view.saysTimes) return <SayTimes view={view} errors={errors} />
  return (
    <>
      <Lede view={view} />
      <Slots view={view} />
      {view.isParty && view.changing && (
        <>
          <h2>{t.moveOther}</h2>
          <p>{t.moveOtherText}</p>
          <ProposeThree view={view} errors={errors} />
          <AudienceStrip boxed>{t.audience}</AudienceStrip>
        </>
      )}
      {view.isMediator && !view.changing && (
        <>
          <h2>{t.putForward}</h2>
          <p>{t.putForwardText}</p>
          <ProposeThree view={view} errors={errors} />
        </>
      )}
      {view.isParty && !view.changing && (
        <>
          <h2>{t.noneFit}</h2>
          <p>{t.noneFitText}</p>
          <ProposeThree view={view} />
          <ButtonLink to="?say=1" look="second" wide>
            {t.sayTimes}
          </ButtonLink>
          <AudienceStrip boxed>{t.audience}</AudienceStrip>
        </>
      )}
    </>
  )
}

const VideoConsent = ({ formKey }: { formKey: string }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={formKey}>
      <p className="lede">{t.videoConsentText}</p>
      <Button wide name="act" value="video">
        {t.videoConsent}
      </Button>
    </PostForm>
  )
}

const Lede = ({ view }: Shown) => {
  const t = useWords(words)
  const hasAgreed = view.agreed.length > 0
  const toChoose = hasAgreed ? t.agreed(view.slotMinutes) : t.free(view.slotMinutes)
  const forParty = view.changing && !hasAgreed ? t.moveNone : toChoose
  const mineWait = view.isProposed && view.free.some(({ mineToo }) => mineToo)
  return (
    <>
      {mineWait && !hasAgreed && (
        <Note title={t.asked} tone="ok">
          <p>{t.askedText}</p>
        </Note>
      )}
      {view.othersOweVideo && <Note>{t.othersOweVideo}</Note>}
      <p className="lede">{view.isParty ? forParty : hasAgreed ? t.agreedDesk(view.slotMinutes) : t.noneDesk}</p>
    </>
  )
}

const Slots = ({ view }: Shown) => {
  const t = useWords(words)
  const locale = useLocale()
  const { agreed, chosen, zone } = view
  // A mediator books only what both sides marked; a party may also ask for another time.
  const others = view.isParty && !view.changing ? view.free : []
  const put = view.isParty && !view.changing ? view.put : []
  const days = (slots: readonly ShownSlot[]) =>
    slotDays({ slots, chosen, zone, locale, notes: view.dayNotes, isParty: view.isParty, t })
  if (agreed.length + others.length + view.half.length === 0)
    return view.changing ? null : <EmptyState title={t.noTimes}>{t.noTimesText}</EmptyState>
  return (
    <>
      {chosen && <Confirm view={view} chosen={chosen} />}
      <Form method="get">
        {view.changing && <input type="hidden" name="change" value="1" />}
        {agreed.length > 0 && <SlotList days={days(agreed)} />}
        {put.length > 0 && <h2>{t.mediatorSays}</h2>}
        {put.length > 0 && <SlotList days={days(put)} />}
        {agreed.length + put.length > 0 && others.length > 0 && <h2>{t.otherTimes}</h2>}
        {others.length > 0 && <SlotList days={days(others)} />}
      </Form>
      {view.half.length > 0 && (
        <>
          <h2>{t.half}</h2>
          <p className="second">{t.halfText}</p>
          <SlotFacts days={days(view.half)} />
        </>
      )}
    </>
  )
}

const Confirm = ({ view, chosen }: { view: BookingShown; chosen: string }) => {
  const t = useWords(words)
  const locale = useLocale()
  const at = new Date(chosen.split('/')[0] ?? '')
  return (
    <PostForm idempotencyKey={view.formKey} action="?">
      <input type="hidden" name="slot" value={chosen} />
      <input type="hidden" name="timeZone" value={view.zone} />
      <p className="second">{t.youChose}</p>
      <p>
        <b className="song">{formatInstant(at, locale, { year: false, zone: view.zone })}</b>
      </p>
      <p className="second">{t.after}</p>
      <Button wide name="act" value={view.changing ? 'move' : 'book'}>
        {view.changing ? t.move : t.book}
      </Button>
    </PostForm>
  )
}

const useSpanOptions = (view: BookingShown, spans: BookingShown['stretches']) => {
  const t = useWords(words)
  const locale = useLocale()
  return spans.map(({ value, startsAt, endsAt }) => ({
    value,
    label: spanWords({ startsAt, endsAt }, locale, view.zone),
    ...(view.zone === BEIJING ? {} : { hint: t.beijingSpan(spanWords({ startsAt, endsAt }, locale, BEIJING)) }),
  }))
}

/** Three stretches, ticked already: one tap asks the other side; whichever does not suit is tapped away. */
const ProposeThree = ({ view, errors }: Shown) => {
  const t = useWords(words)
  const way = view.isMediator ? 'suggest' : view.changing ? 'askMove' : 'mark'
  const options = useSpanOptions(view, view.suggested)
  if (options.length === 0) return null
  return (
    <PostForm idempotencyKey={view.formKey} action="?">
      <input type="hidden" name="timeZone" value={view.zone} />
      <ChoiceGroup
        name="windows"
        legend={view.isMediator ? t.threeDesk : t.three(options.length)}
        hint={t.threeHint}
        error={errors?.windows}
        options={options}
        chosen={options.map(({ value }) => value)}
        several
      />
      <Button look="second" wide name="act" value={way}>
        {view.isMediator ? t.proposeDesk : t.proposeThree}
      </Button>
    </PostForm>
  )
}

const SayTimes = ({ view, errors }: Shown) => {
  const t = useWords(words)
  const options = useSpanOptions(view, view.stretches)
  return (
    <PostForm idempotencyKey={view.formKey} action="?">
      <input type="hidden" name="timeZone" value={view.zone} />
      <ChoiceGroup
        name="windows"
        legend={t.windows}
        hint={t.windowsHint}
        options={options}
        several
        error={errors?.windows}
        audience={t.audience}
      />
      <Button wide name="act" value="mark">
        {t.markThese}
      </Button>
    </PostForm>
  )
}
