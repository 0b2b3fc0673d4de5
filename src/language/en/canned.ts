export const canned = {}
