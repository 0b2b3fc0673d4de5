import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { isData, type Data } from './checks.js'

/** Discord's own description of its requests and responses. */
export interface Description {
  /** @returns What is wrong with a request's body. @param path - As described: `/channels/{channel_id}/messages`. */
  checkRequest(method: string, path: string, body: unknown): readonly string[]
  checkResponse(method: string, path: string, status: number, body: unknown): readonly string[]
}

const accepting: Description = { checkRequest: () => [], checkResponse: () => [] }

/** Documented (developers/resources/channel.mdx, Channel Types) and accepted, and not in the description. */
export const missingChannelTypes: readonly number[] = [16]

let opened: Description | undefined

/**
 * Reads the description that `DISCORD_OPENAPI` names: `specs/openapi.json` of
 * https://github.com/discord/discord-api-spec. It is not part of this repository; without it nothing is checked by it.
 */
export function openDescription(file = process.env['DISCORD_OPENAPI']): Description {
  if (file === undefined || file === '') return accepting
  opened ??= readDescription(file)
  return opened
}

function readDescription(file: string): Description {
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Data>>
    readonly components: { readonly schemas: { readonly ChannelTypes: { readonly oneOf: Data[] } } }
  }
  document.components.schemas.ChannelTypes.oneOf.push(...missingChannelTypes.map((kind) => ({ const: kind })))
  // Formats are Discord's own names ("snowflake"); the keywords around a schema are OpenAPI's.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(document, 'discord')
  const compiled = new Map<string, ValidateFunction | undefined>()

  const check = (pointer: readonly string[], body: unknown): readonly string[] => {
    const place = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    if (!compiled.has(place)) compiled.set(place, ajv.getSchema(`discord#/${place}`))
    const validate = compiled.get(place)
    if (!validate) return [`not described: ${pointer.join(' ')}`]
    if (validate(body)) return []
    return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
  }

  const operation = (method: string, path: string): Data | undefined => {
    const found = document.paths[path]?.[method.toLowerCase()]
    return isData(found) ? found : undefined
  }

  return {
    checkRequest: (method, path, body) => {
      const described = operation(method, path)
      if (!described) return [`no such request: ${method} ${path}`]
      if (!isData(described['requestBody'])) return []
      return check(['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'], body)
    },
    checkResponse: (method, path, status, body) => {
      const responses = operation(method, path)?.['responses']
      const response = isData(responses) ? responses[String(status)] : undefined
      if (!isData(response) || !isData(response['content'])) return []
      return check(['paths', path, method.toLowerCase(), 'responses', String(status), 'content', 'application/json',
        'schema'], body)
    },
  }
}
