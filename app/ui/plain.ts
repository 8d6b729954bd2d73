import { createContext, useContext } from 'react'

/**
 * `handle` of a route whose page is whole as the server drew it: React stays away from it, and a script of a few
 * kilobytes sends its forms patiently. For the first pages of somebody who knows nothing of us and has a bad line.
 */
export const plainHandle = { plain: true }

/** Whether the page of this `handle` is plain. */
export const isPlainHandle = (handle: unknown): boolean => (handle as { plain?: boolean } | undefined)?.plain === true

/** Whether the page being drawn is plain. */
export const PlainContext = createContext(false)

/** Whether nothing of React will be awake on this page. */
export const useIsPlain = (): boolean => useContext(PlainContext)
