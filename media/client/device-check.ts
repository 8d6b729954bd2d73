import { type LocalAudioTrack, type LocalVideoTrack, Room } from 'livekit-client'
import { OwnDevices } from './own-devices.ts'
import { type CheckSnapshot, type Network, type Ticket, unchecked } from './snapshot.ts'

const MEASURE_MS = 2_500
const LEVEL_EVERY_MS = 100
const SLOW_ROUND_TRIP_S = 0.4
const MUCH_LOSS = 0.05
const DING = { frequency: 660, seconds: 0.6, volume: 0.2 } as const

/** Tries camera, microphone, loudspeaker and the way to the media server in a room that nobody else can enter. */
export class DeviceCheck {
  private state: CheckSnapshot = unchecked
  private readonly readers = new Set<() => void>()
  private readonly devices = new OwnDevices()
  private readonly room = new Room({ stopLocalTrackOnUnpublish: false })
  private audio: AudioContext | null = null
  private meter: ReturnType<typeof setInterval> | undefined

  constructor(private readonly ticketFor: () => Promise<Ticket | null>) {}

  snapshot = (): CheckSnapshot => this.state

  subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  private show(change: Partial<CheckSnapshot>): void {
    this.state = { ...this.state, ...change }
    for (const reader of this.readers) reader()
  }

  /** Asks for the devices (the browser asks the person), then measures the line. */
  async run(): Promise<void> {
    this.show({ stage: 'asking' })
    await this.devices.open()
    const { microphone, camera } = this.devices.tracks
    this.show({ stage: 'measuring', ...this.devices.states, video: camera?.mediaStreamTrack ?? null })
    if (microphone) this.watchLevel(microphone)
    this.show({ network: await this.measure(camera), stage: 'done' })
  }

  private async measure(camera: LocalVideoTrack | null): Promise<Network> {
    try {
      const ticket = await this.ticketFor()
      if (!ticket) return 'unknown'
      await this.room.connect(ticket.url, ticket.token, { maxRetries: 0 })
      await this.devices.publishIn(this.room)
      await this.devices.unhush()
      await new Promise((wait) => setTimeout(wait, MEASURE_MS))
      return camera ? await networkOf(camera) : 'good'
    } catch {
      return 'lost'
    } finally {
      await this.room.disconnect(false).catch(() => undefined)
    }
  }

  private watchLevel(microphone: LocalAudioTrack): void {
    this.audio = new AudioContext()
    const analyser = this.audio.createAnalyser()
    this.audio.createMediaStreamSource(new MediaStream([microphone.mediaStreamTrack])).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    this.meter = setInterval(() => {
      analyser.getByteTimeDomainData(samples)
      this.show({ level: Math.min(1, Math.max(...samples.map((sample) => Math.abs(sample - 128))) / 64) })
    }, LEVEL_EVERY_MS)
  }

  /** A short sound; whether it was heard only the person can say. */
  ding(): void {
    const audio = new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = DING.frequency
    volume.gain.value = DING.volume
    tone.connect(volume).connect(audio.destination)
    tone.onended = () => void audio.close()
    tone.start()
    tone.stop(audio.currentTime + DING.seconds)
  }

  stop(): void {
    clearInterval(this.meter)
    void this.audio?.close()
    void this.room.disconnect(false)
    this.devices.close()
  }
}

/** What the receiving end reports about our picture. */
async function networkOf(camera: LocalVideoTrack): Promise<Network> {
  const report = await camera.getRTCStatsReport()
  const rows = report ? [...report.values()] : []
  const remote = rows.find(({ type }) => type === 'remote-inbound-rtp')
  if (!remote) return 'fair'
  const slow = (remote.roundTripTime ?? 0) > SLOW_ROUND_TRIP_S
  return slow || (remote.fractionLost ?? 0) > MUCH_LOSS ? 'fair' : 'good'
}
