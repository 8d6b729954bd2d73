import type { BrowserContext, Page } from 'playwright'

/** What arrived at one browser during some seconds, counted outside the page's own code. */
export interface Heard {
  /** Live tracks of others that the media server offered and the browser received. */
  readonly tracks: number
  /** Sound energy that came in. */
  readonly energy: number
  /** Frames of pictures that were decoded. */
  readonly frames: number
  /** Loudest level of each tone in decibels of the analyser; −200 when there is nothing at all. */
  readonly tones: Readonly<Record<number, number>>
}

/** Louder than this is the tone itself; what leaks over from neighbouring frequencies stays far below. */
export const AUDIBLE_DB = -55

interface Ears {
  listen(ms: number, tones: number[]): Promise<Heard>
}

/** Notes every connection of the page before its own code runs. */
function install(): void {
  const Native = window.RTCPeerConnection
  const connections: RTCPeerConnection[] = []
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings)
      connections.push(this)
    }
  }
  const open = () => connections.filter(({ connectionState }) => connectionState !== 'closed')
  const receivers = () =>
    open()
      .flatMap((connection) => connection.getReceivers())
      .filter(({ track }) => track.readyState === 'live' && !track.muted)
  const totals = async () => {
    let energy = 0
    let frames = 0
    for (const connection of open()) {
      for (const row of (await connection.getStats()).values()) {
        if (row.type !== 'inbound-rtp') continue
        energy += row.totalAudioEnergy ?? 0
        frames += row.framesDecoded ?? 0
      }
    }
    return { energy, frames }
  }
  const listen = async (ms: number, tones: number[]) => {
    const audio = new AudioContext()
    await audio.resume()
    const seen = new Set<MediaStreamTrack>()
    const analysers: AnalyserNode[] = []
    const loudest = Object.fromEntries(tones.map((tone) => [tone, -200]))
    const before = await totals()
    const until = performance.now() + ms
    while (performance.now() < until) {
      for (const { track } of receivers()) {
        if (seen.has(track)) continue
        seen.add(track)
        if (track.kind !== 'audio') continue
        const analyser = audio.createAnalyser()
        analyser.fftSize = 8_192
        analyser.smoothingTimeConstant = 0
        audio.createMediaStreamSource(new MediaStream([track])).connect(analyser)
        analysers.push(analyser)
      }
      await new Promise((wait) => setTimeout(wait, 50))
      for (const analyser of analysers) {
        const levels = new Float32Array(analyser.frequencyBinCount)
        analyser.getFloatFrequencyData(levels)
        for (const tone of tones) {
          const level = levels[Math.round((tone * analyser.fftSize) / audio.sampleRate)] ?? -200
          loudest[tone] = Math.max(loudest[tone] ?? -200, level)
        }
      }
    }
    const after = await totals()
    await audio.close()
    return {
      tracks: seen.size,
      // A connection that was closed meanwhile takes its counts along.
      energy: Math.max(0, after.energy - before.energy),
      frames: Math.max(0, after.frames - before.frames),
      tones: loudest,
    }
  }
  Object.assign(window, { ears: { listen } satisfies Ears })
}

/** Gives every page of this browser ears, before its own code runs. */
export const giveEars = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(install)
}

/** Listens for a while. */
export const listen = (page: Page, tones: readonly number[], ms = 3_000): Promise<Heard> =>
  page.evaluate(([time, list]) => (window as unknown as { ears: Ears }).ears.listen(time, list), [ms, [...tones]] as [
    number,
    number[],
  ])
