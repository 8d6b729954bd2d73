export { sendRoot as loader } from '#app/http/papers.server.ts'
