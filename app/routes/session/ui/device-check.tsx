import { useState } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { Note, Tag } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Picture } from '#media/client/picture.tsx'
import type { CheckSnapshot } from '#media/client/snapshot.ts'
import { useDeviceCheck } from '#media/client/use-device-check.ts'
import { casePath, fetchTicket } from './paths.ts'

type Light = 'ok' | 'weak' | 'no'
export type Lights = Readonly<Record<'camera' | 'microphone' | 'speaker' | 'network', Light>>

const tones = { ok: 'done', weak: 'warn', no: 'no' } as const
const networks = { good: 'ok', fair: 'weak', unknown: 'weak', lost: 'no' } as const

/** The lights of a device check, in words and shapes. */
export const LightList = ({ lights }: { lights: Lights }) => {
  const t = useWords(words)
  return (
    <ul className="lights">
      {(['camera', 'microphone', 'speaker', 'network'] as const).map((name) => (
        <li key={name}>
          <Tag tone={tones[lights[name]]}>{t.lights[name][lights[name]]}</Tag>
        </li>
      ))}
    </ul>
  )
}

const lightsOf = ({ camera, microphone, network }: CheckSnapshot, heard: boolean | null): Lights => ({
  camera: camera === 'none' ? 'no' : 'ok',
  microphone: microphone === 'none' ? 'no' : 'ok',
  speaker: heard === null ? 'weak' : heard ? 'ok' : 'no',
  network: networks[network],
})

type Props = { readonly code: string; readonly sessionId: string; readonly formKey: string }

/** The device check: one button to begin, what was found, and one to go on. */
export const DeviceCheck = ({ code, sessionId, formKey }: Props) => {
  const t = useWords(words)
  const hydrated = useHydrated()
  const check = useDeviceCheck(() => fetchTicket(`${casePath(code)}/session/check/token`))
  const [heard, setHeard] = useState<boolean | null>(null)
  const lights = lightsOf(check, heard)
  if (check.stage === 'ready') {
    return (
      <>
        {!hydrated && <Note>{t.checkNeedsScript}</Note>}
        <Actions>
          <Button type="button" wide onClick={() => void check.run()}>
            {t.checkStart}
          </Button>
        </Actions>
      </>
    )
  }
  if (check.stage === 'asking') return <Note live>{t.checkAsking}</Note>
  return (
    <>
      {check.video && (
        <div className="mirror">
          <Picture track={check.video} label={t.yourPicture} mirrored />
        </div>
      )}
      <Level level={check.level} />
      <Speaker ding={check.ding} heard={heard} onHeard={setHeard} />
      {check.stage === 'measuring' ? <Note live>{t.checkMeasuring}</Note> : <Found lights={lights} />}
      {check.stage === 'done' && (
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="sessionId" value={sessionId} />
          {Object.entries(lights).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Actions>
            <Button name="act" value="devices" wide>
              {t.checkSend}
            </Button>
            <Button type="button" look="quiet" wide onClick={() => void check.run()}>
              {t.checkAgain}
            </Button>
          </Actions>
        </PostForm>
      )}
    </>
  )
}

const Level = ({ level }: { level: number }) => {
  const t = useWords(words)
  return (
    <div className="level">
      <meter min={0} max={1} value={level} aria-label={t.level(Math.round(level * 100))} />
      <p className="second">{t.levelHint}</p>
    </div>
  )
}

type SpeakerProps = {
  readonly ding: () => void
  readonly heard: boolean | null
  readonly onHeard: (yes: boolean) => void
}

const Speaker = ({ ding, heard, onHeard }: SpeakerProps) => {
  const t = useWords(words)
  const [asked, setAsked] = useState(false)
  const play = () => {
    ding()
    setAsked(true)
  }
  return (
    <div className="ding">
      <Button type="button" look="second" onClick={play}>
        {t.checkDing}
      </Button>
      {asked && (
        <fieldset>
          <legend>{t.heard}</legend>
          {[true, false].map((yes) => (
            <label className="choice" key={String(yes)}>
              <input type="radio" name="heard" checked={heard === yes} onChange={() => onHeard(yes)} />
              <span>{yes ? t.heardYes : t.heardNo}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

const Found = ({ lights }: { lights: Lights }) => {
  const t = useWords(words)
  return (
    <div role="status">
      <LightList lights={lights} />
      {lights.camera === 'no' && <Note tone="hint">{t.helpCamera}</Note>}
      {lights.microphone === 'no' && <Note tone="warn">{t.helpMicrophone}</Note>}
      {lights.network === 'weak' && <Note tone="hint">{t.helpNetwork}</Note>}
      {lights.network === 'no' && <Note tone="warn">{t.helpLost}</Note>}
    </div>
  )
}
