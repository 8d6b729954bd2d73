import { useEffect, useRef } from 'react'

/** Shows one camera; the element stays while tracks come and go. */
export const Picture = ({ track, label, mirrored }: { track: MediaStreamTrack; label: string; mirrored?: boolean }) => {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => play(element.current, track), [track])
  return (
    <video
      ref={element}
      aria-label={label}
      className={mirrored ? 'is-mirrored' : undefined}
      autoPlay
      muted
      playsInline
    />
  )
}

function play(element: HTMLMediaElement | null, track: MediaStreamTrack): (() => void) | undefined {
  if (!element) return undefined
  element.srcObject = new MediaStream([track])
  element.play().catch(() => undefined)
  return () => {
    element.srcObject = null
  }
}
