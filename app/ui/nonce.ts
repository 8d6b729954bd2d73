import { createContext, useContext } from 'react'

/** The nonce of this response's content security policy; the server entry provides it, the browser needs none. */
export const NonceContext = createContext<string | undefined>(undefined)

/** The nonce for inline scripts and styles of this response. */
export const useNonce = (): string | undefined => useContext(NonceContext)
