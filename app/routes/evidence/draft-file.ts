import { draftPlace, evidenceFile } from '#app/http/evidence.server.ts'

export const loader = evidenceFile(draftPlace)
