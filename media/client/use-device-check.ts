import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeviceCheck } from './device-check.ts'
import { type CheckSnapshot, type Ticket, unchecked } from './snapshot.ts'

/** The device check of a page; the video client is loaded when it is started. */
export function useDeviceCheck(ticketFor: () => Promise<Ticket | null>) {
  const [snapshot, setSnapshot] = useState<CheckSnapshot>(unchecked)
  const check = useRef<DeviceCheck | null>(null)
  const source = useRef(ticketFor)
  source.current = ticketFor
  useEffect(() => () => check.current?.stop(), [])
  const run = useCallback(async () => {
    check.current?.stop()
    const { DeviceCheck } = await import('./device-check.ts')
    const own = new DeviceCheck(() => source.current())
    check.current = own
    own.subscribe(() => setSnapshot(own.snapshot()))
    await own.run()
  }, [])
  const ding = useCallback(() => check.current?.ding(), [])
  return { ...snapshot, run, ding }
}
