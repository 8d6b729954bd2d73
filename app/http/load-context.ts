import type { Platform } from '#app/domain/platform/platform.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly platform: Platform
    readonly nonce: string
    readonly demo: boolean
    readonly requestId: string
    readonly ip: string
    /** Set when the database went away while this request was answered. */
    isRecordAway?: boolean
  }
  interface Future {
    v3_singleFetch: true
  }
}
