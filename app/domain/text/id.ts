/** Whether a text from an address may be asked of the database as a number of a row (a UUID). */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
