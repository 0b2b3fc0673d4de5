import { flatten, isData, listOf, textOf, type Data } from './checks.js'
import type { Upload } from './wire.js'
import { newId } from './world.js'

/** Discord's store of files: what messages and people bring, and where it can be fetched. */
export interface Files {
  /** Takes a file in. @returns What Discord says of it. */
  add(upload: Upload): Data
  find(path: string): Upload | undefined
  /** The body of a message whose components name what was uploaded with it, as it is kept: with addresses. */
  settle(body: Data, uploads: readonly Upload[]): Data
}

export function openFiles(address: () => string): Files {
  const files = new Map<string, Upload>()
  const add = (upload: Upload): Data => {
    const id = newId()
    const path = `/attachments/${id}/${upload.name}`
    files.set(path, upload)
    const url = `${address().replace(/\/api$/, '')}${path}`
    return { id, filename: upload.name, size: upload.bytes.length, url, proxy_url: url, content_type: upload.type }
  }
  return {
    add,
    find: (path) => files.get(path),
    settle: (body, uploads) => {
      if (uploads.length === 0) return body
      const attachments = uploads.map(add)
      const settled = attachments.reduce(
        (text, { filename, url }) => text.replaceAll(`"attachment://${textOf(filename)}"`, JSON.stringify(url)),
        JSON.stringify(body['components'] ?? []),
      )
      return { ...body, components: JSON.parse(settled) as unknown, attachments }
    },
  }
}

/** What is wrong between a message's components and the files that came with it. */
export function checkUploads(body: Data, uploads: readonly Upload[]): readonly string[] {
  const named = [...JSON.stringify(flatten(body['components'])).matchAll(/"attachment:\/\/([^"]*)"/g)].map((
    [, name = ''],
  ) => name)
  const names = uploads.map(({ name }) => name)
  const declared = listOf(body['attachments'])
  return [
    ...[...new Set(named)].filter((name) => !names.includes(name)).map((name) =>
      `a component names ${name}, which was not uploaded`
    ),
    ...names.filter((name) => !named.includes(name)).map((name) => `${name} was uploaded and shows nowhere`),
    ...(new Set(names).size < names.length ? ['two files of one name'] : []),
    ...(uploads.length !== declared.length ? [`${uploads.length} files, ${declared.length} declared`] : []),
    ...(uploads.length > 10 ? [`${uploads.length} files`] : []),
    ...uploads.filter(({ bytes }) => bytes.length === 0 || bytes.length > 10_485_760).map(({ name, bytes }) =>
      `${name} has ${bytes.length} bytes`
    ),
    ...names.filter((name) => !/^[\w.-]+$/.test(name)).map((name) => `Discord would rename ${name}`),
  ]
}

export const bodyOf = (body: unknown): Data => (isData(body) ? body : {})
