import { casePlace, evidenceFile } from '#app/http/evidence.server.ts'

export const loader = evidenceFile(casePlace)
