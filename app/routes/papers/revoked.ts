export { sendRevoked as loader } from '#app/http/papers.server.ts'
