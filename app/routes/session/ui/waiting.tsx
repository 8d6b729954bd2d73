import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { roomPage } from '#app/http/session.server.ts'
import { formatInstant, wallTime } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { CaseCode, Page } from '#app/ui/page.tsx'
import { useSite } from '#app/ui/site.tsx'
import { LightList } from './device-check.tsx'
import { ActForm } from './fresh.tsx'
import { FromOutside } from './party-room.tsx'
import { casePath } from './paths.ts'
import { QuietHelp } from './quiet-help.tsx'

export type RoomData = SerializeFrom<typeof roomPage> & { readonly formKey: string }

const surname = (name: string) => [...name][0] ?? ''

/** What happens now, in one sentence. */
const useLiveSentence = ({ view }: RoomData): string => {
  const t = useWords(words)
  const locale = useLocale()
  const mediator = view.people.find(({ side }) => side === 'mediator')?.name ?? ''
  const called = locale === 'zh-CN' ? surname(mediator) : mediator
  if (view.state === 'paused') return pausedSentence(view, t)
  const busy = view.people.some(
    ({ side, isMe, place }) => side !== 'mediator' && !isMe && place !== 'waiting' && place !== 'away',
  )
  return busy ? t.live.busy(called) : t.live.waiting(called)
}

/** Why everybody waits; a danger is never named on a screen that somebody may look at. */
function pausedSentence({ pauseCause, pauseUntil }: RoomData['view'], t: ReturnType<typeof useRoomWords>): string {
  if (pauseCause === 'lost') return t.live.lost
  if (pauseCause === 'break' && pauseUntil) return t.live.breakUntil(wallTime(new Date(pauseUntil)).time)
  return t.live.paused
}

const useRoomWords = () => useWords(words)

const useAge = (page: RoomData): number => {
  const [age, setAge] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every fresh answer starts the count again
  useEffect(() => {
    setAge(0)
    const timer = setInterval(() => setAge((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [page.now])
  return age
}

/** P10 before admission: nobody can hear the person; the page moves by itself when the mediator opens the door. */
export const WaitingRoom = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const locale = useLocale()
  const at = page.view.startsAt ? formatInstant(new Date(page.view.startsAt), locale, { year: false }) : ''
  const sentence = useLiveSentence(page)
  const age = useAge(page)
  return (
    <Page spine>
      <p className="eyebrow">
        <CaseCode code={page.code} /> · {at}
      </p>
      <h1>{t.here}</h1>
      <section className="live">
        <p className="say" aria-live="polite">
          {sentence}
        </p>
        <p className="second">
          {t.updated(age)}
          {page.position > 0 && ` · ${t.position(page.position)}`}
        </p>
      </section>
      <FromOutside page={page} />
      <Host page={page} />
      <div className="hear slim">
        <Icon name="microphone" />
        <p>
          {t.nobodyHears}
          <span>{t.nobodyHearsText}</span>
        </p>
      </div>
      <h2>{t.devices}</h2>
      {page.lights ? <LightList lights={page.lights} /> : <p>{t.notChecked}</p>}
      <p>
        <Link to={`${casePath(page.code)}/session/check`}>{t.checkNow}</Link>
      </p>
      <h2>{t.how}</h2>
      <ol className="rules">
        {t.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <Ways page={page} />
      <QuietHelp page={page} />
    </Page>
  )
}

const Host = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const mediator = page.view.people.find(({ side }) => side === 'mediator')
  if (!mediator) return null
  return (
    <div className="host">
      <span className="face" aria-hidden="true">
        {surname(mediator.name)}
      </span>
      <div>
        <b translate="no">{mediator.name}</b>{' '}
        <Tag tone="act" shape={false}>
          {t.mediator}
        </Tag>
        <p className="second">{t.mediatorText}</p>
      </div>
    </div>
  )
}

const Ways = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const { helpPhone } = useSite()
  return (
    <ActForm idempotencyKey={`${page.formKey}-leave`}>
      <input type="hidden" name="sessionId" value={page.view.id} />
      <noscript>
        <p>{t.needsScript}</p>
      </noscript>
      <Actions>
        <a className="btn btn--second btn--wide" href={`tel:${helpPhone.replaceAll('-', '')}`}>
          <Icon name="phone" />
          {t.phoneInstead}
        </a>
        <Button name="act" value="leave" look="quiet" wide>
          {t.goAway}
        </Button>
      </Actions>
    </ActForm>
  )
}
