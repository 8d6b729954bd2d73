type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>

const WANTED: Readonly<Record<'zh-CN' | 'en', readonly RegExp[]>> = {
  // Cantonese voices (zh-HK) read Mandarin words in another language: better none.
  'zh-CN': [/^(zh|cmn)(-hans)?(-cn)?$/i, /^zh-(sg|tw|hant-tw)$/i],
  en: [/^en/i],
}

/** The voice for a language: of the mainland before others, on the device before those that need a network. */
export function voiceFor<V extends Voice>(voices: readonly V[], locale: 'zh-CN' | 'en'): V | null {
  for (const pattern of WANTED[locale]) {
    const fitting = voices.filter(({ lang }) => pattern.test(lang.replaceAll('_', '-')))
    const [first = null] = fitting.filter(({ localService }) => localService)
    const chosen = first ?? fitting[0]
    if (chosen) return chosen
  }
  return null
}

/** Sentence by sentence: some phones fall silent in the middle of anything longer. */
export const sentencesOf = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => line.match(/[^。！？；!?\n]+[。！？；!?]*/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

const KEY = 'yanhe.aloud'

/** Whether the reader wants the next page read as well. */
export const isWanted = (storage: Pick<Storage, 'getItem'>): boolean => {
  try {
    return storage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

/** Keeps the wish on this device; a browser that keeps nothing asks each time. */
export function keepWish(storage: Pick<Storage, 'setItem'>, isOn: boolean): void {
  try {
    storage.setItem(KEY, isOn ? 'on' : 'off')
  } catch {
    // Asked again on the next page.
  }
}
