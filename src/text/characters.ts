/** How long a text is to whoever types it: in code points. */
export const countCharacters = (text: string): number => Array.from(text).length

/** Whether there is anything to see in it: zero-width and blank characters are nothing to read. */
export const isReadable = (text: string): boolean => /[^\s\p{C}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u.test(text)
