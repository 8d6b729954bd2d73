export { sendPaper as loader } from '#app/http/papers.server.ts'
