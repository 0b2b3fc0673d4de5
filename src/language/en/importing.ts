/** What became of the words of a text that is made an article of. */
export const importing = {
  /** Why words are not in the article. */
  leftOut: {
    picture: 'the words of a picture',
    comment: 'a comment',
    script: 'a script or a style of the page',
    hidden: 'hidden on the page',
    control: 'a button or a field',
    embedded: 'embedded, not text',
    'struck-out': 'struck out',
    'front-matter': 'said above the article, and kept nowhere',
    'site-mark': 'a mark of the site’s software',
    definition: 'read as the address of a link',
    'line-numbers': 'line numbers beside code',
  },
  /** Why words that are in the article may not be its own. */
  furniture: {
    share: 'a request to share',
    cookies: 'a cookie notice',
    subscribe: 'a request to subscribe',
    'reading-time': 'a reading time',
    'other-articles': 'a pointer to other articles',
    comment: 'a request to comment',
    follow: 'a request to follow',
    call: 'a call to buy or write',
    advertisement: 'an advertisement',
    legal: 'a copyright or legal line',
    menu: 'a part of the menu',
    byline: 'a byline',
    date: 'a date line',
    credit: 'a picture’s credit',
    navigation: 'the navigation of the page',
    footer: 'the foot of the page',
    aside: 'beside the article',
    form: 'a form',
    outside: 'outside of the page’s main part',
  },
  noWords: 'It holds no words (headings do not count); expected the text of an article.',
  notText: {
    binary: 'It holds zero bytes, as no text does; expected text, Markdown or HTML.',
    'not-utf-8': 'It holds bytes that are not UTF-8; expected text, Markdown or HTML, saved as UTF-8.',
  },
  tooDeep: 'It is nested thousands of levels deep; expected the text of an article.',
  badFront: (format: string, line: number, problem: string) =>
    `Line ${line}, above the article, is not valid ${format}: ${problem.replace(/\.$/, '')}; expected ${
      format === 'TOML' ? 'key = "value"' : '"key: value", a value that holds a colon in quotes'
    }.`,
}
