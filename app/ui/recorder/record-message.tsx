import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/spoken.ts'
import { Actions, Button } from '../button.tsx'
import { Note } from '../marks.tsx'
import { canRecord, MAX_MESSAGE_MS, type MessageKind, type Recording, startRecording } from './recorder.ts'

type Stage =
  | { readonly is: 'ready' | 'asking' }
  | { readonly is: 'recording'; readonly kind: MessageKind; readonly recording: Recording; readonly since: number }
  | { readonly is: 'done'; readonly kind: MessageKind; readonly file: File; readonly url: string }

const secondsOf = (ms: number): string => {
  const all = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}

/** Records a message of at most three minutes; nothing leaves the device before it was listened to and sent. */
export const RecordMessage = ({ onSend }: { readonly onSend: (file: File) => void }) => {
  const t = useWords(words)
  const [stage, setStage] = useState<Stage>({ is: 'ready' })
  const [refusal, setRefusal] = useState<string | null>(null)
  const isSupported = canRecord()
  const live = useRef<Recording | null>(null)
  // Whoever leaves the page is not listened to any longer.
  useEffect(() => () => live.current?.stop(), [])

  const begin = async (kind: MessageKind) => {
    setRefusal(null)
    setStage({ is: 'asking' })
    try {
      const recording = await startRecording(kind, t.fileName(kind))
      live.current = recording
      setStage({ is: 'recording', kind, recording, since: Date.now() })
      const file = await recording.file
      live.current = null
      setStage({ is: 'done', kind, file, url: URL.createObjectURL(file) })
    } catch (error) {
      setRefusal(error instanceof DOMException && error.name === 'NotAllowedError' ? t.notAllowed : t.noDevice)
      setStage({ is: 'ready' })
    }
  }
  const drop = () => {
    if (stage.is === 'done') URL.revokeObjectURL(stage.url)
    setStage({ is: 'ready' })
  }
  const send = () => {
    if (stage.is !== 'done') return
    onSend(stage.file)
    drop()
  }

  if (!isSupported) return <Note>{t.notHere}</Note>
  if (stage.is === 'recording') return <Running {...stage} />
  if (stage.is === 'done') {
    return (
      <div className="stack">
        {/* biome-ignore lint/a11y/useMediaCaption: the speaker hears himself before he sends it; nobody has written it down */}
        {stage.kind === 'video' ? <video controls src={stage.url} /> : <audio controls src={stage.url} />}
        <Actions>
          <Button wide type="button" onClick={send}>
            {t.send}
          </Button>
          <Button wide look="second" type="button" onClick={drop}>
            {t.again}
          </Button>
        </Actions>
      </div>
    )
  }
  return (
    <>
      {refusal && (
        <Note tone="warn" live>
          {refusal}
        </Note>
      )}
      <Actions>
        <Button wide type="button" onClick={() => void begin('audio')}>
          {stage.is === 'asking' ? t.asking : t.sayIt}
        </Button>
        <Button wide look="second" type="button" onClick={() => void begin('video')}>
          {t.showIt}
        </Button>
      </Actions>
    </>
  )
}

const Running = ({ kind, recording, since }: Extract<Stage, { is: 'recording' }>) => {
  const t = useWords(words)
  const [now, setNow] = useState(since)
  const mirror = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (mirror.current) mirror.current.srcObject = recording.stream
  }, [recording])
  return (
    <div className="stack">
      <p role="status">{t.running}</p>
      <p className="display num">
        {secondsOf(now - since)} / {secondsOf(MAX_MESSAGE_MS)}
      </p>
      {kind === 'video' && <video ref={mirror} autoPlay muted playsInline />}
      <Actions>
        <Button wide type="button" onClick={recording.stop}>
          {t.stop}
        </Button>
      </Actions>
    </div>
  )
}
