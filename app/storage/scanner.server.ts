/** What a malware scanner says; `notScanned` is shown to clerks as it is. */
export type ScanResult = 'notScanned' | 'clean' | 'infected'

/** One file on its way through a scanner. */
export interface Scan {
  /** Hands over the next bytes; resolves when more may come. */
  take(chunk: Buffer): Promise<void>
  /** Ends the file and asks for the result. */
  finish(): Promise<ScanResult>
  /** Gives the scan up. */
  cancel(): void
}

/** A malware scanner. */
export interface Scanner {
  open(): Promise<Scan>
}

/** No scanner is set up: every file is `notScanned`. */
export const noScanner: Scanner = {
  open: async () => ({ take: async () => undefined, finish: async () => 'notScanned', cancel: () => undefined }),
}
