import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import type { FieldErrors } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly bio: string
  readonly takesTopic: boolean
  readonly isAlwaysOpen: boolean
  readonly load: number
}

export interface ChoosingShown {
  readonly formKey: string
  readonly code: string
  readonly state: string
  readonly isParty: boolean
  readonly myChoice: string | null
  readonly theirChoice: string | null
  readonly leftOpen: boolean
  readonly candidates: readonly Candidate[]
  readonly lead: {
    readonly name: string
    readonly state: string
    readonly disclosure: { readonly circumstance: string; readonly text: string } | null
    readonly iAgreed: boolean
  } | null
}

type Shown = { readonly view: ChoosingShown; readonly errors?: FieldErrors | undefined }

/** What stands below the title: the choice, waiting, the disclosure, or the mediator in office. */
export const ChoosingBody = ({ view, errors }: Shown) => {
  const t = useWords(words)
  if (view.state === 'choosingMediator') return <Choosing view={view} />
  if (!view.lead) return <p className="lede">{t.waiting.notYetText}</p>
  if (view.lead.state === 'offered') return <p className="lede">{t.waiting.offeredText}</p>
  if (view.lead.state === 'challenged') return <p className="lede">{t.waiting.challengedText}</p>
  return (
    <>
      {view.lead.disclosure && <Disclosure view={view} />}
      {view.lead.state === 'active' && ['preparing', 'scheduled'].includes(view.state) && (
        <>
          <p className="lede">{t.waiting.activeText}</p>
          <ButtonLink to={`/c/${view.code}/book`} wide>
            {t.waiting.book}
          </ButtonLink>
        </>
      )}
      {view.isParty && <Challenge formKey={view.formKey} errors={errors} />}
    </>
  )
}

const Choosing = ({ view }: Shown) => {
  const t = useWords(words)
  const { candidates, leftOpen, isParty, formKey, myChoice, theirChoice } = view
  if (leftOpen) {
    return (
      <Note title={t.waiting.leftOpen}>
        <p>{t.waiting.leftOpenText}</p>
      </Note>
    )
  }
  return (
    <>
      <p className="lede">{t.choose.lede}</p>
      {theirChoice === 'any' && <Note>{t.choose.theirsAny}</Note>}
      {myChoice === 'any' && <Note tone="ok">{t.choose.yoursAny}</Note>}
      {candidates.length === 0 && <Note>{t.choose.none}</Note>}
      <PostForm idempotencyKey={formKey}>
        <input type="hidden" name="act" value="choose" />
        <div className="days">
          {candidates.map((one, index) => (
            <CandidateCard key={one.id} one={one} view={view} isFirst={index === 0} />
          ))}
        </div>
        {isParty && (
          <section className="day">
            <h2>{t.choose.anyButton}</h2>
            <p className="second">{t.choose.any}</p>
            <Button look="second" wide name="choice" value="any">
              {t.choose.anyButton}
            </Button>
          </section>
        )}
      </PostForm>
      <AudienceStrip boxed>{t.choose.audience}</AudienceStrip>
      {myChoice && <p className="second">{t.choose.change}</p>}
    </>
  )
}

const CandidateCard = ({ one, view, isFirst }: { one: Candidate; view: ChoosingShown; isFirst: boolean }) => {
  const t = useWords(words)
  const isMine = view.myChoice === one.id
  const isTheirs = view.theirChoice === one.id
  const leads = view.theirChoice && view.theirChoice !== 'any' ? isTheirs : isFirst
  return (
    <section className="day">
      <h2 translate="no">{one.name}</h2>
      <p>
        {one.takesTopic && <Tag tone="done">{t.choose.topic}</Tag>}{' '}
        {one.isAlwaysOpen && <Tag shape={false}>{t.choose.open}</Tag>}{' '}
        <span className="second">{t.choose.load(one.load)}</span>
      </p>
      <p>{one.bio}</p>
      {isTheirs && <p className="second">{t.choose.theirs}</p>}
      {isMine && <p className="second">{t.choose.yours}</p>}
      {view.isParty && !isMine && (
        <Button look={leads ? 'first' : 'second'} wide name="choice" value={one.id}>
          {t.choose.pick(one.name)}
        </Button>
      )}
    </section>
  )
}

const Disclosure = ({ view: { lead, isParty, formKey, state } }: Shown) => {
  const t = useWords(words)
  if (!lead?.disclosure) return null
  const kinds: Readonly<Record<string, string>> = t.grounds
  const waits = state === 'disclosing' && isParty
  return (
    <>
      <Note title={kinds[lead.disclosure.circumstance] ?? ''}>
        <p>{lead.disclosure.text}</p>
      </Note>
      {waits && !lead.iAgreed && (
        <PostForm idempotencyKey={formKey}>
          <p>{t.disclosure.text}</p>
          <Button wide name="act" value="agree">
            {t.disclosure.agree}
          </Button>
        </PostForm>
      )}
      {waits && lead.iAgreed && <p className="second">{t.disclosure.agreed}</p>}
    </>
  )
}

const Challenge = ({ formKey, errors }: { formKey: string; errors?: FieldErrors | undefined }) => {
  const t = useWords(words)
  const options = Object.entries(t.grounds).map(([value, label]) => ({ value, label }))
  return (
    <details open={errors?.ground !== undefined}>
      <summary>{t.challenge.open}</summary>
      <PostForm idempotencyKey={`${formKey}-challenge`}>
        <ChoiceGroup name="ground" legend={t.challenge.ground} options={options} error={errors?.ground} />
        <TextArea name="words" label={t.challenge.words} optional audience={t.challenge.audience} isPrivate rows={3} />
        <Button look="second" name="act" value="challenge">
          {t.challenge.send}
        </Button>
      </PostForm>
    </details>
  )
}
