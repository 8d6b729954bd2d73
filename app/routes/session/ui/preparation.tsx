import type { SerializeFrom } from '@remix-run/node'
import type { FormFault } from '#app/http/form.server.ts'
import type { preparationPage } from '#app/http/session.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { PeopleList, type Task, TaskList } from '#app/ui/lists.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Afterwards } from './afterwards.tsx'
import { casePath } from './paths.ts'
import { AddressStep, ConsentStep, RightsStep } from './preparation-steps.tsx'

export type PreparationData = SerializeFrom<typeof preparationPage> & { readonly formKey: string }
export type StepProps = { readonly page: PreparationData; readonly fault: FormFault | undefined }

const NEEDED = ['mediation', 'video', 'identity']
const letters = { applicant: 'a', respondent: 'b', mediator: 'm' } as const
const ENDED = ['ended', 'recorded']

type Step = 'rights' | 'consents' | 'address'

const isDone = (page: PreparationData, step: Step): boolean =>
  step === 'rights'
    ? page.rightsRead
    : step === 'consents'
      ? NEEDED.every((one) => page.consents.includes(one))
      : page.address !== null

const order: readonly Step[] = ['rights', 'consents', 'address']

/** What is open now: the step that was asked for, else the first that is not done; null when all is done. */
const openStep = (page: PreparationData): Step | null =>
  order.find((step) => step === page.step) ?? order.find((step) => !isDone(page, step)) ?? null

/** The page before, during and after a session, for a party. */
export const Preparation = ({ page, fault }: StepProps) => {
  const t = useWords(words)
  const state = page.view?.state ?? 'none'
  if (!page.view || state === 'proposed' || state === 'none')
    return <NoSession page={page} title={t.none} text={t.noneText} />
  if (ENDED.includes(state)) return <Afterwards page={page} fault={fault} />
  if (state === 'missed') return <NoSession page={page} title={t.missed} text={t.missedText} />
  if (state === 'cancelled') return <NoSession page={page} title={t.cancelled} text={t.missedText} />
  const step = openStep(page)
  return (
    <>
      <p className="lede">{t.lede}</p>
      <People page={page} />
      <h2>{t.ready}</h2>
      <Tasks page={page} />
      {step === 'rights' && <RightsStep page={page} fault={fault} />}
      {step === 'consents' && <ConsentStep page={page} fault={fault} />}
      {step === 'address' && <AddressStep page={page} fault={fault} />}
      <Door page={page} isFirst={step === null} />
    </>
  )
}

const NoSession = ({ page, title, text }: { page: PreparationData; title: string; text: string }) => (
  <>
    <Note title={title}>{text}</Note>
    <Actions>
      <ButtonLink to={`${casePath(page.code)}/book`}>{useWords(words).book}</ButtonLink>
    </Actions>
  </>
)

const Tasks = ({ page }: { readonly page: PreparationData }) => {
  const t = useWords(words)
  const base = `${casePath(page.code)}/session`
  const device: Task = {
    title: t.steps.device,
    note: page.lights
      ? (['camera', 'microphone', 'speaker', 'network'] as const)
          .map((name) => t.lights[name][page.lights?.[name] ?? 'no'])
          .join(' · ')
      : t.notes.device,
    state: page.lights ? 'done' : 'todo',
    to: `${base}/check`,
  }
  const rest = order.map(
    (step): Task => ({
      title: t.steps[step],
      note: step === 'address' && page.address ? page.address : t.notes[step],
      state: isDone(page, step) ? 'done' : 'todo',
      to: `${base}?step=${step}`,
    }),
  )
  return <TaskList tasks={[device, ...rest]} />
}

const People = ({ page }: { page: PreparationData }) => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.who}</h2>
      <PeopleList
        people={(page.view?.people ?? []).map(({ name, side, isMe }) => ({
          side: letters[side],
          name,
          note: isMe ? t.you : t.sides[side],
        }))}
      />
    </>
  )
}

/** The way in: blocked with its reason, never hidden. */
const Door = ({ page, isFirst }: { page: PreparationData; isFirst: boolean }) => {
  const t = useWords(words)
  const locale = useLocale()
  const me = page.view?.people.find((person) => person.isMe)
  const inside = me !== undefined && me.place !== 'away'
  if (inside) {
    return (
      <Actions>
        <ButtonLink to={`${casePath(page.code)}/session/room`} look={isFirst ? 'first' : 'second'} wide>
          {me.place === 'waiting' ? t.enterAgain : t.enterNow}
        </ButtonLink>
      </Actions>
    )
  }
  const done = order.every((step) => isDone(page, step))
  const early = page.view?.state === 'booked' && page.opensAt
  const why = !done ? t.doFirst : early ? t.tooEarly(formatInstant(new Date(early), locale, { zone: page.zone })) : null
  return (
    <PostForm idempotencyKey={`${page.formKey}-enter`}>
      <input type="hidden" name="sessionId" value={page.view?.id ?? ''} />
      <Actions>
        <Button name="act" value="enter" look={isFirst ? 'first' : 'second'} wide blockedBecause={why}>
          {t.enter}
        </Button>
      </Actions>
    </PostForm>
  )
}
