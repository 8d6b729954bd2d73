/** Where something listens or is found; parsed once from the environment by `app/http/env.server.ts`. */
export interface Settings {
  /** Public address of the site without a slash at the end, such as http://127.0.0.1:3000. */
  readonly origin: string
  /** Demo accounts, the outbox page and other doors that a real instance must not have. */
  readonly demo: boolean
  /** Folder of this instance for keys and embedded parts. */
  readonly dataDir: string
  readonly trustProxy: boolean
  readonly databaseUrl: string
  readonly store: {
    readonly endpoint: string
    readonly region: string
    readonly bucket: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly publicEndpoint: string
  }
  /** Null: no media server; the site runs, video pages say so. */
  readonly livekit: {
    readonly url: string
    /** Address that browsers use, such as ws://127.0.0.1:7880. */
    readonly publicUrl: string
    readonly apiKey: string
    readonly apiSecret: string
  } | null
  /** Null: no malware scanner; every file is shown as not scanned. `maxBytes`: the largest file that it reads whole. */
  readonly clamd: { readonly url: string; readonly maxBytes: number } | null
  readonly smtpUrl: string | null
  readonly sms: { readonly url: string; readonly token: string } | null
  /** Milliseconds added to the real time to get the law's time; 0 outside tests and stories. */
  readonly lawClockOffsetMs: number
  /** Public name in front of messages, such as 诸暨调解, and the number that people call. */
  readonly sign: string
  readonly helpPhone: string
}
