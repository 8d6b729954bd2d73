import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
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

/**
 * Reads these lines aloud by a voice of the device; nothing where there is no voice for the language. In large type the
 * next page is read by itself once somebody has asked for it, until he stops it.
 */
export const ReadAloud = ({ lines }: { readonly lines: readonly string[] }) => {
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
    sentences.forEach((sentence, at) => {
      const said = new SpeechSynthesisUtterance(sentence)
      said.voice = voice
      said.lang = voice.lang
      said.rate = RATE
      if (at === sentences.length - 1) said.onend = () => setOn(false)
      speech.speak(said)
    })
  }, [locale, text])

  useEffect(() => {
    if (hasVoice && size === 'elder' && isWanted(window.localStorage)) read()
    return stop
  }, [hasVoice, size, read, stop])

  if (!hasVoice) return null
  const press = () => {
    keepWish(window.localStorage, !isOn)
    if (isOn) stop()
    else read()
  }
  return (
    <p>
      <button type="button" className="linklike" aria-pressed={isOn} onClick={press}>
        <Icon name="speaker" />
        {isOn ? t.stop : t.read}
      </button>
    </p>
  )
}
