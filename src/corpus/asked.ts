import { z } from 'zod'
import { parsed, refused, type Parsed } from '../errors.js'
import { parseYaml } from './document.js'
import { issuesIn, quoted } from './issues.js'
import { digestOf, hundredths, parseModels, spellModel, type LinearModel } from './learnt.js'
import type { LearntAspects } from './model.js'
import { idSchema } from './schemas.js'

const question = z.string().min(1).max(300).regex(/^\S(?:[^\p{Cc}]*\S)?$/u, 'one line')

/** One page, `asked/<topic>.yml`: for each aspect how people ask it, and what only sounds like it. */
const pageSchema = z.record(idSchema, z.strictObject({
  'people ask': z.array(question).min(1).max(400),
  'not this': z.array(question).max(400).exactOptional(),
}))

export type AskedPage = z.infer<typeof pageSchema>

export const askedFile = 'aspects.learnt.json'
const pagePattern = /^asked\/([a-z0-9][a-z0-9-]*)\.yml$/

/** The texts of pages on how people ask, among the files of a corpus, by topic. */
export function askedPagesIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(Array.from(files).flatMap(([name, text]) => {
    const id = pagePattern.exec(name)?.[1]
    return id === undefined ? [] : [[id, text] as const]
  }))
}

/** One page with its examples, or what is wrong with it, by line. */
export function parseAskedPage(text: string, topic: string, folder: string): Parsed<AskedPage> {
  const page = parseYaml(text, pageSchema, { issues: issuesIn(`${folder}/asked/${topic}.yml`) })
  return page.ok ? parsed(page.value.value) : page
}

/** Reads what was learnt and holds it against the pages that there are. */
export function readLearntAspects(files: ReadonlyMap<string, string>, folder: string): Parsed<LearntAspects> {
  const text = files.get(askedFile)
  const read = text === undefined ? { pages: {}, models: [] } : parseModels(text)
  if (read === undefined) {
    return refused(
      issuesIn(`${folder}/${askedFile}`).at(1, 'damaged-file',
        `Found a ${quoted(askedFile)} that cannot be read. Run "corpus train" to write it anew.`),
    )
  }
  const pages = askedPagesIn(files)
  const changed = [...pages].filter(([id, page]) => read.pages[id] !== digestOf(page)).map(([id]) => id)
  const gone = Object.keys(read.pages).filter((id) => !pages.has(id))
  return parsed({ model: read.models[0] ?? null, unlearnt: [...changed, ...gone].sort() })
}

/** The text of `aspects.learnt.json`: a feature a line, in the order of its name. */
export function spellLearntAspects(model: LinearModel, pages: ReadonlyMap<string, string>): string {
  const digests = Object.fromEntries(Array.from(pages, ([id, text]) => [id, digestOf(text)] as const).sort(([a], [b]) =>
    a < b ? -1 : 1
  ))
  return `{"pages":${JSON.stringify(digests)},\n"models":[\n${spellModel(model, hundredths)}]}\n`
}
