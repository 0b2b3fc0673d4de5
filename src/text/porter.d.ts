// The folder's index loads the stemmers of every language, which costs ten megabytes; this file alone has no types of
// its own.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  // eslint-disable-next-line no-restricted-syntax -- this is how the file exports it
  export default stemmer
}
