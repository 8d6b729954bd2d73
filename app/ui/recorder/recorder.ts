/** The longest message, in milliseconds. */
export const MAX_MESSAGE_MS = 180_000

export type MessageKind = 'audio' | 'video'

/** Kinds of file that browsers can record, with the ending that the server knows; what has no place and device first. */
const FORMATS: Readonly<Record<MessageKind, readonly (readonly [type: string, ending: string])[]>> = {
  audio: [
    ['audio/webm;codecs=opus', 'webm'],
    ['audio/webm', 'webm'],
    ['audio/mp4', 'm4a'],
  ],
  video: [
    ['video/webm;codecs=vp8,opus', 'webm'],
    ['video/webm', 'webm'],
    ['video/mp4', 'mp4'],
  ],
}
const BITS = { audioBitsPerSecond: 32_000, videoBitsPerSecond: 500_000 } as const
const SMALL_PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' } as const
const SLICE_MS = 1_000

const formatFor = (kind: MessageKind) => FORMATS[kind].find(([type]) => MediaRecorder.isTypeSupported(type))

/** Whether this browser records here: outside a secure page none does. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' &&
  typeof navigator.mediaDevices?.getUserMedia === 'function' &&
  formatFor('audio') !== undefined

/** One message while it is recorded. */
export interface Recording {
  readonly stream: MediaStream
  /** Ends by `stop` or when the time is over. @returns the message as a file named `name`. */
  readonly file: Promise<File>
  stop(): void
}

/** Opens microphone (and camera) and begins. @throws what the browser says when it is refused or has no device. */
export async function startRecording(kind: MessageKind, name: string): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: kind === 'video' && SMALL_PICTURE })
  const close = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  const format = formatFor(kind)
  if (!format) {
    close()
    throw new DOMException('no format to record in', 'NotSupportedError')
  }
  const [type, ending] = format
  const recorder = new MediaRecorder(stream, { mimeType: type, ...BITS })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => void pieces.push(data)
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const timer = setTimeout(stop, MAX_MESSAGE_MS)
  const file = new Promise<File>((resolve) => {
    recorder.onstop = () => {
      clearTimeout(timer)
      close()
      const [plain = type] = type.split(';')
      resolve(new File(pieces, `${name}.${ending}`, { type: plain }))
    }
  })
  recorder.start(SLICE_MS)
  return { stream, file, stop }
}
