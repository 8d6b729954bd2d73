import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/aloud.ts'
import { Icon } from '../icon.tsx'
import { useSite } from '../site.tsx'
import { isWanted, keepWish, sentencesOf, voiceFor } from './speech.ts'

const synthesis = (): SpeechSynthesis | null => (typeof speechSynthesis === 'undefined' ? null : speechSynthesis)

const listen = (changed: () => void) => {
  const voices = synthesis()
  voices?.addEventListener?.('voiceschanged', changed)
  return () => voices?.removeEventListener?.('voiceschanged', changed)
}

/** A little slower than people talk. */
const RATE = 0.9

export type ReadAloudProps = {
  readonly lines: readonly string[]
  /** Words of the button, where it reads something smaller than the page. */
  readonly label?: string
  /** True beside one piece of a page: never read by itself, only when asked. */
  readonly isPart?: boolean
}

/**
 * Reads these lines aloud by a voice of the device; nothing where there is no voice for the language. In large type the
 * next page is read by itself once somebody has asked for it, until he stops it.
 */
export const ReadAloud = ({ lines, label, isPart = false }: ReadAloudProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const { size } = useSite()
  const text = sentencesOf(lines).join('\n')
  const [isOn, setOn] = useState(false)
  const hasVoice = useSyncExternalStore(
    listen,
    () => voiceFor(synthesis()?.getVoices() ?? [], locale) !== null,
    () => false,
  )
  const run = useRef(0)
  const stop = useCallback(() => {
    synthesis()?.cancel()
    setOn(false)
  }, [])
  const read = useCallback(() => {
    const speech = synthesis()
    const voice = voiceFor(speech?.getVoices() ?? [], locale)
    if (!speech || !voice) return
    speech.cancel()
    const sentences = text.split('\n')
    setOn(true)
    run.current += 1
    const current = run.current
    sentences.forEach((sentence, at) => {
      const said = new SpeechSynthesisUtterance(sentence)
      said.voice = voice
      said.lang = voice.lang
      said.rate = RATE
      if (at === sentences.length - 1) said.onend = () => setOn(false)
      // Another button of the page has taken the voice.
      said.onerror = () => run.current === current && setOn(false)
      speech.speak(said)
    })
  }, [locale, text])

  useEffect(() => {
    if (hasVoice && !isPart && size === 'elder' && isWanted(window.localStorage)) read()
    return stop
  }, [hasVoice, isPart, size, read, stop])

  if (!hasVoice) return null
  const press = () => {
    if (!isPart) keepWish(window.localStorage, !isOn)
    if (isOn) stop()
    else read()
  }
  return (
    <p>
      <button type="button" className="linklike" aria-pressed={isOn} onClick={press}>
        <Icon name="speaker" />
        {isOn ? t.stop : (label ?? t.read)}
      </button>
    </p>
  )
}
