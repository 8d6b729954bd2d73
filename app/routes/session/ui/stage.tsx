import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Icon } from '#app/ui/icon.tsx'
import { PartyBadge } from '#app/ui/marks.tsx'
import { Picture } from '#media/client/picture.tsx'
import type { Network, RoomSnapshot, Somebody } from '#media/client/snapshot.ts'
import { type RoomSide, sideLetters } from './sides.ts'

/** Whose identity in the room is whose in the case. */
export type Known = ReadonlyMap<string, RoomSide>

const netTones = { good: 'dot--ok', fair: 'dot--warn', lost: 'dot--no', unknown: '' } as const
const netShapes = { good: '●', fair: '◆', lost: '▲', unknown: '' } as const

/** Everybody in this room, as the media server lists them: the others large, oneself small. */
export const Stage = ({ room, known }: { room: RoomSnapshot; known: Known }) => {
  const others = room.people.filter(({ isMe }) => !isMe)
  const me = room.people.find(({ isMe }) => isMe)
  return (
    <section className={`stage stage--${Math.min(others.length, 3)}`}>
      {others.map((person) => (
        <Tile key={person.identity} person={person} side={known.get(person.identity)} isBig />
      ))}
      {me && <Tile person={me} side={known.get(me.identity)} />}
    </section>
  )
}

type TileProps = { readonly person: Somebody; readonly side: RoomSide | undefined; readonly isBig?: boolean }

const Tile = ({ person, side, isBig = false }: TileProps) => {
  const t = useWords(words)
  const { isMe, name, speaking, microphoneOn, video } = person
  const look = `roomtile ${isBig ? 'big' : 'me'}${speaking ? ' is-speaking' : ''}`
  return (
    <div className={look} data-identity={person.identity}>
      {video ? (
        <Picture track={video} label={isMe ? t.you : name} mirrored={isMe} />
      ) : (
        <span className="face" aria-hidden="true">
          {[...name][0] ?? ''}
        </span>
      )}
      <span className="name">
        {side && <PartyBadge side={sideLetters[side]} />}
        <b translate="no">{isMe ? t.you : name}</b>
        {speaking && <span>{t.talking}</span>}
        {!microphoneOn && <span>{t.microphoneOff}</span>}
        {isBig && <Net network={person.network} />}
      </span>
    </div>
  )
}

const Net = ({ network }: { network: Network }) => {
  const t = useWords(words)
  if (network === 'unknown') return null
  return (
    <span className="net">
      <span className={netTones[network]} aria-hidden="true">
        {netShapes[network]}
      </span>{' '}
      {t.networks[network]}
    </span>
  )
}

export type HearProps = {
  readonly room: RoomSnapshot
  readonly isPrivate: boolean
  /** People of the case who are not in this room. */
  readonly outside: readonly string[]
}

/** Who can hear me now: from the media server's own list, always on screen. */
export const WhoHears = ({ room, isPrivate, outside }: HearProps) => {
  const t = useWords(words)
  const others = room.people.filter(({ isMe }) => !isMe).map(({ name }) => name)
  const all = [t.you, ...others].join(t.and)
  const title =
    others.length === 0
      ? t.hears.alone
      : isPrivate && others.length === 1
        ? t.hears.onlyMediator(others[0] ?? '')
        : t.hears.joint(others.join(t.and))
  return (
    <div className={isPrivate ? 'hear hear--private' : 'hear'} role="status">
      <Icon name={isPrivate ? 'lock' : 'eye'} />
      <p>
        {title}
        <span>{t.count(others.length + 1, all)}</span>
        {outside.length > 0 && <span>{t.cannotHear(outside.join(t.and))}</span>}
      </p>
    </div>
  )
}
