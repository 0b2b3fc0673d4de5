/** What knows Markdown and HTML. Loaded by `readArticle` alone, where it is needed. */
export { parseHtml, readHead } from './html.js'
export { parseMarkdown } from './markdown.js'
export { readPage } from './page.js'
