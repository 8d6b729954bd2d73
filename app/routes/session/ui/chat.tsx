import { type FormEvent, useRef } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/room.ts'
import { Button } from '#app/ui/button.tsx'
import type { RoomSnapshot } from '#media/client/snapshot.ts'
import type { RoomControls } from '#media/client/use-room.ts'

/** Words to those in this room; they are gone when one leaves it. */
export const Chat = ({ room }: { room: RoomSnapshot & RoomControls }) => {
  const t = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!input.current) return
    room.say(input.current.value)
    input.current.value = ''
  }
  return (
    <section className="chat" aria-label={t.chatList}>
      <ol aria-live="polite">
        {room.said.map(({ id, name, text }) => (
          <li key={id}>
            <b translate="no">{name}</b> {text}
          </li>
        ))}
      </ol>
      {room.said.length === 0 && <p className="second">{t.chatEmpty}</p>}
      <form onSubmit={send}>
        <label className="vh" htmlFor="chat">
          {t.chat}
        </label>
        <div className="control">
          <input id="chat" ref={input} autoComplete="off" maxLength={1_000} placeholder={t.chat} />
        </div>
        <Button look="second">{t.send}</Button>
      </form>
    </section>
  )
}
