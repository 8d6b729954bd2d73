/** What a person's browser received from somebody: pictures that were decoded, sound that was heard. */
export interface Received {
  readonly frames: number
  readonly energy: number
}

export const sumOf = (all: readonly Received[]): Received =>
  all.reduce((sum, { frames, energy }) => ({ frames: sum.frames + frames, energy: sum.energy + energy }), {
    frames: 0,
    energy: 0,
  })

/** What came between two looks, leaving out people who may be heard; what nobody's name stands on counts. */
export function grownBetween(
  before: ReadonlyMap<string, Received>,
  after: ReadonlyMap<string, Received>,
  mayBeHeard: (name: string) => boolean,
): Received {
  const counted = [...after.keys()].filter((name) => !mayBeHeard(name))
  return sumOf(
    counted.map((name) => {
      const [old, now] = [before.get(name), after.get(name)]
      return {
        frames: Math.max(0, (now?.frames ?? 0) - (old?.frames ?? 0)),
        energy: Math.max(0, (now?.energy ?? 0) - (old?.energy ?? 0)),
      }
    }),
  )
}

interface Watched {
  readonly connections: RTCPeerConnection[]
  /** Sender's number in the room, by the track that arrived. */
  readonly senders: Map<string, string>
  /** Name on the tile that shows it, by sender; it stays after the tile is gone. */
  readonly names: Map<string, string>
}

/**
 * Runs in the page before its own code: notes every connection, and of every track the sender that the media server
 * writes into the name of its stream, so that what really arrives can be counted from outside the page's own code.
 */
export const watchConnections = () => {
  const Native = window.RTCPeerConnection
  const watched: Watched = { connections: [], senders: new Map(), names: new Map() }
  Object.defineProperty(window, 'storyWatch', { value: watched })
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings)
      watched.connections.push(this)
      this.addEventListener('track', ({ track, streams }) => {
        const [sender] = streams[0]?.id.split('|') ?? []
        if (sender) watched.senders.set(track.id, sender)
      })
    }
  }
}

/** Runs in the page: what arrived by name of the tile on which the sender is seen. */
export const readConnections = async (): Promise<Record<string, Received>> => {
  const { storyWatch } = window as unknown as { storyWatch?: Watched }
  if (!storyWatch) return {}
  const { connections, senders, names } = storyWatch
  for (const video of document.querySelectorAll('video')) {
    const label = video.getAttribute('aria-label')
    const shown = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : []
    const sender = shown[0] && senders.get(shown[0].id)
    if (label && sender) names.set(sender, label)
  }
  const found: Record<string, { frames: number; energy: number }> = {}
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue
    for (const row of (await connection.getStats()).values()) {
      if (row.type !== 'inbound-rtp') continue
      const name = names.get(senders.get(row.trackIdentifier) ?? '') ?? 'anybody'
      found[name] ??= { frames: 0, energy: 0 }
      found[name].frames += row.framesDecoded ?? 0
      found[name].energy += row.totalAudioEnergy ?? 0
    }
  }
  return found
}
