import { ConnectionQuality, type Participant, type Room, Track } from 'livekit-client'
import type { Network, Somebody } from './snapshot.ts'

const networks: Readonly<Record<string, Network>> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'good',
  [ConnectionQuality.Poor]: 'fair',
  [ConnectionQuality.Lost]: 'lost',
}

const trackOf = (participant: Participant, source: Track.Source): MediaStreamTrack | null => {
  const publication = participant.getTrackPublication(source)
  return publication && !publication.isMuted ? (publication.track?.mediaStreamTrack ?? null) : null
}

const somebody = (participant: Participant): Somebody => ({
  identity: participant.identity,
  name: participant.name ?? '',
  isMe: participant.isLocal,
  speaking: participant.isSpeaking,
  microphoneOn: participant.isMicrophoneEnabled,
  video: trackOf(participant, Track.Source.Camera),
  network: networks[participant.connectionQuality] ?? 'unknown',
})

/** Everybody in the room, oneself last. */
export const peopleOf = (room: Room): Somebody[] => [
  ...[...room.remoteParticipants.values()].map(somebody),
  somebody(room.localParticipant),
]
