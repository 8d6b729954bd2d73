/** Address of the script of plain pages; `dev/plain-script.ts` makes it. */
declare module 'virtual:plain-script' {
  export const plainScriptAddress: string
}
