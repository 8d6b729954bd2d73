import {
  createLocalAudioTrack,
  createLocalVideoTrack,
  type LocalAudioTrack,
  type LocalTrack,
  type LocalVideoTrack,
  type Room,
  Track,
} from 'livekit-client'
import type { OwnDevice } from './snapshot.ts'

const CAPTURE = { resolution: { width: 640, height: 360, frameRate: 15 } }
const PUBLISHED = { simulcast: false, videoEncoding: { maxBitrate: 450_000, maxFramerate: 15 } }

const isLive = (track: LocalAudioTrack | LocalVideoTrack | null): boolean =>
  track?.mediaStreamTrack.readyState === 'live'

/**
 * The own camera and microphone: opened once, carried from room to room, so that the browser asks only once.
 * A device that is missing or refused never stops a person from coming in with the other, or with neither.
 */
export class OwnDevices {
  private microphone: LocalAudioTrack | null = null
  private camera: LocalVideoTrack | null = null
  private readonly wanted = { microphone: true, camera: true }
  private hushed = true

  get states(): { microphone: OwnDevice; camera: OwnDevice } {
    return {
      microphone: this.microphone ? (this.wanted.microphone ? 'on' : 'off') : 'none',
      camera: this.camera ? (this.wanted.camera ? 'on' : 'off') : 'none',
    }
  }

  get tracks(): { readonly microphone: LocalAudioTrack | null; readonly camera: LocalVideoTrack | null } {
    return { microphone: this.microphone, camera: this.camera }
  }

  /** Opens what is not open yet. */
  async open(): Promise<void> {
    const [microphone, camera] = await Promise.all([
      isLive(this.microphone) ? this.microphone : createLocalAudioTrack().catch(() => null),
      isLive(this.camera) ? this.camera : createLocalVideoTrack(CAPTURE).catch(() => null),
    ])
    this.microphone = microphone
    this.camera = camera
  }

  /** Gives both to a room that we are in; the microphone goes in muted and is opened by `unhush`. */
  async publishIn(room: Room): Promise<void> {
    if (this.microphone) {
      await this.microphone.mute()
      await room.localParticipant.publishTrack(this.microphone as LocalTrack, { source: Track.Source.Microphone })
    }
    if (this.camera) {
      if (!this.wanted.camera) await this.camera.mute()
      await room.localParticipant.publishTrack(this.camera as LocalTrack, { source: Track.Source.Camera, ...PUBLISHED })
    }
  }

  /** Sends no sound from now on: before a move, and while somebody is in the room whom nobody let in. */
  async hush(): Promise<void> {
    this.hushed = true
    await this.microphone?.mute()
  }

  /** Sends sound again where the person wants it. */
  async unhush(): Promise<void> {
    this.hushed = false
    if (this.wanted.microphone) await this.microphone?.unmute()
  }

  async set(device: 'microphone' | 'camera', on: boolean): Promise<void> {
    this.wanted[device] = on
    const track = this[device]
    if (!track || (device === 'microphone' && on && this.hushed)) return
    await (on ? track.unmute() : track.mute())
  }

  /** Lets both go; the lights of the devices go out. */
  close(): void {
    this.microphone?.stop()
    this.camera?.stop()
    this.microphone = null
    this.camera = null
  }
}
