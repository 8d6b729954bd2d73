/** Where the words of a question and of an answer are sealed. */
export const questionPlace = (id: string) => `court_question.text/${id}`
export const answerPlace = (id: string) => `court_answer.text/${id}`
