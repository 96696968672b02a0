const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a part of an address may be an id of ours at all; the database would take anything else for a fault. */
export const isId = (text: string): boolean => form.test(text)
