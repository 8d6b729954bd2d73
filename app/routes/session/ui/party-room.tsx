import { useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { Note } from '#app/ui/marks.tsx'
import type { RoomSnapshot } from '#media/client/snapshot.ts'
import type { RoomControls } from '#media/client/use-room.ts'
import { Chat } from './chat.tsx'
import { ExhibitPicker, ShownExhibit } from './exhibits.tsx'
import { ActForm } from './fresh.tsx'
import { ActMessage, LineState } from './line-state.tsx'
import { QuietHelp } from './quiet-help.tsx'
import { Stage, WhoHears } from './stage.tsx'
import type { RoomData } from './waiting.tsx'

const MINUTE_MS = 60_000

export type RoomProps = { readonly page: RoomData; readonly room: RoomSnapshot & RoomControls }

/** P10 in the room: who hears me, the others large, five buttons with words. */
export const PartyRoom = ({ page, room }: RoomProps) => {
  const t = useWords(words)
  const [isPicking, setPicking] = useState(false)
  const isPrivate = page.place === 'caucus'
  const { people } = page.view
  const known = new Map(people.flatMap(({ identity, side }) => (identity ? [[identity, side] as const] : [])))
  const outside = people.filter(({ isHere, isMe }) => !isMe && !isHere).map(({ name }) => name)
  return (
    <main className="room" id="main" data-theme="night">
      <h1 className="vh">{page.roomName ?? t.roomTitle[isPrivate ? 'caucus' : 'joint']}</h1>
      <Top page={page} />
      {room.presence === 'here' && <WhoHears room={room} isPrivate={isPrivate} outside={outside} />}
      <div className="room__middle">
        <LineState room={room} />
        <ActMessage />
        {!page.hasVideo && <Note tone="warn">{t.noVideo}</Note>}
        <FromOutside page={page} />
        <Aside page={page} />
        {page.shown && <ShownExhibit exhibit={page.shown} />}
        <Stage room={room} known={known} />
        {isPicking && (
          <ExhibitPicker
            exhibits={page.exhibits}
            shownId={page.shown?.id ?? null}
            sessionId={page.view.id}
            formKey={page.formKey}
          />
        )}
        <Chat room={room} />
      </div>
      <p className="promise">
        <Icon name="eye" />
        <span>{isPrivate ? t.promiseCaucus : t.promiseJoint}</span>
      </p>
      <QuietHelp page={page} />
      <RoomBar page={page} room={room} onShow={() => setPicking((before) => !before)} />
    </main>
  )
}

const Top = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const started = Date.parse(page.view.startsAt ?? page.lawNow)
  const minute = Math.max(1, Math.ceil((Date.parse(page.lawNow) - started) / MINUTE_MS))
  return (
    <div className="top">
      <span className="wordmark" lang="zh-CN">
        言和
      </span>
      <span className="second num">{t.minute(minute)}</span>
    </div>
  )
}

/** Said to whoever stays outside while the mediator is with the other side. */
const Aside = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  const { people, talkingWith } = page.view
  if (!talkingWith || page.place === 'caucus') return null
  const mediator = people.find(({ side }) => side === 'mediator')?.name ?? ''
  const other = people.find(({ side }) => side === talkingWith)?.name ?? ''
  return (
    <Note tone="hint" title={t.waitAlone} live>
      {t.asideElsewhere(mediator, other)}
    </Note>
  )
}

/** Words of the mediator to all rooms, and a colleague at the door. */
export const FromOutside = ({ page }: { page: RoomData }) => {
  const t = useWords(words)
  return (
    <>
      {page.toAll && (
        <Note tone="hint" title={t.toAll} live>
          {page.toAll}
        </Note>
      )}
      {page.knocking && <Note live>{t.knockingHere(page.knocking)}</Note>}
    </>
  )
}

const RoomBar = ({ page, room, onShow }: RoomProps & { onShow: () => void }) => {
  const t = useWords(words)
  const muted = room.microphone !== 'on'
  const dark = room.camera !== 'on'
  const hasHand = page.wishes.includes('speak')
  return (
    <ActForm idempotencyKey={`${page.formKey}-bar`} className="roombar">
      <input type="hidden" name="sessionId" value={page.view.id} />
      <input type="hidden" name="personId" value={page.me} />
      <input type="hidden" name="wish" value="speak" />
      <BarButton
        icon="microphone"
        label={muted ? t.unmute : t.mute}
        isPressed={muted}
        onClick={() => room.setDevice('microphone', muted)}
      />
      <BarButton
        icon="video"
        label={dark ? t.cameraOn : t.cameraOff}
        isPressed={dark}
        onClick={() => room.setDevice('camera', dark)}
      />
      {page.place === 'joint' && <BarButton icon="paper" label={t.show} onClick={onShow} />}
      {page.place === 'joint' && (
        <button type="submit" name="act" value={hasHand ? 'lower' : 'hand'} aria-pressed={hasHand}>
          <Icon name="hand" />
          {hasHand ? t.handUp : t.hand}
        </button>
      )}
      {page.place === 'joint' && (
        <button type="submit" name="act" value="aside" aria-pressed={page.wishes.includes('aside')}>
          <Icon name="message" />
          {page.wishes.includes('aside') ? t.asideAsked : t.aside}
        </button>
      )}
      <button type="submit" name="act" value="break" aria-pressed={page.wishes.includes('break')}>
        <Icon name="pause" />
        {page.wishes.includes('break') ? t.breakAsked : t.break}
      </button>
      <button type="submit" name="act" value="leave" className="leave">
        <Icon name="leave" />
        {t.leave}
      </button>
    </ActForm>
  )
}

type BarProps = {
  readonly icon: IconName
  readonly label: string
  readonly isPressed?: boolean
  readonly onClick: () => void
}

const BarButton = ({ icon, label, isPressed, onClick }: BarProps) => (
  <button type="button" onClick={onClick} {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}>
    <Icon name={icon} />
    {label}
  </button>
)
