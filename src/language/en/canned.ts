/** Every sentence of canned comparisons. */
export const canned = {
  goneBlock: 'Something that stood here is no longer in the articles.',
  staleInPost: 'The articles or rules behind this have changed since a moderator last looked at it.',
  /** What is wrong with a body, each with what was received. */
  problems: {
    empty: () => 'There is nothing in it yet.',
    'unknown-block': (about: string) => `“${about}” is no kind of live block; expected quote, compare or recommend.`,
    'unknown-passage': (about: string) => `“${about}” is no passage of the articles; expected one as “article#12”.`,
    'unknown-sentences': (about: string) => `“${about}” is no part of this passage; expected numbers of its sentences.`,
    'unknown-technology': (about: string) => `“${about}” is no technology that the articles name.`,
    'unknown-topic': (about: string) => `“${about}” is no topic and no technology here.`,
    'unknown-need': (about: string) => `“${about}” is no need here.`,
    'nothing-to-compare': (about: string) => `“${about}” is nothing to compare; expected two or three technologies, then a topic if you like.`,
    'open-block': (about: string) => `“${about}” is not closed with two brackets, so it stays plain words.`,
    'inline-block': (about: string) => `“${about}” does not stand alone on its line, so it stays plain words.`,
    'repeated-block': (about: string) => `“${about}” stands here a second time.`,
    'open-fence': () => 'A code block is opened here and not closed.',
    'wrong-quote': (about: string) => `“${about}” quotes something that an editor’s note calls wrong; the note is shown with it.`,
    'no-verdict': (about: string) => `“${about}” comes to no verdict.`,
    mention: (about: string) => `“${about}” will call nobody.`,
    'insecure-link': (about: string) => `“${about}” is no https link.`,
    'too-long': (about: string) => `About ${about} characters: more than one message holds, so it will be shortened.`,
    'too-many-parts': (about: string) => `${about} parts: more than one message holds, so the last may be left out.`,
  },
}
